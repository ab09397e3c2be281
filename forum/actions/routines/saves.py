"""Keeping other people's cards in My routines."""

from datetime import datetime

from sqlalchemy import delete, update
from sqlalchemy.orm import Session

from forum.actions.kit.base import get_row, transaction
from forum.errors import NotFound, Refused
from forum.models import Routine, RoutineSave
from forum.rules.kit.people import Person
from forum.rules.kit.permissions import check_awake
from forum.rules.routines import refusal_words


def keep(person: Person, routine_id: int, now: datetime) -> None:
    """Save a card to My routines; a card that is saved already stays saved."""
    check_awake(person, now)
    with transaction() as session:
        routine = get_row(session, Routine, routine_id, lock=True)
        if routine.owner_id == person.id and routine.state == "draft":
            raise Refused(refusal_words.KEEPS_OWN_DRAFT)
        if routine.state != "public" and routine.owner_id != person.id:
            raise NotFound
        if session.get(RoutineSave, (person.id, routine_id)) is None:
            session.add(RoutineSave(member_id=person.id, routine_id=routine_id, saved_at=now))
            _count(session, routine_id, 1)


def let_go(person: Person, routine_id: int, now: datetime) -> None:
    """Take a card out of My routines; nothing happens when it is not there."""
    check_awake(person, now)
    with transaction() as session:
        routine = get_row(session, Routine, routine_id, lock=True)
        mine = RoutineSave.member_id == person.id, RoutineSave.routine_id == routine_id
        gone = session.execute(delete(RoutineSave).where(*mine).returning(RoutineSave.routine_id)).all()
        if gone:
            _count(session, routine_id, -1)
        elif routine.state != "public" and routine.owner_id != person.id:
            raise NotFound


def _count(session: Session, routine_id: int, by: int) -> None:
    session.execute(update(Routine).where(Routine.id == routine_id).values(save_count=Routine.save_count + by))
