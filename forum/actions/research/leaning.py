"""What leans on a study that was corrected or taken back waits for a moderator, until one has looked at it."""

from datetime import datetime

from sqlalchemy import select, update

from forum.actions.kit.base import get_row, transaction
from forum.actions.moderation.modlog import Subject, note_act
from forum.models import ResearchStudy, StudyLean, db
from forum.queries.moderation.leaning import list_leaning
from forum.rules.kit.people import Person
from forum.rules.kit.permissions import check_moderator
from forum.rules.moderation import moderation
from forum.rules.research.words import what_became
from forum.text.kit.clean import clean_text


def pull(study_id: int, now: datetime) -> None:
    """Bring the queue up to how a study stands: all that leans on it waits, or nothing where it stands again."""
    study = db.session.get(ResearchStudy, study_id)
    if study is None:
        return
    found = list_leaning(study) if study.status != "standing" else []
    with transaction() as session:
        study = get_row(session, ResearchStudy, study_id, lock=True)
        is_open = (StudyLean.study_id == study_id) & StudyLean.closed_at.is_(None)
        if study.status == "standing":
            session.execute(update(StudyLean).where(is_open).values(closed_at=now))
            return
        told = what_became(study.status, study.status_note)  # type: ignore[arg-type]
        known = {(one.noun, one.noun_id): one for one in session.scalars(select(StudyLean).where(is_open))}
        for noun, one in found:
            lean = known.get((noun, one.id))
            if lean is None:
                lean = StudyLean(study_id=study_id, noun=noun, noun_id=one.id[:80], created_at=now, closed_at=None)
                session.add(lean)
            lean.title, lean.url, lean.reason = one.title[:240], one.url[:300], f"{told} {one.more}".strip()


def keep(person: Person, lean_id: int, reason: str, now: datetime) -> None:
    """Say that a moderator looked at it and what was done; raises `Refused` or `NotFound`."""
    check_moderator(person, now)
    reason = moderation.check_reason(clean_text(reason), has_author=False)
    with transaction() as session:
        lean = get_row(session, StudyLean, lean_id, lock=True)
        if lean.closed_at is None:
            lean.closed_at, lean.closed_by_id = now, person.id
            note_act(session, person, "keep", Subject(lean.noun, lean.noun_id, lean.title, lean.url), reason, now)
