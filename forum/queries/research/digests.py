"""Digests: who may read which, lists of them, one with all that its page tells, and what lies beside it."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import ColumnElement, bindparam, func, or_, select, true
from sqlalchemy.orm import joinedload

from forum.models import (
    Digest,
    DigestInterest,
    DigestLowering,
    DigestTopic,
    DigestVersion,
    Member,
    ResearchStudy,
    Thread,
    db,
)
from forum.queries.kit.kept_connection import find_row
from forum.queries.kit.site import MARK
from forum.queries.members.members import FULL_NAME
from forum.queries.talk.threads import visible_to as thread_visible_to
from forum.rules.kit.people import VISITOR, Person
from forum.rules.research.credibility import Credibility, judge_study
from forum.rules.research.digests import DIGESTS_A_PAGE, DigestText, text_from_dict
from forum.rules.research.studies import StudyRecord, read_record

LISTED = Digest.state == "public"
ALIKE_MOST = 4
BESIDE_MOST = 6
FEED_MOST = 30


def visible_to(person: Person) -> ColumnElement[bool]:
    """The one rule for which digests a person may know of; drafts and what was taken down are the curators' to see."""
    if person.is_moderator:
        return true()
    if person.is_clinician:
        return or_(LISTED, Digest.asked_at.is_not(None))
    return LISTED


@dataclass(frozen=True, slots=True)
class DigestRow:
    """A digest as lists show it."""

    id: int
    url: str
    title: str
    takeaway: str
    study_title: str
    design: str
    status: str
    points: int
    published_at: datetime
    topics: tuple[str, ...] = ()


_ROW = (
    Digest.id, Digest.slug, Digest.title, Digest.published_at, DigestVersion.text, ResearchStudy.title.label("study"),
    ResearchStudy.design, ResearchStudy.status, ResearchStudy.data, func.min(DigestLowering.points).label("most"),
)  # fmt: skip


def _rows() -> Any:
    """The statement of a list: each public digest with its text, its study and the fewest points it was lowered to."""
    return (
        select(*_ROW)
        .join(DigestVersion, (DigestVersion.digest_id == Digest.id) & (DigestVersion.n == Digest.current_n))
        .join(ResearchStudy, ResearchStudy.id == Digest.study_id)
        .outerjoin(DigestLowering, DigestLowering.digest_id == Digest.id)
        .where(LISTED)
        .group_by(Digest.id, DigestVersion.digest_id, DigestVersion.n, ResearchStudy.id)
    )


def _row(one: Any) -> DigestRow:
    text = text_from_dict(one.text)
    lowered = () if one.most is None else (one.most,)
    return DigestRow(
        one.id,
        f"/digests/{one.id}/{one.slug}",
        one.title,
        text.takeaway,
        one.study,
        one.design,
        one.status,
        judge_study(read_record(one.data), lowered).shown,
        one.published_at,
        text.topics,
    )


def about(noun: str, keys: Collection[str]) -> ColumnElement[bool]:
    """Digests about one of these topics or exercises."""
    having = select(DigestTopic.digest_id).where(DigestTopic.noun == noun, DigestTopic.key.in_(keys))
    return Digest.id.in_(having)


def count_digests(topic: str = "") -> int:
    """How many can be read."""
    wanted = select(func.count(Digest.id)).where(LISTED)
    return db.session.scalar(wanted.where(about("topic", [topic])) if topic else wanted) or 0


def page_digests(topic: str = "", page: int = 1) -> list[DigestRow]:
    """One page of the list, the newest first."""
    wanted = _rows().where(about("topic", [topic])) if topic else _rows()
    ordered = wanted.order_by(Digest.published_at.desc(), Digest.id.desc())
    found = db.session.execute(ordered.limit(DIGESTS_A_PAGE).offset((page - 1) * DIGESTS_A_PAGE))
    return [_row(one) for one in found]


def count_topics(most: int = 24) -> list[tuple[str, int]]:
    """The topics of public digests with how many each has, the most frequent first."""
    counted = func.count().label("total")
    wanted = select(DigestTopic.key, counted).join(Digest).where(LISTED, DigestTopic.noun == "topic")
    ordered = wanted.group_by(DigestTopic.key).order_by(counted.desc(), DigestTopic.key)
    return [(row.key, row.total) for row in db.session.execute(ordered.limit(most))]


def list_newest(limit: int = FEED_MOST) -> list[DigestRow]:
    """The digests that were approved last."""
    return [_row(one) for one in db.session.execute(_rows().order_by(Digest.published_at.desc()).limit(limit))]


def list_of_study(study_id: int) -> list[DigestRow]:
    """The public digests of a study."""
    wanted = _rows().where(Digest.study_id == study_id).order_by(Digest.id)
    return [_row(one) for one in db.session.execute(wanted.limit(BESIDE_MOST))]


def list_of_exercises(ids: Collection[str], limit: int = BESIDE_MOST) -> list[tuple[str, str]]:
    """The public digests about any of these exercises, as (address, title), the newest first."""
    wanted = select(Digest.id, Digest.slug, Digest.title).where(LISTED, about("exercise", ids))
    ordered = wanted.order_by(Digest.published_at.desc(), Digest.id.desc()).limit(limit)
    return [(f"/digests/{one.id}/{one.slug}", one.title) for one in db.session.execute(ordered)]


