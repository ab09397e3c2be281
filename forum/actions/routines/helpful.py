"""Saying that a card helped: counted for all to see, and nobody sees who said it."""

from datetime import datetime

from sqlalchemy import delete, update
from sqlalchemy.orm import Session

from forum.actions.kit.base import get_row, transaction
from forum.errors import NotFound, Refused
from forum.models import Routine, RoutineHelpful
from forum.rules.kit.people import Person
from forum.rules.kit.permissions import check_confirmed
from forum.rules.routines import refusal_words


def say(person: Person, routine_id: int, now: datetime) -> None:
    """Say that a public card of somebody else helped; once is enough. Raises `Refused` and `NotFound`."""
    check_confirmed(person, now)
    with transaction() as session:
        routine = get_row(session, Routine, routine_id, lock=True)
        if routine.owner_id == person.id:
            raise Refused(refusal_words.THANKS_THEMSELVES)
        if routine.state != "public":
            raise NotFound
        if session.get(RoutineHelpful, (person.id, routine_id)) is None:
            session.add(RoutineHelpful(member_id=person.id, routine_id=routine_id, said_at=now))
            _count(session, routine_id, 1)


def take_back(person: Person, routine_id: int) -> None:
    """Take it back; nothing happens when it was not said."""
    with transaction() as session:
        mine = RoutineHelpful.member_id == person.id, RoutineHelpful.routine_id == routine_id
        if session.execute(delete(RoutineHelpful).where(*mine).returning(RoutineHelpful.routine_id)).all():
            _count(session, routine_id, -1)
        else:
            get_row(session, Routine, routine_id)


def _count(session: Session, routine_id: int, by: int) -> None:
    session.execute(update(Routine).where(Routine.id == routine_id).values(helpful_count=Routine.helpful_count + by))
