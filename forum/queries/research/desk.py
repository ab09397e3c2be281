"""The curators' desk for studies: drafts, and how a study changed."""

from collections.abc import Iterator, Sequence
from typing import Any

from sqlalchemy import Row, func, select, true
from sqlalchemy.orm import joinedload

from forum.models import ResearchStudy, StudyChange, db
from forum.rules.research.studies import STUDIES_A_PAGE

DRAFT = ResearchStudy.state == "draft"
CHANGES_MOST = 100


def count_drafts() -> int:
    """How many drafts there are."""
    return db.session.scalar(select(func.count(ResearchStudy.id)).where(DRAFT)) or 0


def page_drafts(page: int) -> Sequence[ResearchStudy]:
    """One page of the drafts, the newest first."""
    wanted = select(ResearchStudy).where(DRAFT).order_by(ResearchStudy.id.desc())
    return db.session.scalars(wanted.limit(STUDIES_A_PAGE).offset((page - 1) * STUDIES_A_PAGE)).all()


def every_study(*, only_drafts: bool = False) -> Iterator[Row[*tuple[Any, ...]]]:
    """Number, state, how it stands, DOI and title of each, by number."""
    columns = (ResearchStudy.id, ResearchStudy.state, ResearchStudy.status, ResearchStudy.doi, ResearchStudy.title)
    wanted = select(*columns).where(DRAFT if only_drafts else true()).order_by(ResearchStudy.id)
    yield from db.session.execute(wanted.execution_options(yield_per=1_000))


def list_changes(study_id: int, since: int = 0) -> Sequence[StudyChange]:
    """The changes of a study after version `since`, the newest first."""
    wanted = select(StudyChange).where(StudyChange.study_id == study_id, StudyChange.version > since)
    ordered = wanted.options(joinedload(StudyChange.by)).order_by(StudyChange.version.desc())
    return db.session.scalars(ordered.limit(CHANGES_MOST)).all()
