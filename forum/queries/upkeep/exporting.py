"""Everything public, as the lines of an export file, read in chunks so that memory stays small."""

from collections import defaultdict
from collections.abc import Callable, Iterator, Sequence
from typing import Any

from sqlalchemy import Row, func, select
from sqlalchemy.orm import selectinload

from forum.formats.archive.lines import CategoryLine, Line, PostLine, ResourceLine, ThreadLine, UserLine
from forum.formats.archive.poll_lines import ChoiceLine, PollLine
from forum.formats.archive.routine_lines import RoutineLine, VersionLine
from forum.formats.archive.study_lines import StudyLine
from forum.models import (
    AcceptedAnswer,
    Category,
    Digest,
    Member,
    Picture,
    Post,
    PostRoutine,
    ResearchStudy,
    Resource,
    Routine,
    RoutineVersion,
    Tag,
    Thread,
    ThreadInShort,
    ThreadTag,
    db,
)
from forum.queries.kit.walking import walk
from forum.queries.library.resources import about_of
from forum.queries.research import studies
from forum.queries.routines.routines import visible_to as routine_visible_to
from forum.queries.talk.polls import PollView, find_public_polls
from forum.queries.talk.public_numbers import list_numbers_of
from forum.queries.talk.threads import visible_to
from forum.queries.upkeep.digest_lines import DIGESTS, digest_lines
from forum.queries.upkeep.picture_lines import PICTURES, picture_lines
from forum.rules.kit.people import VISITOR
from forum.rules.routines.routines import card_from_dict
from forum.text.kit.slugs import slugify

USERS = select(Member.id, Member.name)
CATEGORIES = select(
    Category.id, Category.slug, Category.title, Category.purpose, Category.position, Category.posting, Category.template
)
THREADS = select(
    Thread.id, Thread.category_id, Thread.author_id, Thread.title, Thread.kind, Thread.created_at, Thread.is_pinned,
    Thread.is_locked, Thread.locked_reason, Thread.has_poll,
    select(ThreadInShort.body).where(ThreadInShort.thread_id == Thread.id).correlate(Thread).scalar_subquery()
    .label("in_short"),
    select(Post.n).join(AcceptedAnswer, AcceptedAnswer.post_id == Post.id)
    .where(AcceptedAnswer.thread_id == Thread.id, Post.state == "public").correlate(Thread).scalar_subquery()
    .label("accepted_n"),
).where(visible_to(VISITOR))  # fmt: skip
POSTS = (
    select(
        Post.id, Post.thread_id, Post.n, Post.author_id, Post.created_at, Post.edited_at, Post.state, Post.body,
    )
    .join(Thread)
    .where(visible_to(VISITOR))
)  # fmt: skip
ROUTINES = select(
    Routine.id, Routine.owner_id, Routine.state, Routine.title, Routine.forked_from_version_id, Routine.made_by
).where(routine_visible_to(VISITOR))
RESOURCES = select(Resource.id).where(Resource.state == "live")
STUDIES = select(
    ResearchStudy.id, ResearchStudy.data, ResearchStudy.changed_at, ResearchStudy.state, ResearchStudy.status,
    ResearchStudy.status_note,
).where(studies.IS_OURS)  # fmt: skip


def count_lines() -> int:
    """How many lines `every_line` gives."""
    wanted = (USERS, CATEGORIES, THREADS, POSTS, PICTURES, ROUTINES, RESOURCES, STUDIES, DIGESTS)
    return sum(db.session.scalar(select(func.count()).select_from(rows.subquery())) or 0 for rows in wanted)


def every_line() -> Iterator[Line]:
    """The lines, each after those it points at."""
    yield from _lines(USERS, Member.id, lambda rows: [UserLine(row.id, row.name) for row in rows])
    yield from _lines(CATEGORIES, Category.id, lambda rows: [_category(row) for row in rows])
    yield from _lines(THREADS, Thread.id, _threads)
    yield from _lines(POSTS, Post.id, _posts)
    yield from _lines(PICTURES, Picture.id, picture_lines)
    yield from _lines(ROUTINES, Routine.id, _routines)
    yield from _lines(RESOURCES, Resource.id, _resources)
    yield from _lines(STUDIES, ResearchStudy.id, lambda rows: [_study(row) for row in rows])
    yield from _lines(DIGESTS, Digest.id, digest_lines)


def _lines(wanted: Any, key: Any, made: Callable[[Sequence[Row[Any]]], list[Any]]) -> Iterator[Line]:
    for rows in walk(wanted, key):
        yield from made(rows)


def _study(row: Row[Any]) -> Line:
    return StudyLine(row.id, row.data, row.changed_at, row.state, row.status, row.status_note)


def _category(row: Row[Any]) -> Line:
    is_usual = row.slug == slugify(row.title, default="category")
    slug = "" if is_usual else row.slug
    return CategoryLine(row.id, row.title, slug, row.purpose, row.position, row.posting, row.template)


