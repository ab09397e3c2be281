"""A clinician says which of the needs that an exercise is joined to by rule it helps with."""

from collections.abc import Mapping
from datetime import datetime

from sqlalchemy import delete, select
from sqlalchemy.orm import Session

from forum.actions.kit.base import get_row, transaction
from forum.actions.moderation.exercise_holds import read_anew, subject_of_exercise
from forum.actions.moderation.modlog import note_act
from forum.models import LibraryExercise, NeedVerdict
from forum.queries.talk.public_numbers import mask
from forum.rules.kit.people import Person
from forum.rules.library import reviews as rules
from forum.text.kit.clean import clean_text


def judge(person: Person, exercise_id: str, fits: Mapping[str, bool], note: str, now: datetime) -> None:
    """Keep for each need by id whether the exercise helps with it; raises `Refused` or `NotFound`.

    What is said again counts anew, whoever said it first. The modlog keeps who took what away, and why.
    """
    rules.check_clinician(person, now)
    note = rules.check_note(mask(clean_text(note)).text)
    with transaction() as session:
        exercise = get_row(session, LibraryExercise, exercise_id, lock=True)
        known = {
            row.need_id: row
            for row in session.scalars(select(NeedVerdict).where(NeedVerdict.exercise_id == exercise_id))
        }
        for need_id, does_fit in fits.items():
            row = known.get(need_id) or NeedVerdict(exercise_id=exercise_id, need_id=need_id)
            row.fits, row.judge_id, row.at = does_fit, person.id, now
            session.add(row)
        said = rules.say_needs(sum(fits.values()), len(fits))
        note_act(session, person, "needs", subject_of_exercise(exercise), f"{said} {note}".strip(), now)
        read_anew(session)


def withdraw_all(session: Session, member_id: int) -> None:
    """Forget what a member said of needs, when they are no longer a clinician; in a running transaction."""
    gone = delete(NeedVerdict).where(NeedVerdict.judge_id == member_id).returning(NeedVerdict.id)
    if session.scalars(gone).all():
        read_anew(session)
