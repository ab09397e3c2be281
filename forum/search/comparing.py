"""The index beside the database: which documents are missing, which should be gone."""

from collections.abc import Iterator
from dataclasses import dataclass

from sqlalchemy import select

from forum.models import LibraryExercise, OutboxRow, Post, Routine, RoutineVersion, Thread, db
from forum.queries.kit.outbox import WAITING
from forum.queries.talk.posts import readable_by
from forum.queries.talk.threads import visible_to
from forum.rules.kit.people import CONFIRMED
from forum.search.documents import post_key
from forum.search.engine import current
from forum.search.kit.document import key_of
from forum.search.listing import nouns
from forum.search.listing.nouns import LISTED

NOUNS = ("post", "thread", "routine", *LISTED)


@dataclass(frozen=True, slots=True)
class Difference:
    """How many documents there should be, and the keys that differ although no job waits that would mend them."""

    total: int
    missing: frozenset[str]
    surplus: frozenset[str]


def compare() -> Difference:
    """Compare the keys of the index with what strangers may read; raises `SearchUnavailable`.

    The house may be at work meanwhile, so only what differs at two looks counts.
    """
    first = look()
    if not first.missing and not first.surplus:
        return first
    second = look()
    return Difference(second.total, first.missing & second.missing, first.surplus & second.surplus)


def look() -> Difference:
    """Compare once."""
    db.session.rollback()
    right, here = set(expected_keys()), set(current().keys())
    mended = mended_later(right ^ here)
    return Difference(len(right), frozenset(right - here - mended), frozenset(here - right - mended))


def mended_later(keys: set[str]) -> set[str]:
    """Those of the keys that a waiting job will put right."""
    if not keys:
        return set()
    jobs = db.session.execute(select(OutboxRow.kind, OutboxRow.payload).where(WAITING)).all()
    kinds = {job.kind for job in jobs}
    if "index.rebuild" in kinds:
        return keys
    waiting = {key_of(noun, job.payload[f"{noun}_id"]) for noun in NOUNS for job in jobs if f"{noun}_id" in job.payload}
    posts = [int(key.partition(":")[2]) for key in waiting if key.startswith("post:")]
    threads = [int(key.partition(":")[2]) for key in waiting if key.startswith("thread:")]
    for some, column in ((posts, Post.id), (threads, Post.thread_id)):
        for start in range(0, len(some), 5_000):
            rows = select(Post.id, Post.n, Post.thread_id).where(column.in_(some[start : start + 5_000]))
            waiting.update(post_key(*row) for row in db.session.execute(rows))
    if "library.loaded" in kinds:
        waiting.update(key for key in keys if key.startswith("exercise:"))
    return keys & waiting


def expected_keys() -> Iterator[str]:
    """The key of every document the index should hold."""
    posts = select(Post.id, Post.n, Post.thread_id).join(Thread).where(readable_by(CONFIRMED), visible_to(CONFIRMED))
    yield from (post_key(*row) for row in db.session.execute(posts.execution_options(yield_per=5_000)))
    public = select(Routine.id).join(
        RoutineVersion, (RoutineVersion.routine_id == Routine.id) & (RoutineVersion.n == Routine.current_n)
    )
    yield from (key_of("routine", id_) for id_ in db.session.scalars(public.where(Routine.state == "public")))
    yield from (key_of("exercise", id_) for id_ in db.session.scalars(select(LibraryExercise.id)))
    yield from nouns.expected_keys()
