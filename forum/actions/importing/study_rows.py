"""Writing the studies of an import file: those of curators, and what curators made of those of the library."""

from collections.abc import Sequence

from sqlalchemy.orm import Session

from forum.actions.importing.rows import Desk
from forum.actions.kit.base import enqueue
from forum.actions.research.standing import put_standing
from forum.actions.research.studies import put, put_facets
from forum.formats.archive.study_lines import StudyLine
from forum.models import ResearchStudy


def put_studies(session: Session, lines: Sequence[StudyLine], desk: Desk) -> None:
    """Each with its record and how it stands."""
    for line in lines:
        study = session.get(ResearchStudy, line.id)
        if study is None:
            study = ResearchStudy(id=line.id, key=line.record["key"], version=0, data={}, is_curated=True)
            session.add(study)
        study.state = line.state
        study.is_curated = study.is_curated or study.data != line.record
        put(session, study, line.record, line.at)
        put_facets(session, study)
        put_standing(session, study, line.status, line.note, desk.now)
        study.version += 1
        enqueue(session, "study.saved", desk.now, study_id=study.id)
