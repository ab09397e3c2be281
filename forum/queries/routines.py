"""Routine cards: who may see which, lists of them, one version of one."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import ColumnElement, or_, select
from sqlalchemy.orm import joinedload

from forum.models import Routine, RoutineSave, RoutineVersion, db
from forum.rules.people import Person


def visible_to(person: Person) -> ColumnElement[bool]:
    """The one rule for which cards a person may know of; drafts and private cards are their owner's alone."""
    public = Routine.state == "public"
    if person.is_visitor:
        return public
    mine = Routine.owner_id == person.id
    hidden = Routine.state == "hidden"
    return or_(public, mine, hidden) if person.is_moderator else or_(public, mine)


@dataclass(frozen=True, slots=True)
class CardRow:
    """A card as lists show it."""

    id: int
    slug: str
    title: str
    state: str
    owner_name: str
    n: int
    minutes: int
    energy: int
    save_count: int
    card: dict[str, Any]
    summary: dict[str, Any]

    @property
    def url(self) -> str:
        return f"/routines/{self.id}/{self.slug}"

    @property
    def meta(self) -> str:
        return str(self.summary.get("meta", ""))

    @property
    def modalities(self) -> list[str]:
        return list(self.summary.get("modalities", ()))

    @property
    def purpose(self) -> str:
        return str(self.card.get("purpose", ""))


CURRENT = (
    select(RoutineVersion)
    .join(Routine, (Routine.id == RoutineVersion.routine_id) & (Routine.current_n == RoutineVersion.n))
    .options(joinedload(RoutineVersion.routine).joinedload(Routine.owner))
)


def row_of(version: RoutineVersion) -> CardRow:
    """A list row from a version loaded with its routine and owner."""
    routine = version.routine
    return CardRow(
        routine.id,
        routine.slug,
        str(version.card["title"]),
        routine.state,
        routine.owner.name,
        version.n,
        version.minutes,
        version.energy,
        routine.save_count,
        version.card,
        version.summary,
    )


def list_attachable(member_id: int) -> Sequence[CardRow]:
    """The public cards a member made or saved, which may go with a post."""
    saved = select(RoutineSave.routine_id).where(RoutineSave.member_id == member_id)
    wanted = CURRENT.where(Routine.state == "public", or_(Routine.owner_id == member_id, Routine.id.in_(saved)))
    return [row_of(version) for version in db.session.scalars(wanted.order_by(Routine.touched_at.desc()).limit(60))]


def list_low_energy(limit: int = 3) -> Sequence[CardRow]:
    """Public cards for a tired day: the least energy first, then the shortest."""
    wanted = CURRENT.where(Routine.state == "public").order_by(
        RoutineVersion.energy, RoutineVersion.minutes, Routine.id
    )
    return [row_of(version) for version in db.session.scalars(wanted.limit(limit))]
