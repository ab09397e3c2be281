"""Unfinished texts of a member; nobody else can ask for them."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import bindparam, select

from forum.models import Draft, db
from forum.queries.kit.kept_connection import find_row
from forum.rules.talk.drafts import mark_of, places_at


@dataclass(frozen=True, slots=True)
class Unfinished:
    """What a member has typed and not yet sent, where it is kept, and what tells it from any other text."""

    id: int
    place: str
    fields: dict[str, Any]
    saved_at: datetime

    @property
    def mark(self) -> str:
        return mark_of(self.fields)


def list_here(member_id: int, place: str, first: int = 0) -> list[Unfinished]:
    """What the member left unfinished in one place and beside it; the draft whose id is `first` comes first."""
    wanted = select(Draft.id, Draft.place, Draft.fields, Draft.saved_at).where(
        Draft.member_id == member_id, Draft.place.in_(places_at(place))
    )
    found = [Unfinished(*row) for row in db.session.execute(wanted.order_by(Draft.place))]
    return sorted(found, key=lambda one: one.id != first)


def list_drafts(member_id: int) -> Sequence[Draft]:
    """All unfinished texts of a member, newest first."""
    return db.session.scalars(select(Draft).where(Draft.member_id == member_id).order_by(Draft.saved_at.desc())).all()


LAST = (
    select(Draft.id, Draft.place, Draft.fields, Draft.saved_at)
    .where(Draft.member_id == bindparam("member_id"))
    .order_by(Draft.saved_at.desc())
    .limit(1)
)


def find_last(member_id: int) -> Unfinished | None:
    """The text that a member left unfinished last."""
    row = find_row(LAST, member_id=member_id)
    return Unfinished(*row) if row else None
