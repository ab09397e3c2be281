"""The searches a member keeps; they are nobody else's to see."""

from collections.abc import Sequence

from sqlalchemy import select

from forum.models import SavedSearch, db


def list_saved(member_id: int) -> Sequence[SavedSearch]:
    """All of them, by name."""
    mine = select(SavedSearch).where(SavedSearch.member_id == member_id)
    return db.session.scalars(mine.order_by(SavedSearch.name, SavedSearch.id)).all()


def list_to_tell(member_id: int) -> Sequence[SavedSearch]:
    """Those of which the letter that waits tells."""
    mine = select(SavedSearch).where(SavedSearch.member_id == member_id, SavedSearch.is_mailed)
    return db.session.scalars(mine.where(SavedSearch.told_from.is_not(None)).order_by(SavedSearch.name)).all()
