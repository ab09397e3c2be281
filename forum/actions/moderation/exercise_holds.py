"""Holding an exercise back and letting it go: clinicians who see a risk, moderators who hide."""

import secrets
from datetime import datetime

from sqlalchemy import select, update
from sqlalchemy.orm import Session

from forum.actions.kit.base import enqueue, get_row, transaction
from forum.actions.moderation.modlog import Subject, note_act
from forum.errors import NotFound
from forum.models import ExerciseHold, Flag, LibraryExercise, LibraryMeta
from forum.queries.talk.public_numbers import mask
from forum.rules.kit.people import Person
from forum.rules.kit.permissions import check_moderator
from forum.rules.library import reviews as rules
from forum.rules.moderation.moderation import check_reason
from forum.text.kit.clean import clean_text


def subject_of_exercise(exercise: LibraryExercise) -> Subject:
    """An exercise as the modlog names it."""
    return Subject("exercise", exercise.id, exercise.name, f"/exercises/{exercise.id}")


def read_anew(session: Session) -> None:
    """Have every process read the library anew, with what clinicians say of it and what they are called."""
    session.execute(update(LibraryMeta).values(desk_stamp=secrets.token_hex(16)))


def desk_changed(session: Session, exercise_id: str, now: datetime) -> None:
    """Have every process read the library anew, and bring the cards that use the exercise up to it."""
    read_anew(session)
    enqueue(session, "library.cards", now, exercise_ids=[exercise_id])


def see_risk(person: Person, exercise_id: str, reason: str, now: datetime) -> int:
    """Hold an exercise back because a clinician sees a risk, and tell the moderators; gives the hold's id.

    Pressed twice, it is done once. Raises `Refused` or `NotFound`.
    """
    rules.check_clinician(person, now)
    reason = rules.check_risk(mask(clean_text(reason)).text)
    with transaction() as session:
        hold, is_new = _hold(session, person, exercise_id, rules.RISK, reason, now)
        if is_new:
            session.add(
                Flag(noun="exercise", noun_id=hold.id, reporter_id=person.id, reason="risk", note=reason,
                     created_at=now, closed_at=None)
            )  # fmt: skip
        return hold.id


def hide(person: Person, exercise_id: str, reason: str, now: datetime) -> int:
    """Hold an exercise back as a moderator, and give the hold's id; raises `Refused` or `NotFound`."""
    check_moderator(person, now)
    reason = check_reason(mask(clean_text(reason)).text, has_author=False)
    with transaction() as session:
        return _hold(session, person, exercise_id, rules.HIDDEN, reason, now)[0].id


def _hold(
    session: Session, person: Person, exercise_id: str, kind: str, reason: str, now: datetime
) -> tuple[ExerciseHold, bool]:
    """The open hold of this kind by this person, made when there is none, and whether it was made."""
    exercise = get_row(session, LibraryExercise, exercise_id, lock=True)
    mine = select(ExerciseHold).where(
        ExerciseHold.exercise_id == exercise_id,
        ExerciseHold.holder_id == person.id,
        ExerciseHold.kind == kind,
        ExerciseHold.lifted_at.is_(None),
    )
    if (known := session.scalar(mine)) is not None:
        return known, False
    hold = ExerciseHold(exercise_id=exercise_id, holder_id=person.id, kind=kind, reason=reason, at=now, lifted_at=None)
    session.add(hold)
    session.flush()
    note_act(session, person, "hold" if kind == rules.RISK else "hide", subject_of_exercise(exercise), reason, now)
    desk_changed(session, exercise_id, now)
    return hold, True


def lift(person: Person, hold_id: int, reason: str, now: datetime) -> None:
    """Let an exercise go, with the reason; raises `Refused` for those who may not, `NotFound` for a lifted hold."""
    reason = check_reason(mask(clean_text(reason)).text, has_author=False)
    with transaction() as session:
        hold = get_row(session, ExerciseHold, hold_id, lock=True)
        rules.check_lift(person, now)
        if hold.lifted_at is not None:
            raise NotFound
        hold.lifted_at, hold.lifted_by_id, hold.lift_reason = now, person.id, reason
        exercise = get_row(session, LibraryExercise, hold.exercise_id)
        _close_case(session, person, hold.id, "lifted", now)
        note_act(session, person, "lift", subject_of_exercise(exercise), reason, now)
        desk_changed(session, hold.exercise_id, now)


def keep_case(person: Person, hold_id: int, reason: str, now: datetime) -> None:
    """Note that a moderator has read of a risk: the exercise stays held back; raises `Refused` or `NotFound`."""
    check_moderator(person, now)
    reason = check_reason(clean_text(reason), has_author=False)
    with transaction() as session:
        exercise = get_row(session, LibraryExercise, get_row(session, ExerciseHold, hold_id, lock=True).exercise_id)
        if _close_case(session, person, hold_id, "kept", now):
            note_act(session, person, "keep", subject_of_exercise(exercise), reason, now)


def hide_case(person: Person, hold_id: int, reason: str, now: datetime) -> None:
    """Hide the exercise of a case as a moderator too, and close the case; raises `Refused` or `NotFound`."""
    check_moderator(person, now)
    reason = check_reason(mask(clean_text(reason)).text, has_author=False)
    with transaction() as session:
        risk = get_row(session, ExerciseHold, hold_id, lock=True)
        _hold(session, person, risk.exercise_id, rules.HIDDEN, reason, now)
        _close_case(session, person, hold_id, "hidden", now)


def _close_case(session: Session, person: Person, hold_id: int, outcome: str, now: datetime) -> int:
    """Take a hold out of the moderators' queue; says how many entries there were."""
    wanted = select(Flag).where(Flag.noun == "exercise", Flag.noun_id == hold_id, Flag.closed_at.is_(None))
    flags = session.scalars(wanted.with_for_update()).all()
    for flag in flags:
        flag.closed_at, flag.closed_by_id, flag.outcome = now, person.id, outcome
    return len(flags)
