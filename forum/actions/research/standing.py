"""Saying how a study stands: corrected, taken back, or as it was."""

from datetime import datetime

from sqlalchemy.orm import Session

from forum.actions.kit.base import enqueue, get_row, transaction
from forum.actions.moderation.modlog import Subject, note_act
from forum.models import ResearchStudy
from forum.rules.kit.people import Person
from forum.rules.kit.permissions import check_curator
from forum.rules.research.standing import check_status
from forum.text.kit.clean import clean_text


def mark(person: Person, study_id: int, status: str, note: str, now: datetime) -> None:
    """Mark a study for all its readers, and note it in the modlog; raises `Refused`, or `NotFound`."""
    check_curator(person, now)
    told = clean_text(note).strip()
    known = check_status(status, told)
    with transaction() as session:
        study = get_row(session, ResearchStudy, study_id, lock=True)
        if (study.status, study.status_note) == (known, told):
            return
        put_standing(session, study, known, told, now)
        study.changed_at = now
        study.version += 1
        enqueue(session, "study.saved", now, study_id=study.id)
        subject = Subject("study", str(study.id), study.plain_title, f"/studies/{study.id}")
        note_act(session, person, "edit", subject, told, now)


def put_standing(session: Session, study: ResearchStudy, status: str, note: str, now: datetime) -> None:
    """Write how a study stands, the one way: when it differs, what leans on it waits for moderators."""
    if (study.status, study.status_note) != (status, note):
        study.status, study.status_note = status, note
        enqueue(session, "study.stands", now, study_id=study.id)
