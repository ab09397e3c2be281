"""Unfinished texts of a member; nobody else can ask for them."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import bindparam, select

from forum.models import Draft, db
from forum.queries.kit.kept_connection import find_row


@dataclass(frozen=True, slots=True)
class Unfinished:
    """What a member has typed and not yet sent."""

    fields: dict[str, Any]
    saved_at: datetime


IN_PLACE = select(Draft.fields, Draft.saved_at).where(
    Draft.member_id == bindparam("member_id"), Draft.place == bindparam("place")
)


def find_draft(member_id: int, place: str) -> Unfinished | None:
    """What the member left unfinished in one place."""
    row = find_row(IN_PLACE, member_id=member_id, place=place)
    return Unfinished(row.fields, row.saved_at) if row else None


def list_drafts(member_id: int) -> Sequence[Draft]:
    """All unfinished texts of a member, newest first."""
    return db.session.scalars(select(Draft).where(Draft.member_id == member_id).order_by(Draft.saved_at.desc())).all()
