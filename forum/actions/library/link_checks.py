"""Writing down whether the link of a resource answered."""

from datetime import datetime

from forum.actions.kit.base import transaction
from forum.models import LinkCheck, Resource
from forum.queries.library.link_checks import DueLink, host_of
from forum.rules.library.link_checks import fails_after, next_check


def put_down(link: DueLink, outcome: str, status: int, went_to: str, now: datetime) -> None:
    """Keep what was found of a link, unless its resource has another address by now."""
    fails = fails_after(outcome, link.fails)
    with transaction() as session:
        resource = session.get(Resource, link.resource_id)
        if resource is None or resource.url != link.url:
            return
        session.merge(
            LinkCheck(
                resource_id=link.resource_id,
                host=host_of(link.url),
                checked_at=now,
                due_at=next_check(outcome, fails, now),
                outcome=outcome,
                status=status,
                fails=fails,
                went_to=went_to[:500] if went_to != link.url else "",
            )
        )
