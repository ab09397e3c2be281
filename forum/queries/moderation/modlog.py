"""The modlog, as moderators read it."""

from collections import defaultdict
from collections.abc import Sequence

from sqlalchemy import and_, func, or_, select
from sqlalchemy.orm import joinedload

from forum.models import ModlogEntry, db
from forum.rules.moderation.moderation import LOG_A_PAGE


def page_log(act: str = "", page: int = 1) -> Sequence[ModlogEntry]:
    """One page of the modlog, newest first, with who did each act; of one kind of act, if named."""
    wanted = select(ModlogEntry).options(joinedload(ModlogEntry.actor))
    if act:
        wanted = wanted.where(ModlogEntry.act == act)
    ordered = wanted.order_by(ModlogEntry.id.desc())
    return db.session.scalars(ordered.limit(LOG_A_PAGE).offset((page - 1) * LOG_A_PAGE)).all()


def count_acts() -> dict[str, int]:
    """How often each kind of act was done."""
    counted = select(ModlogEntry.act, func.count()).group_by(ModlogEntry.act).order_by(ModlogEntry.act)
    return dict(db.session.execute(counted).all())


def list_entries(keys: Sequence[tuple[str, int]]) -> dict[tuple[str, int], list[ModlogEntry]]:
    """What was done before with these things (noun and id), oldest first, with who did it."""
    matches = [and_(ModlogEntry.noun == noun, ModlogEntry.noun_id == str(noun_id)) for noun, noun_id in keys]
    wanted = select(ModlogEntry).where(or_(False, *matches)).options(joinedload(ModlogEntry.actor))
    found: dict[tuple[str, int], list[ModlogEntry]] = defaultdict(list)
    for entry in db.session.scalars(wanted.order_by(ModlogEntry.id)):
        found[entry.noun, int(entry.noun_id)].append(entry)
    return found
