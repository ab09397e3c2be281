"""Curators' studies: kept as drafts, changed with their history, published, or discarded."""

from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from forum.actions.kit.base import SentForm, enqueue, find_submission, get_row, remember_submission, transaction
from forum.actions.moderation.modlog import Subject, note_act
from forum.actions.research.studies import put, put_facets
from forum.errors import Refused
from forum.models import Member, ResearchStudy, StudyChange
from forum.queries.members.members import FULL_NAME
from forum.queries.research.known_studies import find_known
from forum.rules.kit.people import Person
from forum.rules.kit.permissions import check_curator
from forum.rules.research import refusal_words
from forum.rules.research.publishing import problems_before_all
from forum.rules.research.record_words import say_record
from forum.rules.research.shape import fold_doi, problems_of
from forum.rules.research.words import ACT_REASONS
from forum.text.kit.slugs import slugify

Data = Mapping[str, Any]
NOTHING_SENT = SentForm()


def add(person: Person, data: Data, now: datetime, sending: SentForm = NOTHING_SENT) -> int:
    """Keep a study as a draft and give its id; raises `Refused` when it breaks its shape, or is here already."""
    check_curator(person, now)
    with transaction() as session:
        known = find_submission(session, person.id, sending)
        if known is not None:
            return known
        study = put_draft(session, data, now, person.id)
        remember_submission(session, person.id, sending, study.id, now)
        note_act(session, person, "add", subject_of(study), ACT_REASONS["add"], now)
        return study.id


def add_many(person: Person, rows: Sequence[Data], now: datetime) -> tuple[int, int]:
    """Keep these studies as drafts; says how many are new and how many were here already. Raises `Refused`."""
    check_curator(person, now)
    if not rows:
        raise Refused(refusal_words.NOTHING_CHOSEN)
    with transaction() as session:
        added, known = put_drafts(session, rows, now, person.id)
        if added:
            subject = Subject("study", "0", f"{added} studies" if added > 1 else "1 study", "/mod/studies")
            note_act(session, person, "add", subject, ACT_REASONS["read"], now)
        return added, known


def put_drafts(session: Session, rows: Sequence[Data], now: datetime, by_id: int | None) -> tuple[int, int]:
    """Keep these studies as drafts inside a running transaction; what is here already is left as it is."""
    added = 0
    for data in rows:
        if find_known(session, data) is None:
            put_draft(session, data, now, by_id)
            added += 1
    return added, len(rows) - added


def put_draft(session: Session, data: Data, now: datetime, by_id: int | None) -> ResearchStudy:
    """A new draft inside a running transaction; raises `Refused`."""
    data = check_record(session, data)
    doi = data.get("doi") or ""
    key = f"doi:{doi}"[:200] if doi else f"title:{slugify(data['title'], 180)}"
    study = ResearchStudy(key=key, version=0, data={}, state="draft", is_curated=True, added_by_id=by_id)
    session.add(study)
    return put(session, study, whole(data, key), now)


def whole(data: Data, key: str) -> dict[str, Any]:
    """The record as it is kept: with its key, its year, and a title in plain words or its own."""
    published = data.get("published") or ""
    plain = data.get("plain_title") or data["title"][:200]
    year = int(published[:4]) if published else None
    return {**data, "key": key, "plain_title": plain, "design": data.get("design") or "", "year": year}


def check_record(session: Session, data: Data, but: int | None = None) -> Data:
    """The record with its DOI as we keep it; refuses one that breaks its shape, or that another study tells already."""
    for field, words in problems_of(data):
        raise Refused(words, field)
    data = {**data, "doi": fold_doi(data.get("doi") or "") or None}
    known = find_known(session, data, but)
    if known is not None:
        raise Refused(known.said(), known.field)
    return data


def edit(person: Person, study_id: int, data: Data, now: datetime, *, seen: int) -> None:
    """Change a study that was at version `seen`; a public one must stay whole. Raises `Refused` or `NotFound`."""
    check_curator(person, now)
    with transaction() as session:
        study = get_row(session, ResearchStudy, study_id, lock=True)
        check_unchanged(session, study, seen)
        data = check_record(session, data, study.id)
        if study.state == "public":
            check_public(data)
        before = study.data
        study.is_curated = True
        put(session, study, whole({**_kept(before), **data}, study.key), now)
        if before != study.data:
            note_change(session, person, study, before, now)
            note_act(session, person, "edit", subject_of(study), ACT_REASONS["edit"], now)


def _kept(before: Data) -> dict[str, Any]:
    """What the form of a study does not show."""
    return {name: before[name] for name in ("entities",) if name in before}


def put_entities(person: Person, study_id: int, entities: Sequence[Mapping[str, Any]], now: datetime) -> None:
    """Say what a study is about by public lists; raises `NotFound`."""
    check_curator(person, now)
    with transaction() as session:
        study = get_row(session, ResearchStudy, study_id, lock=True)
        before = study.data
        study.is_curated = True
        put(session, study, {**before, "entities": list(entities)}, now)
        if before != study.data:
            note_change(session, person, study, before, now)


def publish(person: Person, study_id: int, now: datetime) -> None:
    """Show a draft to everybody; raises `Refused` with what it lacks, or `NotFound`."""
    check_curator(person, now)
    with transaction() as session:
        study = get_row(session, ResearchStudy, study_id, lock=True)
        if study.state == "public":
            raise Refused(refusal_words.NOT_DRAFT)
        check_public(study.data)
        study.state, study.changed_at = "public", now
        study.version += 1
        put_facets(session, study)
        enqueue(session, "study.saved", now, study_id=study.id)
        note_act(session, person, "approve", subject_of(study), ACT_REASONS["approve"], now)


def discard(person: Person, study_id: int, now: datetime) -> None:
    """Take a draft away for good; raises `Refused` for a public study, or `NotFound`."""
    check_curator(person, now)
    with transaction() as session:
        study = get_row(session, ResearchStudy, study_id, lock=True)
        if study.state == "public":
            raise Refused(refusal_words.NOT_DRAFT)
        note_act(session, person, "drop", subject_of(study), ACT_REASONS["drop"], now)
        session.delete(study)


def check_public(data: Data) -> None:
    """Refuse a record that is not fit for everybody; the first problem names its field, the words tell all."""
    problems = problems_before_all(data)
    if problems:
        raise Refused(refusal_words.still_missing([words for _, words in problems]), problems[0][0])


def check_unchanged(session: Session, study: ResearchStudy, seen: int) -> None:
    """Refuse to write over what another curator changed since the form was opened."""
    if study.version == seen:
        return
    wanted = select(FULL_NAME).join(StudyChange, StudyChange.by_id == Member.id)
    wanted = wanted.where(StudyChange.study_id == study.id).order_by(StudyChange.version.desc()).limit(1)
    raise Refused(refusal_words.changed_meanwhile(session.scalar(wanted) or ""))


def note_change(session: Session, person: Person, study: ResearchStudy, before: Data, now: datetime) -> None:
    """Write down what of a study differs from before, field by field, in words."""
    was, is_now = say_record(before), say_record(study.data)
    changed = {name: [was.get(name, ""), is_now.get(name, "")] for name in {**was, **is_now}}
    changed = {name: pair for name, pair in changed.items() if pair[0] != pair[1]}
    session.add(StudyChange(study_id=study.id, version=study.version, by_id=person.id, at=now, changed=changed))


def subject_of(study: ResearchStudy) -> Subject:
    """A study as the modlog names it."""
    return Subject("study", str(study.id), study.plain_title, f"/studies/{study.id}")
