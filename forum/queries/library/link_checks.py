"""Which link is to be followed next, and what was found of those that were."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from urllib.parse import urlsplit

from sqlalchemy import literal, select

from forum.models import LinkCheck, Resource, db
from forum.queries.library.resources import LISTED
from forum.rules.library.hosts import ascii_host
from forum.rules.library.link_checks import HOST_RESTS


@dataclass(frozen=True, slots=True)
class DueLink:
    """A link to follow."""

    resource_id: int
    url: str
    fails: int


def find_due(now: datetime) -> DueLink | None:
    """The listed link that waits longest, never followed ones first, of a host that was left alone for a while.

    The hosts of the last while are few, because links are followed slowly.
    """
    busy = select(LinkCheck.host).where(LinkCheck.checked_at > now - HOST_RESTS)
    tired = set(db.session.scalars(busy.distinct()))
    new = select(Resource.id, Resource.url, literal(0)).outerjoin(LinkCheck, LinkCheck.resource_id == Resource.id)
    new = new.where(LISTED, LinkCheck.resource_id.is_(None)).order_by(Resource.id)
    due = select(Resource.id, Resource.url, LinkCheck.fails).join(LinkCheck, LinkCheck.resource_id == Resource.id)
    due = due.where(LISTED, LinkCheck.due_at <= now).order_by(LinkCheck.due_at)
    for wanted in (new, due):
        for row in db.session.execute(wanted.limit(len(tired) + 200)):
            link = DueLink(*row)
            if host_of(link.url) not in tired:
                return link
    return None


def host_of(url: str) -> str:
    """The host of a resource's address, by which a program is polite."""
    return ascii_host(urlsplit(url).hostname or "")


def list_found(resource_ids: Sequence[int]) -> dict[int, LinkCheck]:
    """What was found of the links of these resources last."""
    wanted = select(LinkCheck).where(LinkCheck.resource_id.in_(resource_ids))
    return {one.resource_id: one for one in db.session.scalars(wanted)}


def let_go() -> None:
    """End what was read, so that nothing waits while another site is asked."""
    db.session.rollback()
