"""Putting studies where their pages read them: those of the library, and those of curators."""

from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Any

from sqlalchemy import delete, select
from sqlalchemy.orm import Session

from forum.actions.kit.base import enqueue
from forum.models import ResearchStudy, StudyFacet
from forum.rules.research.records import merge_sources
from forum.rules.research.studies import facets_of, read_record
from forum.text.kit.slugs import slugify

Record = Mapping[str, Any]


def put_shipped(session: Session, records: Sequence[Record], library: Sequence[Record], now: datetime) -> None:
    """Bring the studies that come with the library up to its files; what a curator changed stays as it is."""
    known = {row.key: row for row in session.scalars(select(ResearchStudy))}
    sources = {one["id"]: one for one in library}
    for record in records:
        study = known.get(record["key"])
        if study is None or not study.is_curated:
            put(session, study, merge_sources(record, sources[record["key"]]), now)


def put(session: Session, study: ResearchStudy | None, data: Record, now: datetime) -> ResearchStudy:
    """Write a record, as a new study where there is none; nothing is touched when it says the same."""
    if study is None:
        study = ResearchStudy(key=data["key"], version=0, data={})
        session.add(study)
    if study.data == dict(data):
        return study
    record = read_record(data)
    study.title, study.plain_title = data["title"][:500], data["plain_title"][:200]
    study.doi_key = (data.get("doi") or "").lower() or None
    study.title_key = slugify(data["title"])[:500]
    study.doi, study.published, study.year = data.get("doi"), data.get("published") or "", data.get("year")
    study.design, study.n, study.data, study.changed_at = record.design, record.n, dict(data), now
    study.version += 1
    session.flush()
    put_facets(session, study)
    if study.state != "draft":
        enqueue(session, "study.saved", now, study_id=study.id)
    return study


def put_facets(session: Session, study: ResearchStudy) -> None:
    """Write by what the lists find a study; drafts are in no list, so that counting needs to look at nothing else."""
    session.execute(delete(StudyFacet).where(StudyFacet.study_id == study.id))
    if study.state != "draft":
        found = facets_of(read_record(study.data))
        session.add_all(StudyFacet(study_id=study.id, facet=facet, value=value[:40]) for facet, value in found)
