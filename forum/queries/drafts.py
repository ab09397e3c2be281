"""Unfinished texts of a member; nobody else can ask for them."""

from collections.abc import Sequence

from sqlalchemy import select

from forum.models import Draft, db


def find_draft(member_id: int, place: str) -> Draft | None:
    """What the member left unfinished in one place."""
    return db.session.scalar(select(Draft).where(Draft.member_id == member_id, Draft.place == place))


def list_drafts(member_id: int) -> Sequence[Draft]:
    """All unfinished texts of a member, newest first."""
    return db.session.scalars(select(Draft).where(Draft.member_id == member_id).order_by(Draft.saved_at.desc())).all()
