"""What people do with exercises that the library lacks: members ask for them, moderators decide.

Accepting makes no exercise: the library comes with a release. It says which of its exercises was meant, once it is
there.
"""

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import select
from sqlalchemy.orm import Session

from forum.actions.kit.base import get_row, transaction, upsert
from forum.actions.moderation.moderation import check_act
from forum.actions.moderation.modlog import Subject, note_act
from forum.actions.moderation.unasked import drop_unasked
from forum.actions.routines.lines import name_lines
from forum.actions.talk.notices import tell
from forum.errors import NotFound, Refused
from forum.models import ExerciseAsker, LibraryExercise, Routine, SuggestedExercise
from forum.queries.library.exercises import get_library
from forum.queries.library.suggested_exercises import count_open, find
from forum.rules.kit.people import Person
from forum.rules.kit.permissions import check_awake, check_confirmed
from forum.rules.library import refusal_words
from forum.rules.library import suggested_exercises as rules
from forum.text.kit.clean import clean_text


@dataclass(frozen=True, slots=True)
class Typed:
    """A suggestion as it was typed; `routine_id` is the card that has the exercise, None without one."""

    name: str
    how: str
    position: str
    held_on: str
    routine_id: int | None = None


def suggest(person: Person, typed: Typed, now: datetime) -> int:
    """Ask for an exercise, together with those who asked for the same, and give the suggestion's id.

    Sent twice, it is there once, with the last words. Raises `Refused`, also for what the library has by any name.
    """
    check_confirmed(person, now)
    said = rules.check_suggestion(
        name=clean_text(typed.name), how=clean_text(typed.how), position=typed.position, held_on=typed.held_on
    )
    if known := rules.find_known(said.name, get_library().exercises):
        raise Refused(refusal_words.exercise_known(known.name, known.id), "name")
    with transaction() as session:
        check_own_card(session, person, typed.routine_id)
        row = put(session, said, now)
        asker = session.get(ExerciseAsker, (row.id, person.id))
        if row.state == "declined":
            raise Refused(refusal_words.suggestion_declined(row.name, row.reason), "name")
        if row.exercise_id:
            meant = get_row(session, LibraryExercise, row.exercise_id)
            raise Refused(refusal_words.exercise_known(meant.name, meant.id), "name")
        if asker is None:
            rules.check_open(count_open(session, person.id))
            asker = ExerciseAsker(suggested_id=row.id, member_id=person.id, asked_at=now)
            session.add(asker)
        asker.how, asker.position, asker.held_on = said.how, said.position, said.held_on
        asker.routine_id = typed.routine_id or asker.routine_id
        return row.id


def put(session: Session, said: rules.MissingExercise, now: datetime) -> SuggestedExercise:
    """The suggestion of this exercise, locked; a new one when nobody asked before, also in this very moment."""
    new = upsert(session, SuggestedExercise).values(
        name=said.name, key=said.key, state="suggested", reason="", created_at=now
    )
    session.execute(new.on_conflict_do_nothing(index_elements=["key"]))
    return session.scalars(select(SuggestedExercise).where(SuggestedExercise.key == said.key).with_for_update()).one()


def check_own_card(session: Session, person: Person, routine_id: int | None) -> None:
    """Refuse a card that is not one's own."""
    if routine_id is None:
        return
    routine = session.get(Routine, routine_id)
    if routine is None or routine.owner_id != person.id:
        raise Refused(refusal_words.NOT_YOUR_CARD)


def take_back(person: Person, suggested_id: int, now: datetime) -> None:
    """Ask for it no more; raises `Refused` once it is decided, `NotFound` when the person does not ask for it."""
    check_awake(person, now)
    with transaction() as session:
        row = get_row(session, SuggestedExercise, suggested_id, lock=True)
        asker = get_row(session, ExerciseAsker, (suggested_id, person.id))
        if row.state != "suggested":
            raise Refused(refusal_words.SUGGESTION_DECIDED)
        session.delete(asker)
        session.flush()
        drop_unasked(session)


def accept(person: Person, suggested_id: int, exercise_id: str, reason: str, now: datetime) -> None:
    """Accept a suggestion as this exercise of the library, or ("") as one that a later release is to bring.

    It can be done again, once the exercise is there. Raises `Refused` or `NotFound`.
    """
    reason = check_act(person, reason, now)
    if exercise_id and exercise_id not in get_library().exercises:
        raise Refused(refusal_words.EXERCISE_UNKNOWN, "exercise")
    with transaction() as session:
        row = get_row(session, SuggestedExercise, suggested_id, lock=True)
        if (row.state, row.exercise_id or "") == ("accepted", exercise_id):
            return
        row.exercise_id = exercise_id or None
        told = {"exercises": [exercise_id]} if exercise_id else {}
        entry_id = decide(session, person, row, "accepted", reason, now)
        tell_askers(session, person, row, "accept" if exercise_id else "later", entry_id, now, **told)


def decline(person: Person, suggested_id: int, reason: str, now: datetime) -> None:
    """Decline a suggestion and tell those who asked why; raises `Refused` or `NotFound`."""
    reason = check_act(person, reason, now)
    with transaction() as session:
        row = get_row(session, SuggestedExercise, suggested_id, lock=True)
        if row.state == "declined":
            return
        row.exercise_id = None
        entry_id = decide(session, person, row, "declined", reason, now)
        tell_askers(session, person, row, "decline", entry_id, now)


def decide(session: Session, person: Person, row: SuggestedExercise, state: str, reason: str, now: datetime) -> int:
    """Note what a moderator decided, in the row and in the modlog; says the number of that entry."""
    row.state, row.reason, row.decided_at, row.decided_by_id = state, reason, now, person.id
    subject = Subject("suggestion", str(row.id), row.name, f"/exercises/suggested/{row.id}")
    return note_act(session, person, "accept" if state == "accepted" else "decline", subject, reason, now)


def tell_askers(
    session: Session, person: Person, row: SuggestedExercise, kind: str, entry_id: int, now: datetime, **more: list[str]
) -> None:
    """Leave a notice for everybody who asked, but not for whoever decided."""
    asked = select(ExerciseAsker.member_id).where(ExerciseAsker.suggested_id == row.id)
    for member_id in session.scalars(asked.where(ExerciseAsker.member_id != person.id)).all():
        key = f"modlog:{entry_id}:{member_id}"
        about = {"suggested": row.id, "name": row.name, "reason": row.reason, **more}
        tell(session, member_id, f"suggested.{kind}", key=key, now=now, **about)


def use(person: Person, suggested_id: int, routine_id: int, now: datetime) -> int:
    """Put the library's exercise into the draft of one's own card, where it had a name of its own.

    Gives the line (from 0). What is published stays as it is. Raises `Refused`, or `NotFound` when the suggestion or
    the card is not one's own.
    """
    row = find(suggested_id, person)
    if row is None:
        raise NotFound
    if not row.exercise_id:
        raise Refused(refusal_words.NO_EXERCISE_TO_USE)
    return name_lines(person, routine_id, row.key, row.exercise_id, now)
