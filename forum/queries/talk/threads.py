"""Threads: who may see which, lists of them, and the head of one."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from functools import lru_cache
from typing import Any

from sqlalchemy import ColumnElement, bindparam, func, or_, select, true
from sqlalchemy.orm import joinedload, selectinload

from forum.models import Category, Member, Tag, Thread, ThreadTag, db
from forum.queries.kit.kept_connection import find_row
from forum.queries.kit.site import MARK
from forum.queries.members.blocks import heard_by
from forum.rules.kit.paging import ROWS_A_PAGE
from forum.rules.kit.people import VISITOR, Person
from forum.rules.members.names import full_name
from forum.rules.talk.audience import EVERYONE, MEMBERS


def visible_to(person: Person) -> ColumnElement[bool]:
    """The one rule for which threads a person may know of."""
    if person.is_moderator:
        return true()
    public = Thread.state == "public"
    if not person.is_confirmed:
        public &= Thread.audience == EVERYONE
    if person.is_visitor:
        return public
    unseen = or_(Thread.state.in_(("held", "hidden")), Thread.audience == MEMBERS)
    return or_(public, unseen & (Thread.author_id == person.id))


@dataclass(frozen=True, slots=True)
class ThreadHead:
    """What the top of a thread's page shows, and the version its cached pages are known by."""

    id: int
    title: str
    slug: str
    kind: str
    state: str
    state_reason: str
    version: int
    last_n: int
    post_count: int
    is_locked: bool
    locked_reason: str
    is_pinned: bool
    author_id: int
    author_name: str
    author_display: str
    created_at: datetime
    last_post_at: datetime
    audience: str
    has_poll: bool
    has_in_short: bool
    category_slug: str
    category_title: str

    @property
    def is_for_everyone(self) -> bool:
        """Whether strangers may read it too."""
        return (self.state, self.audience) == ("public", EVERYONE)

    @property
    def url(self) -> str:
        return f"/t/{self.id}/{self.slug}"

    @property
    def author_full_name(self) -> str:
        return full_name(self.author_name, self.author_display)


HEAD = (
    select(
        Thread.id,
        Thread.title,
        Thread.slug,
        Thread.kind,
        Thread.state,
        Thread.state_reason,
        Thread.version,
        Thread.last_n,
        Thread.post_count,
        Thread.is_locked,
        Thread.locked_reason,
        Thread.is_pinned,
        Thread.author_id,
        Member.name.label("author_name"),
        Member.display_name.label("author_display"),
        Thread.created_at,
        Thread.last_post_at,
        Thread.audience,
        Thread.has_poll,
        Thread.has_in_short,
        Category.slug.label("category_slug"),
        Category.title.label("category_title"),
    )
    .join(Category, Category.id == Thread.category_id)
    .join(Member, Member.id == Thread.author_id)
)


def find_head(thread_id: int, person: Person) -> ThreadHead | None:
    """The head of a thread the person may see."""
    row = find_row(head_for(person), thread_id=thread_id)
    return ThreadHead(**row._mapping) if row else None


@lru_cache(maxsize=2_000)
def head_for(person: Person) -> Any:
    """The ready statement for the head of a thread as this person may see it."""
    return HEAD.where(Thread.id == bindparam("thread_id"), visible_to(person))


VERSION = select(Thread.version, Thread.slug, Thread.last_n, MARK).where(
    Thread.id == bindparam("thread_id"), visible_to(VISITOR)
)


def find_version(thread_id: int) -> tuple[int, str, int, str] | None:
    """Version, slug and highest post number of a public thread, and the mark of the site.

    All that a cached page needs to be checked.
    """
    row = find_row(VERSION, thread_id=thread_id)
    return (row.version, row.slug, row.last_n, row.site_mark or "") if row else None


def list_tags(thread_id: int) -> Sequence[str]:
    """The tags of a thread."""
    chosen = select(Tag.name).join(ThreadTag, ThreadTag.tag_id == Tag.id).where(ThreadTag.thread_id == thread_id)
    return db.session.scalars(chosen.order_by(Tag.name)).all()


FILTERS = ("all", "unanswered", "routine")


def page_threads(category_id: int, person: Person, *, show: str = "all", page: int = 1) -> Sequence[Thread]:
    """One page of a category, pinned threads first, newest talk next; authors, categories and tags come along."""
    wanted = _listing(category_id, person, show).options(
        joinedload(Thread.author), joinedload(Thread.category), selectinload(Thread.tags)
    )
    ordered = wanted.order_by(Thread.is_pinned.desc(), Thread.last_post_at.desc(), Thread.id.desc())
    return db.session.scalars(ordered.limit(ROWS_A_PAGE).offset((page - 1) * ROWS_A_PAGE)).all()


def count_threads(category_id: int, person: Person, *, show: str = "all") -> int:
    """How many threads `page_threads` spreads over its pages."""
    return db.session.scalar(select(func.count()).select_from(_listing(category_id, person, show).subquery())) or 0


def _listing(category_id: int, person: Person, show: str) -> Any:
    wanted = select(Thread).where(Thread.category_id == category_id, visible_to(person))
    wanted = wanted.where(heard_by(person, Thread.author_id))
    if show == "unanswered":
        wanted = wanted.where(Thread.post_count <= 1)
    if show == "routine":
        wanted = wanted.where(Thread.has_routine)
    return wanted


def list_newest(person: Person, limit: int = 5) -> Sequence[Thread]:
    """The threads that were written in last."""
    wanted = (
        select(Thread)
        .where(visible_to(person))
        .options(joinedload(Thread.author), joinedload(Thread.category), selectinload(Thread.tags))
    )
    return db.session.scalars(wanted.order_by(Thread.last_post_at.desc()).limit(limit)).all()


def page_own(person: Person, page: int = 1) -> Sequence[Thread]:
    """A page of the threads that a member started and may still see, the newest first."""
    wanted = select(Thread).where(Thread.author_id == person.id, visible_to(person))
    wanted = wanted.options(joinedload(Thread.author), joinedload(Thread.category)).order_by(Thread.id.desc())
    return db.session.scalars(wanted.limit(ROWS_A_PAGE).offset((page - 1) * ROWS_A_PAGE)).all()


def count_own(person: Person) -> int:
    """How many threads `page_own` spreads over its pages."""
    mine = select(func.count()).select_from(Thread).where(Thread.author_id == person.id, visible_to(person))
    return db.session.scalar(mine) or 0
