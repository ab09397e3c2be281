"""How the site is now: which edition is in force is asked each time, what it says is remembered by its mark."""

from functools import lru_cache

from sqlalchemy import select
from sqlalchemy.exc import SQLAlchemyError

from forum.models import SiteEdition
from forum.queries.kit.kept_connection import find_row
from forum.rules.kit.site import USUAL, Site, site_of

NEWEST = select(SiteEdition.mark).order_by(SiteEdition.id.desc()).limit(1)
CHOSEN = select(SiteEdition.chosen)
# Beside what a statement asks anyway: the mark of the edition in force, NULL while nobody chose anything.
MARK = NEWEST.scalar_subquery().label("site_mark")


def find_mark() -> str:
    """The mark of the edition in force, "" for none."""
    row = find_row(NEWEST)
    return row.mark if row else ""


@lru_cache(maxsize=16)
def site_by(mark: str) -> Site:
    """What the edition with this mark says; it never changes."""
    row = find_row(CHOSEN.where(SiteEdition.mark == mark)) if mark else None
    return site_of(row.chosen, mark) if row else USUAL


def find_site() -> Site:
    """The site as it is now, or as it usually is while the database can't be asked."""
    try:
        return site_by(find_mark())
    except SQLAlchemyError:
        return USUAL
