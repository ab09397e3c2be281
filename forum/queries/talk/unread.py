"""What is new to a member: threads in which others wrote since they read them.

A member's question only. It looks at what they follow and at the threads written in last, never at all there are, and
only at what everybody like them may read. Its statements are made once, as they are asked on nearly every visit.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from typing import Any

from sqlalchemy import (
    BindParameter,
    ColumnElement,
    Select,
    Subquery,
    and_,
    bindparam,
    case,
    exists,
    false,
    func,
    or_,
    select,
    true,
    union,
)

from forum.models import Category, CategoryMark, Follow, Member, Post, ReadMark, Thread, ThreadTag
from forum.queries.kit.kept_connection import list_rows
from forum.queries.talk.listed import COLUMNS, ListedThread
from forum.queries.talk.posts import readable_by
from forum.queries.talk.read_marks import SINCE
from forum.queries.talk.threads import visible_to
from forum.rules.kit.paging import ROWS_A_PAGE
from forum.rules.kit.people import VISITOR, Person, anybody_like
from forum.rules.talk.unread import LOOKED_AT, MOST_COUNTED

ME: BindParameter[int] = bindparam("member_id")


@dataclass(frozen=True, slots=True)
class News:
    """A thread with posts that are new to somebody, counted up to `MOST_COUNTED`."""

    thread: ListedThread
    count: int
    is_followed: bool


@dataclass(frozen=True, slots=True)
class NewsPage:
    """Some of what is new, and how many threads there are of it."""

    rows: tuple[News, ...] = ()
    total: int = 0


def page_news(person: Person, *, limit: int = ROWS_A_PAGE, page: int = 1, is_followed: bool = False) -> NewsPage:
    """What is new to a member, that which they follow first, what was written in last first; one statement."""
    values = {"member_id": person.id, "limit": limit, "offset": (page - 1) * limit}
    rows = list_rows(news(anybody_like(person), is_followed=is_followed), **values)
    found = (News(ListedThread(*columns), count, bool(followed)) for count, followed, _total, *columns in rows)
    return NewsPage(tuple(found), rows[0][2] if rows else 0)


def count_new(person: Person, thread_ids: Sequence[int]) -> dict[int, int]:
    """How many posts are new to a member in each of these threads; those with none, or muted, are left out."""
    if person.is_visitor or not thread_ids:
        return {}
    rows = list_rows(counts(anybody_like(person)), member_id=person.id, thread_ids=list(thread_ids))
    return {thread_id: count for count, thread_id in rows}


@cache
def news(reader: Person, *, is_followed: bool) -> Select[Any]:
    """The ready statement of a page of what is new, for readers like this one."""
    followed = _is_followed()
    looked_at = union(_followed(reader), _newest(reader)).subquery()
    wanted = _news(looked_at, followed, func.count().over(), *COLUMNS)
    wanted = wanted.join(Category, Category.id == Thread.category_id).join(Member, Member.id == Thread.author_id)
    if is_followed:
        wanted = wanted.where(followed)
    ordered = wanted.order_by(followed.desc(), Thread.last_post_at.desc(), Thread.id.desc())
    return ordered.limit(bindparam("limit")).offset(bindparam("offset"))


@cache
def counts(reader: Person) -> Select[Any]:
    """The ready statement of what is new in some threads, for readers like this one."""
    wanted = Thread.id.in_(bindparam("thread_ids", expanding=True))
    return _news(select(Thread.id).where(wanted, visible_to(reader)).subquery(), Thread.id)


def _news(looked_at: Subquery, *columns: Any) -> Select[Any]:
    """Of the threads looked at, those with something new: how many posts, and these columns."""
    since = case((CategoryMark.at > _since(), CategoryMark.at), else_=_since())
    read_n = func.coalesce(ReadMark.n, 0)
    new_posts = (
        Post.thread_id == Thread.id,
        Post.n > read_n,
        Post.n > Thread.last_n - MOST_COUNTED,
        Post.created_at > since,
        Post.author_id != ME,
        readable_by(VISITOR),
    )
    outer = (Thread, ReadMark, CategoryMark)
    count = select(func.count()).select_from(Post).where(*new_posts).correlate(*outer).scalar_subquery()
    mine = and_(ReadMark.member_id == ME, ReadMark.thread_id == Thread.id)
    here = and_(CategoryMark.member_id == ME, CategoryMark.category_id == Thread.category_id)
    return (
        select(count, *columns)
        .select_from(Thread)
        .join(looked_at, looked_at.c.id == Thread.id)
        .outerjoin(ReadMark, mine)
        .outerjoin(CategoryMark, here)
        .where(
            Thread.last_post_at > since,
            Thread.last_n > read_n,
            exists().where(*new_posts).correlate(*outer),
            ~_is_muted(),
        )
    )


def _since() -> Any:
    """The moment before which nothing is unread to this member."""
    return select(SINCE).where(Member.id == ME).correlate(None).scalar_subquery()


def _newest(reader: Person) -> Any:
    """The threads written in last, as many as are looked at."""
    wanted = select(Thread.id).where(visible_to(reader), Thread.last_post_at > _since())
    newest = wanted.order_by(Thread.last_post_at.desc()).limit(LOOKED_AT).subquery()
    return select(newest.c.id)


def _followed(reader: Person) -> Any:
    """The threads a member follows, however long ago they were written in."""
    one = and_(Follow.noun == "thread", Follow.noun_id == Thread.id)
    mine = (Follow.member_id == ME, Follow.noun == "thread", Follow.is_muted == false())
    return select(Thread.id).join(Follow, one).where(*mine, visible_to(reader))


def _says(noun: str, noun_id: Any, *, is_muted: bool) -> ColumnElement[bool]:
    """Whether the member follows, or muted, the thing with this id."""
    said = (Follow.member_id == ME, Follow.noun == noun, Follow.noun_id == noun_id)
    return exists().where(*said, Follow.is_muted == (true() if is_muted else false())).correlate_except(Follow)


def _says_of_place(*, is_muted: bool) -> ColumnElement[bool]:
    """Whether they follow, or muted, the category of the thread or one of its tags."""
    said = (Follow.member_id == ME, Follow.noun == "tag", Follow.is_muted == (true() if is_muted else false()))
    tags = exists().where(ThreadTag.thread_id == Thread.id, Follow.noun_id == ThreadTag.tag_id, *said)
    category = _says("category", Thread.category_id, is_muted=is_muted)
    return or_(category, tags.correlate_except(Follow, ThreadTag))


def _is_followed() -> ColumnElement[bool]:
    """Whether a thread is followed: by itself, or by its category or a tag."""
    return or_(_says("thread", Thread.id, is_muted=False), _says_of_place(is_muted=False))


def _is_muted() -> ColumnElement[bool]:
    """Whether a thread is muted; who follows the thread itself hears of it even where its place is muted."""
    by_place = and_(_says_of_place(is_muted=True), ~_says("thread", Thread.id, is_muted=False))
    return or_(_says("thread", Thread.id, is_muted=True), by_place)
