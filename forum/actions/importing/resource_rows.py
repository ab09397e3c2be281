"""From checked lines to trusted resources, inside a running transaction."""

from collections.abc import Sequence

from sqlalchemy.orm import Session

from forum.actions.importing.rows import Desk
from forum.actions.kit.base import enqueue
from forum.actions.library.resource_changes import columns_of
from forum.actions.moderation.resource_marks import mark_resources
from forum.formats.archive.lines import ResourceLine
from forum.models import Resource
from forum.rules.library.resources import url_key


def put_resources(session: Session, lines: Sequence[ResourceLine], desk: Desk) -> None:
    """Trusted resources, live at once."""
    for line in lines:
        session.add(
            Resource(
                id=line.id,
                title=line.title,
                url=line.url,
                url_key=url_key(line.url),
                made_by=line.made_by,
                why=line.why,
                kind=line.type,
                level=line.level,
                review_on=line.review_on,
                checked_at=line.checked_at,
                checked_by_id=line.checked_by,
                added_by_id=line.added_by,
                created_at=line.at,
                **(columns_of(line.about, line.noted_at or line.checked_at) if line.about else {}),
            )
        )
        enqueue(session, "resource.saved", desk.now, resource_id=line.id)
    mark_resources(session)
    session.flush()
