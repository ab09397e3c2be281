"""What was written last in a part of the forum, as every visitor may read it: the entries of its feeds."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import Select, and_, select

from forum.models import Member, Post, Tag, Thread, ThreadTag, db
from forum.queries.members.members import FULL_NAME
from forum.queries.talk.posts import readable_by
from forum.queries.talk.threads import visible_to
from forum.rules.kit.people import VISITOR

ENTRIES = 30
OPENING = and_(Post.thread_id == Thread.id, Post.n == 1, readable_by(VISITOR))


@dataclass(frozen=True, slots=True)
class FeedRow:
    """A thread, or a post of one; `plain` are its words, or those of the thread's first post that may be read."""

    id: int
    thread_id: int
    n: int
    title: str
    slug: str
    author: str
    at: datetime
    plain: str

    @property
    def url(self) -> str:
        return f"/t/{self.thread_id}/{self.slug}"


def list_new_threads(category_id: int) -> list[FeedRow]:
    """The threads that were started last in a category, the newest first."""
    return _threads(THREADS.where(Thread.category_id == category_id))


def list_tagged_threads(tag_id: int) -> list[FeedRow]:
    """The threads with a tag that were started last, the newest first."""
    worn = select(ThreadTag.thread_id).where(ThreadTag.tag_id == tag_id)
    return _threads(THREADS.where(Thread.id.in_(worn)))


def find_tag_id(name: str) -> int | None:
    """The tag of this name, if a visitor may know of a thread that wears it."""
    worn = select(ThreadTag.tag_id).join(Thread).where(ThreadTag.tag_id == Tag.id, visible_to(VISITOR)).exists()
    return db.session.scalar(select(Tag.id).where(Tag.name == name, worn))


THREADS = (
    select(Thread.id, Thread.title, Thread.slug, FULL_NAME.label("author"), Thread.created_at, Post.plain)
    .join(Member, Member.id == Thread.author_id)
    .outerjoin(Post, OPENING)
    .where(visible_to(VISITOR))
    .order_by(Thread.id.desc())
    .limit(ENTRIES)
)


def _threads(wanted: Select[Any]) -> list[FeedRow]:
    return [
        FeedRow(row.id, row.id, 1, row.title, row.slug, row.author, row.created_at, row.plain or "")
        for row in db.session.execute(wanted)
    ]


def list_new_posts(thread_id: int) -> list[FeedRow]:
    """The posts of a thread that were written last, the newest first."""
    wanted = (
        select(Post.id, Post.n, Thread.title, Thread.slug, FULL_NAME.label("author"), Post.created_at, Post.plain)
        .join(Thread, Thread.id == Post.thread_id)
        .join(Member, Member.id == Post.author_id)
        .where(Post.thread_id == thread_id, visible_to(VISITOR), readable_by(VISITOR))
        .order_by(Post.n.desc())
        .limit(ENTRIES)
    )
    return [
        FeedRow(row.id, thread_id, row.n, row.title, row.slug, row.author, row.created_at, row.plain)
        for row in db.session.execute(wanted)
    ]