def list_alike(digest_id: int) -> list[tuple[str, str]]:
    """Other public digests that share topics or exercises, as (address, title), those that share most first."""
    own = select(DigestTopic.noun, DigestTopic.key).where(DigestTopic.digest_id == digest_id).subquery()
    shared = func.count().label("shared")
    wanted = (
        select(Digest.id, Digest.slug, Digest.title, shared)
        .join(DigestTopic, DigestTopic.digest_id == Digest.id)
        .join(own, (own.c.noun == DigestTopic.noun) & (own.c.key == DigestTopic.key))
        .where(LISTED, Digest.id != digest_id)
        .group_by(Digest.id, Digest.slug, Digest.title, Digest.published_at)
        .order_by(shared.desc(), Digest.published_at.desc(), Digest.id.desc())
    )
    return [(f"/digests/{one.id}/{one.slug}", one.title) for one in db.session.execute(wanted.limit(ALIKE_MOST))]


@dataclass(frozen=True, slots=True)
class Lowering:
    """Somebody showed fewer points, and said why."""

    points: int
    reason: str
    by: str
    at: datetime


@dataclass(frozen=True, slots=True)
class DigestRead:
    """A digest with the version that is read, its study and what curators lowered."""

    digest: Digest
    version: DigestVersion
    text: DigestText
    record: StudyRecord
    lowered: tuple[Lowering, ...]
    credibility: Credibility


def find_digest(digest_id: int, person: Person) -> Digest | None:
    """A digest the person may know of, with its study."""
    wanted = select(Digest).where(Digest.id == digest_id, visible_to(person)).options(joinedload(Digest.study))
    return db.session.scalar(wanted.options(joinedload(Digest.draft_by)))


def find_read(digest_id: int, person: Person, n: int = 0) -> DigestRead | None:
    """A digest as its page tells it: the current version, or version `n`; none before the first."""
    digest = find_digest(digest_id, person)
    if digest is None or not digest.current_n or (digest.state != "public" and not person.is_moderator):
        return None
    wanted = select(DigestVersion).where(
        DigestVersion.digest_id == digest_id, DigestVersion.n == (n or digest.current_n)
    )
    people = map(joinedload, (DigestVersion.author, DigestVersion.approved_by))
    version = db.session.scalar(wanted.options(*people))
    if version is None:
        return None
    lowered, record = list_lowered(digest_id), read_record(digest.study.data)
    credibility = judge_study(record, [one.points for one in lowered])
    return DigestRead(digest, version, text_from_dict(version.text), record, tuple(lowered), credibility)


def list_lowered(digest_id: int) -> list[Lowering]:
    """How its credibility was lowered, the first time first."""
    wanted = select(DigestLowering.points, DigestLowering.reason, FULL_NAME.label("name"), DigestLowering.at)
    found = wanted.join(Member, Member.id == DigestLowering.by_id).where(DigestLowering.digest_id == digest_id)
    rows = db.session.execute(found.order_by(DigestLowering.n))
    return [Lowering(row.points, row.reason, row.name, row.at) for row in rows]


def list_versions(digest_id: int) -> Sequence[DigestVersion]:
    """Every version, the newest first, with who wrote and who approved it."""
    wanted = select(DigestVersion).where(DigestVersion.digest_id == digest_id).order_by(DigestVersion.n.desc())
    people = map(joinedload, (DigestVersion.author, DigestVersion.approved_by))
    return db.session.scalars(wanted.options(*people).limit(100)).all()


_PUBLIC_THREAD = Thread.id == Digest.thread_id, thread_visible_to(VISITOR)
STAMP = (
    select(
        Digest.slug,
        Digest.version.label("digest"),
        ResearchStudy.version.label("study"),
        select(Thread.version).where(*_PUBLIC_THREAD).correlate(Digest).scalar_subquery().label("thread"),
        MARK,
    )
    .join(ResearchStudy, ResearchStudy.id == Digest.study_id)
    .where(Digest.id == bindparam("digest_id"), LISTED)
)


def find_stamp(digest_id: int) -> tuple[Any, ...] | None:
    """What is another one when a visitor's page of a public digest says something else; its slug comes first."""
    row = find_row(STAMP, digest_id=digest_id)
    return tuple(row) if row else None


def find_thread(digest: Digest, person: Person) -> tuple[str, int] | None:
    """The thread in which its readers ask, as (address, how many posts), if the person may read it."""
    if digest.thread_id is None:
        return None
    wanted = select(Thread.id, Thread.slug, Thread.post_count)
    row = db.session.execute(wanted.where(Thread.id == digest.thread_id, thread_visible_to(person))).one_or_none()
    return None if row is None else (f"/t/{row.id}/{row.slug}", row.post_count)


def has_pressed(digest_id: int, person: Person) -> bool:
    """Whether the person said that it interests them."""
    return not person.is_visitor and db.session.get(DigestInterest, (person.id, digest_id)) is not None
