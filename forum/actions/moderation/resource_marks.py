"""Saying that what readers see of the trusted resources has changed, so that what was made before is not sent again."""

from secrets import token_hex

from sqlalchemy import select, update
from sqlalchemy.orm import Session

from forum.models import ResourceMark

MARK_BYTES = 8
# So many changes a process may have missed and still catch up without reading the whole list.
RECENT_MOST = 20


def mark_resources(session: Session, *changed: int, is_relisted: bool = True) -> None:
    """Make kept pages stale; `is_relisted`: order or counts of the list may be others too, for these resources or,
    when none is named, for all.

    The marks are words by chance: two databases never have the same one for different things.
    """
    if not is_relisted:
        session.execute(update(ResourceMark).values(shown=token_hex(MARK_BYTES)))
        return
    row = session.scalars(select(ResourceMark).with_for_update()).one()
    row.listed, row.shown = token_hex(MARK_BYTES), token_hex(MARK_BYTES)
    recent = row.recent["changes"] if changed else []
    row.recent = {"changes": [*recent, [row.listed, list(changed)]][-RECENT_MOST:]}
