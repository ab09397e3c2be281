"""What is here already, for a file that is to be imported."""

from collections.abc import Collection, Iterable, Iterator, Mapping
from datetime import datetime
from typing import Any

from sqlalchemy import ColumnElement, Row, func, or_, select, true, tuple_

from forum.models import (
    Category,
    Digest,
    LibraryExercise,
    Member,
    OutboxRow,
    Picture,
    Post,
    ResearchStudy,
    Resource,
    Routine,
    Study,
    Thread,
    db,
)
from forum.queries.kit.chunks import chunks
from forum.queries.research import studies

TABLES: dict[str, Any] = {
    "user": Member,
    "category": Category,
    "thread": Thread,
    "post": Post,
    "picture": Picture,
    "routine": Routine,
    "resource": Resource,
    "study": ResearchStudy,
    "digest": Digest,
}
COLUMNS: dict[str, tuple[Any, ...]] = {
    "user": (Member.id, Member.name, Member.left_at),
    "category": (Category.id, Category.title),
    "thread": (Thread.id, Thread.category_id, Thread.author_id, Thread.title, Thread.created_at),
    "post": (Post.id, Post.thread_id, Post.n, Post.author_id, Post.created_at, Post.body, Post.edited_at, Post.state),
    "picture": (Picture.id, Picture.post_id, Picture.sha256),
    "routine": (Routine.id, Routine.owner_id),
    "resource": (Resource.id, Resource.title, Resource.url),
    "study": (ResearchStudy.id, ResearchStudy.key),
    "digest": (Digest.id, Digest.study_id, Digest.created_at),
}
# What came with the house and nobody touched counts as not being here: a line of a file may say more of it.
TOUCHED: dict[str, ColumnElement[bool]] = {"study": studies.IS_OURS}


def find_departed(member_ids: Collection[int]) -> set[int]:
    """Those of these members who deleted their account here."""
    return set(db.session.scalars(select(Member.id).where(Member.id.in_(member_ids), Member.left_at.is_not(None))))


def find_rows(kind: str, ids: Collection[int]) -> dict[int, Row[Any]]:
    """What is here under these ids, with the columns an imported line must agree with."""
    is_touched = TOUCHED.get(kind, true())
    rows = db.session.execute(select(*COLUMNS[kind]).where(TABLES[kind].id.in_(ids), is_touched))
    return {row.id: row for row in rows}


def list_missing(kind: str, ids: Iterable[int]) -> Iterator[int]:
    """Those of the ids that are not here."""
    for some in chunks(ids):
        here = set(db.session.scalars(select(TABLES[kind].id).where(TABLES[kind].id.in_(some))))
        yield from (one for one in some if one not in here)


def find_name_holders(keys: Collection[str]) -> dict[str, int]:
    """Which member has which name, by name key."""
    rows = db.session.execute(select(Member.name_key, Member.id).where(Member.name_key.in_(keys)))
    return {row.name_key: row.id for row in rows}


def find_studies(keys: Collection[str]) -> dict[str, int]:
    """The ids of public studies by their keys."""
    wanted = select(ResearchStudy.key, ResearchStudy.id).where(ResearchStudy.key.in_(keys), studies.PUBLIC)
    return {row.key: row.id for row in db.session.execute(wanted)}


def find_address_holder(url_key: str) -> int | None:
    """Which resource has this address."""
    return db.session.scalar(select(Resource.id).where(Resource.url_key == url_key))


def find_study_keys(ids: Collection[int]) -> dict[int, str]:
    """The keys of the studies that have these ids."""
    rows = db.session.execute(select(ResearchStudy.id, ResearchStudy.key).where(ResearchStudy.id.in_(ids)))
    return {row.id: row.key for row in rows}


def find_study(key: str, doi: str, but: int) -> int | None:
    """Which other study has this key or this DOI."""
    same = or_(ResearchStudy.key == key, *([ResearchStudy.doi_key == doi] if doi else []))
    return db.session.scalar(select(ResearchStudy.id).where(same, ResearchStudy.id != but))


def find_numbers_taken(pairs: Collection[tuple[int, int]]) -> set[tuple[int, int]]:
    """Those of the (thread id, post number) pairs that a post has."""
    here = select(Post.thread_id, Post.n).where(tuple_(Post.thread_id, Post.n).in_(pairs))
    return {(row.thread_id, row.n) for row in db.session.execute(here)}


def count_numbers(thread_ids: Iterable[int]) -> Iterator[tuple[int, int, int]]:
    """For each of the threads that has posts: its id, how many, and the highest number."""
    for some in chunks(thread_ids):
        counted = select(Post.thread_id, func.count(), func.max(Post.n)).where(Post.thread_id.in_(some))
        yield from ((row[0], row[1], row[2]) for row in db.session.execute(counted.group_by(Post.thread_id)))


def get_library_data(kind: str) -> Mapping[str, dict[str, Any]]:
    """The whole entries of the library by id; `kind` is exercise or study."""
    table = LibraryExercise if kind == "exercise" else Study
    return {row.id: row.data for row in db.session.execute(select(table.id, table.data))}


def is_unfinished(now: datetime) -> bool:
    """Whether an import was begun and not ended: its note is put off until its end."""
    note = select(OutboxRow.id).where(OutboxRow.kind == "index.rebuild", OutboxRow.due_at > now).limit(1)
    return db.session.scalar(note) is not None
