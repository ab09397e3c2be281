"""What is new to a member: threads in which others wrote since they read them.

A member's question only. It looks at what they follow and at the threads written in last, never at all there are.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import ColumnElement, Select, Subquery, and_, case, exists, false, func, or_, select, true, union
from sqlalchemy.orm import joinedload

from forum.models import CategoryMark, Follow, Member, Post, ReadMark, Thread, ThreadTag, db
from forum.queries.talk.posts import readable_by
from forum.queries.talk.threads import visible_to
from forum.rules.kit.paging import ROWS_A_PAGE
from forum.rules.kit.people import VISITOR, Person
from forum.rules.talk.unread import LOOKED_AT, MOST_COUNTED


@dataclass(frozen=True, slots=True)
class News:
    """A thread with posts that are new to somebody, counted up to `MOST_COUNTED`."""

    thread: Thread
    count: int
    is_followed: bool


@dataclass(frozen=True, slots=True)
class NewsPage:
    """Some of what is new, and how many threads there are of it."""

    rows: Sequence[News] = ()
    total: int = 0


def page_news(
    person: Person, *, limit: int = ROWS_A_PAGE, page: int = 1, category_id: int = 0, is_followed: bool = False
) -> NewsPage:
    """What is new to a member, that which they follow first, what was written in last first; one statement."""
    looked_at = union(_followed(person), _newest(person, category_id)).subquery()
    followed = _is_followed(person)
    wanted = _news(person, looked_at, Thread, followed, func.count().over())
    if category_id:
        wanted = wanted.where(Thread.category_id == category_id)
    if is_followed:
        wanted = wanted.where(followed)
    wanted = wanted.options(joinedload(Thread.author), joinedload(Thread.category))
    ordered = wanted.order_by(followed.desc(), Thread.last_post_at.desc(), Thread.id.desc())
    rows = db.session.execute(ordered.limit(limit).offset((page - 1) * limit)).all()
    return NewsPage([News(row[1], row[0], bool(row[2])) for row in rows], rows[0][3] if rows else 0)


def count_new(person: Person, thread_ids: Sequence[int]) -> dict[int, int]:
    """How many posts are new to a member in each of these threads; those with none, or muted, are left out."""
    if person.is_visitor or not thread_ids:
        return {}
    these = select(Thread.id).where(Thread.id.in_(thread_ids), visible_to(person)).subquery()
    return {thread_id: count for count, thread_id in db.session.execute(_news(person, these, Thread.id))}


def _news(person: Person, looked_at: Subquery, *columns: Any) -> Select[Any]:
    """Of the threads looked at, those with something new: how many posts, and these columns."""
    since = _since(person)
    since = case((CategoryMark.at > since, CategoryMark.at), else_=since)
    read_n = func.coalesce(ReadMark.n, 0)
    new_posts = (
        Post.thread_id == Thread.id,
        Post.n > read_n,
        Post.n > Thread.last_n - MOST_COUNTED,
        Post.created_at > since,
        Post.author_id != person.id,
        readable_by(VISITOR),
    )
    outer = (Thread, ReadMark, CategoryMark)
    count = select(func.count()).select_from(Post).where(*new_posts).correlate(*outer).scalar_subquery()
    mine = and_(ReadMark.member_id == person.id, ReadMark.thread_id == Thread.id)
    here = and_(CategoryMark.member_id == person.id, CategoryMark.category_id == Thread.category_id)
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
            ~_is_muted(person),
        )
    )


def _since(person: Person) -> Any:
    """The moment before which nothing is unread to this member."""
    return select(func.coalesce(Member.unread_from, Member.created_at)).where(Member.id == person.id).scalar_subquery()


def _newest(person: Person, category_id: int) -> Any:
    """The threads written in last, of a category or of all, as many as are looked at."""
    wanted = select(Thread.id).where(visible_to(person), Thread.last_post_at > _since(person))
    if category_id:
        wanted = wanted.where(Thread.category_id == category_id)
    newest = wanted.order_by(Thread.last_post_at.desc()).limit(LOOKED_AT).subquery()
    return select(newest.c.id)


def _followed(person: Person) -> Any:
    """The threads a member follows, however long ago they were written in."""
    one = and_(Follow.noun == "thread", Follow.noun_id == Thread.id)
    mine = (Follow.member_id == person.id, Follow.noun == "thread", Follow.is_muted == false())
    return select(Thread.id).join(Follow, one).where(*mine, visible_to(person))


def _says(person: Person, noun: str, noun_id: Any, *, is_muted: bool) -> ColumnElement[bool]:
    """Whether the member follows, or muted, the thing with this id."""
    said = (Follow.member_id == person.id, Follow.noun == noun, Follow.noun_id == noun_id)
    return exists().where(*said, Follow.is_muted == (true() if is_muted else false())).correlate_except(Follow)


def _says_of_place(person: Person, *, is_muted: bool) -> ColumnElement[bool]:
    """Whether they follow, or muted, the category of the thread or one of its tags."""
    said = (Follow.member_id == person.id, Follow.noun == "tag", Follow.is_muted == (true() if is_muted else false()))
    tags = exists().where(ThreadTag.thread_id == Thread.id, Follow.noun_id == ThreadTag.tag_id, *said)
    return or_(
        _says(person, "category", Thread.category_id, is_muted=is_muted), tags.correlate_except(Follow, ThreadTag)
    )


def _is_followed(person: Person) -> ColumnElement[bool]:
    """Whether a thread is followed: by itself, or by its category or a tag."""
    return or_(_says(person, "thread", Thread.id, is_muted=False), _says_of_place(person, is_muted=False))


def _is_muted(person: Person) -> ColumnElement[bool]:
    """Whether a thread is muted; who follows the thread itself hears of it even where its place is muted."""
    by_place = and_(_says_of_place(person, is_muted=True), ~_says(person, "thread", Thread.id, is_muted=False))
    return or_(_says(person, "thread", Thread.id, is_muted=True), by_place)