def _threads(rows: Sequence[Row[Any]]) -> list[Line]:
    tags: dict[int, list[str]] = defaultdict(list)
    wanted = select(ThreadTag.thread_id, Tag.name).join(Tag).where(ThreadTag.thread_id.in_([row.id for row in rows]))
    for thread_id, name in db.session.execute(wanted.order_by(Tag.name)):
        tags[thread_id].append(name)
    polls = find_public_polls([row.id for row in rows if row.has_poll])
    return [
        ThreadLine(
            id=row.id,
            category=row.category_id,
            title=row.title,
            user=row.author_id,
            at=row.created_at,
            type=row.kind,
            tags=tuple(tags[row.id]),
            pinned=row.is_pinned,
            locked=row.locked_reason if row.is_locked else None,
            accepted=row.accepted_n,
            poll=_poll(polls[row.id]) if row.id in polls else None,
            in_short=row.in_short or "",
        )
        for row in rows
    ]


def _poll(poll: PollView) -> PollLine:
    """A poll with its votes as numbers: who chose what stays here."""
    choices = tuple(ChoiceLine(one.words, one.votes) for one in poll.choices)
    return PollLine(poll.question, choices, poll.voters, poll.is_several, poll.closes_at)


def _posts(rows: Sequence[Row[Any]]) -> list[Line]:
    numbers = list_numbers_of("post", [row.id for row in rows if row.state == "public"])
    return [_post(row, tuple(numbers.get(row.id, ()))) for row in rows]


def _post(row: Row[Any], not_private: tuple[str, ...]) -> Line:
    """A post; what strangers may not read is only a number that was given out."""
    place = (row.id, row.thread_id, row.n, row.author_id, row.created_at)
    if row.state == "public":
        return PostLine(*place, row.body, row.edited_at, not_private=not_private)
    return PostLine(*place, "", state="deleted" if row.state == "deleted" else "hidden")


def _routines(rows: Sequence[Row[Any]]) -> list[Line]:
    ids = [row.id for row in rows]
    versions: dict[int, list[VersionLine]] = defaultdict(list)
    for version in db.session.execute(
        select(
            RoutineVersion.routine_id,
            RoutineVersion.n,
            RoutineVersion.published_at,
            RoutineVersion.card,
            RoutineVersion.note,
        )
        .where(RoutineVersion.routine_id.in_(ids))
        .order_by(RoutineVersion.n)
    ):
        line = VersionLine(version.n, version.published_at, card_from_dict(version.card), version.note)
        versions[version.routine_id].append(line)
    attached = _attached(ids)
    numbers = list_numbers_of("routine", ids)
    origins = _origins([row.forked_from_version_id for row in rows if row.forked_from_version_id])
    return [
        RoutineLine(
            row.id,
            row.owner_id,
            row.state,
            row.title,
            tuple(versions[row.id]),
            tuple(attached[row.id]),
            origins.get(row.forked_from_version_id),
            row.made_by,
            tuple(numbers.get(row.id, ())),
        )
        for row in rows
    ]


def _attached(ids: list[int]) -> dict[int, list[tuple[int, int]]]:
    """(post id, version n) by card, for posts that everybody may read."""
    attached: dict[int, list[tuple[int, int]]] = defaultdict(list)
    for routine_id, post_id, n in db.session.execute(
        select(RoutineVersion.routine_id, PostRoutine.post_id, RoutineVersion.n)
        .join(PostRoutine, PostRoutine.version_id == RoutineVersion.id)
        .join(Post, Post.id == PostRoutine.post_id)
        .join(Thread, Thread.id == Post.thread_id)
        .where(RoutineVersion.routine_id.in_(ids), Post.state == "public", visible_to(VISITOR))
        .order_by(PostRoutine.post_id)
    ):
        attached[routine_id].append((post_id, n))
    return attached


def _origins(version_ids: list[int]) -> dict[int, tuple[int, int]]:
    """(routine id, version n) by version, of cards that are in the file too."""
    wanted = (
        select(RoutineVersion.id, RoutineVersion.routine_id, RoutineVersion.n)
        .join(Routine, Routine.id == RoutineVersion.routine_id)
        .where(RoutineVersion.id.in_(version_ids), routine_visible_to(VISITOR))
    )
    return {row.id: (row.routine_id, row.n) for row in db.session.execute(wanted)}


def _resources(rows: Sequence[Row[Any]]) -> list[Line]:
    wanted = select(Resource).where(Resource.id.in_([row.id for row in rows])).order_by(Resource.id)
    found = db.session.scalars(wanted.options(selectinload(Resource.topics))).all()
    return [_resource(one) for one in found]


def _resource(one: Resource) -> Line:
    return ResourceLine(
        id=one.id,
        title=one.title,
        url=one.url,
        made_by=one.made_by,
        why=one.why,
        type=one.kind,
        level=one.level,
        review_on=one.review_on,
        checked_by=one.checked_by_id,
        checked_at=one.checked_at,
        added_by=one.added_by_id,
        at=one.created_at,
        about=about_of(one) if one.noted_at else None,
        noted_at=one.noted_at,
    )
