"""A clinician puts their name to the facts of an exercise, or takes it back."""

from datetime import datetime

from sqlalchemy import delete, select
from sqlalchemy.orm import Session

from forum.actions.kit.base import get_row, transaction
from forum.actions.moderation.exercise_holds import desk_changed, subject_of_exercise
from forum.actions.moderation.modlog import note_act
from forum.errors import NotFound
from forum.figures.shelf import pose_mark
from forum.models import ExerciseReview, LibraryExercise, LibraryMeta
from forum.queries.library.desk import list_held_ids
from forum.queries.talk.public_numbers import mask
from forum.rules.kit.people import Person
from forum.rules.library import reviews as rules
from forum.rules.library.cautions import cautions_from_dict
from forum.rules.library.exercises import exercise_from_dict
from forum.rules.library.facts_hash import facts_hash
from forum.text.kit.clean import clean_text

NO_NOTE = "Read and signed."


def sign(person: Person, exercise_id: str, seen: str, note: str, now: datetime) -> None:
    """Put one's name to the facts that `seen` marks and to the figure; a second time changes the note.

    Raises `Refused`, `NotFound`.
    """
    rules.check_clinician(person, now)
    note = rules.check_note(mask(clean_text(note)).text)
    with transaction() as session:
        exercise = get_row(session, LibraryExercise, exercise_id, lock=True)
        cautions = cautions_from_dict(session.scalars(select(LibraryMeta.cautions)).one())
        present = facts_hash(exercise_from_dict(exercise.data, cautions))
        is_held = exercise_id in list_held_ids()
        rules.check_sign(person, seen=seen, present=present, is_held=is_held, now=now)
        mine = (ExerciseReview.exercise_id == exercise_id, ExerciseReview.reviewer_id == person.id)
        known = session.scalar(select(ExerciseReview).where(*mine, ExerciseReview.facts_hash == present))
        if known is None:
            known = ExerciseReview(exercise_id=exercise_id, reviewer_id=person.id, facts_hash=present)
            session.add(known)
        known.note, known.at, known.pose_mark = note, now, pose_mark(exercise_id)
        note_act(session, person, "review", subject_of_exercise(exercise), note or NO_NOTE, now)
        desk_changed(session, exercise_id, now)


def withdraw(person: Person, exercise_id: str, now: datetime) -> None:
    """Take one's name away from an exercise; raises `Refused`, and `NotFound` where it does not stand."""
    rules.check_clinician(person, now)
    with transaction() as session:
        exercise = get_row(session, LibraryExercise, exercise_id, lock=True)
        mine = (ExerciseReview.exercise_id == exercise_id, ExerciseReview.reviewer_id == person.id)
        if not session.execute(delete(ExerciseReview).where(*mine).returning(ExerciseReview.id)).all():
            raise NotFound
        note_act(session, person, "unreview", subject_of_exercise(exercise), "The clinician took it back.", now)
        desk_changed(session, exercise_id, now)


def withdraw_all(session: Session, member_id: int, now: datetime) -> None:
    """Take a member's name away from every exercise, when they are no longer a clinician; in a running transaction."""
    gone = delete(ExerciseReview).where(ExerciseReview.reviewer_id == member_id).returning(ExerciseReview.exercise_id)
    for exercise_id in sorted(set(session.scalars(gone).all())):
        desk_changed(session, exercise_id, now)
