"""Suggested exercises: who may know of which, what waits for the moderators, and who asked."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import ColumnElement, Select, false, func, select, true
from sqlalchemy.orm import Session

from forum.models import ExerciseAsker, LibraryExercise, Member, SuggestedExercise, db
from forum.queries.members.members import FULL_NAME
from forum.rules.kit.people import Person
from forum.rules.library.suggested_exercises import STATES, SUGGESTED_A_PAGE


def visible_to(person: Person) -> ColumnElement[bool]:
    """The one rule for who may know of a suggestion: those who ask for it, moderators and clinicians."""
    if person.is_curator:
        return true()
    if person.is_visitor:
        return false()
    mine = select(ExerciseAsker.suggested_id).where(ExerciseAsker.member_id == person.id)
    return SuggestedExercise.id.in_(mine)


@dataclass(frozen=True, slots=True)
class SuggestedRow:
    """A suggestion in a list; `asked` counts members, `exercise_name` is "" until the library has it."""

    id: int
    name: str
    state: str
    reason: str
    created_at: datetime
    asked: int
    exercise_id: str | None
    exercise_name: str


@dataclass(frozen=True, slots=True)
class SaidOfExercise:
    """What one member says of it; `routine_id` is their card, None without one."""

    member_id: int
    name: str
    full_name: str
    how: str
    position: str
    held_on: str
    routine_id: int | None
    asked_at: datetime


def find(suggested_id: int, person: Person) -> SuggestedExercise | None:
    """The suggestion, when the person may know of it."""
    return db.session.scalar(select(SuggestedExercise).where(SuggestedExercise.id == suggested_id, visible_to(person)))


def page_desk(state: str, page: int) -> list[SuggestedRow]:
    """What moderators see of a state: what waits by how many ask for it, the rest by when it was decided."""
    order = (_ASKED.desc(), SuggestedExercise.id) if state == "suggested" else (SuggestedExercise.decided_at.desc(),)
    wanted = _rows().where(SuggestedExercise.state == state).order_by(*order)
    return _read(wanted.limit(SUGGESTED_A_PAGE).offset((page - 1) * SUGGESTED_A_PAGE))


def list_mine(member_id: int) -> list[SuggestedRow]:
    """What a member asks for, the newest first."""
    mine = select(ExerciseAsker.suggested_id).where(ExerciseAsker.member_id == member_id)
    return _read(_rows().where(SuggestedExercise.id.in_(mine)).order_by(SuggestedExercise.id.desc()))


def count_states() -> dict[str, int]:
    """How many suggestions are in each state."""
    counted = select(SuggestedExercise.state, func.count()).group_by(SuggestedExercise.state)
    found = dict(db.session.execute(counted).all())
    return {state: found.get(state, 0) for state in STATES}


def count_open(session: Session, member_id: int) -> int:
    """How many suggestions of a member wait."""
    wanted = (
        select(func.count())
        .select_from(ExerciseAsker)
        .join(SuggestedExercise, SuggestedExercise.id == ExerciseAsker.suggested_id)
        .where(ExerciseAsker.member_id == member_id, SuggestedExercise.state == "suggested")
    )
    return session.scalar(wanted) or 0


def count_asked(suggested_id: int) -> int:
    """How many members ask for it."""
    wanted = select(func.count()).select_from(ExerciseAsker).where(ExerciseAsker.suggested_id == suggested_id)
    return db.session.scalar(wanted) or 0


def list_asked(suggested_id: int, member_id: int | None = None) -> Sequence[SaidOfExercise]:
    """What was said of it by those who ask, the first of them first; of one member alone with `member_id`."""
    asker = ExerciseAsker
    columns = (asker.how, asker.position, asker.held_on, asker.routine_id, asker.asked_at)
    wanted = select(Member.id, Member.name, FULL_NAME, *columns).join(Member, Member.id == asker.member_id)
    wanted = wanted.where(asker.suggested_id == suggested_id).order_by(asker.asked_at, asker.member_id)
    if member_id is not None:
        wanted = wanted.where(asker.member_id == member_id)
    return [SaidOfExercise(*row) for row in db.session.execute(wanted)]


_ASKED = (
    select(func.count())
    .select_from(ExerciseAsker)
    .where(ExerciseAsker.suggested_id == SuggestedExercise.id)
    .correlate(SuggestedExercise)
    .scalar_subquery()
)


def _rows() -> Select[Any]:
    one, named = SuggestedExercise, func.coalesce(LibraryExercise.name, "")
    columns = (one.id, one.name, one.state, one.reason, one.created_at, _ASKED, one.exercise_id, named)
    return select(*columns).outerjoin(LibraryExercise, LibraryExercise.id == one.exercise_id)


def _read(wanted: Select[Any]) -> list[SuggestedRow]:
    return [SuggestedRow(*row) for row in db.session.execute(wanted)]
