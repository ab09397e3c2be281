"""The changes of the site, as the admins read them."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import select

from forum.models import Member, SiteEdition, db
from forum.queries.members.members import FULL_NAME
from forum.rules.upkeep.site import EDITIONS_A_PAGE


@dataclass(frozen=True, slots=True)
class EditionView:
    """One change: what was changed, by whom, when."""

    id: int
    changed: str
    by_full_name: str
    created_at: datetime


def page_editions(before: int = 0) -> Sequence[EditionView]:
    """The changes from below the id `before`, the newest first."""
    wanted = select(SiteEdition.id, SiteEdition.changed, FULL_NAME, SiteEdition.created_at)
    wanted = wanted.join(Member, Member.id == SiteEdition.by_id).order_by(SiteEdition.id.desc())
    if before:
        wanted = wanted.where(SiteEdition.id < before)
    return [EditionView(*row) for row in db.session.execute(wanted.limit(EDITIONS_A_PAGE))]
