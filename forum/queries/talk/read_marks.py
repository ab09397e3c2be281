"""Where a member stands in a thread: how far they read, what is new to them, whether they follow it."""

from dataclasses import dataclass
from functools import cache
from typing import Any

from sqlalchemy import BindParameter, Select, String, and_, bindparam, case, cast, func, or_, select, true

from forum.models import CategoryMark, Follow, Member, Post, ReadMark, Thanks, Thread
from forum.queries.kit.kept_connection import find_row
from forum.queries.talk.posts import readable_by
from forum.rules.kit.paging import page_span
from forum.rules.kit.people import VISITOR

THREAD_ID: BindParameter[int] = bindparam("thread_id")
MEMBER_ID: BindParameter[int] = bindparam("member_id")
SINCE = func.coalesce(Member.unread_from, Member.created_at)


@dataclass(frozen=True, slots=True)
class Standing:
    """One member in one thread. `first_new_n` is the first post by others that is new to them, 0 for none.

    `is_muted` is None while they neither follow nor muted it. `thanked` are the numbers of the posts on the page that
    was asked about for which they thanked.
    """

    read_n: int
    first_new_n: int
    is_muted: bool | None
    thanked: frozenset[int] = frozenset()


def find_standing(thread_id: int, member_id: int, page: int = 1) -> Standing:
    """Where a member stands in a thread; ask only after `find_head` allowed it. One statement, by indexes only."""
    first, last = page_span(page)
    row = find_row(standing(), thread_id=thread_id, member_id=member_id, first_n=first, end_n=last)
    if row is None:
        return Standing(0, 0, None)
    thanked = frozenset(map(int, row.thanked.split(","))) if row.thanked else frozenset()
    return Standing(row.read_n or 0, row.first_new_n or 0, row.is_muted, thanked)


@cache
def standing() -> Select[Any]:
    """The ready statement. Posts are numbered as they were written, so what came after a moment is found by halving."""
    begin = func.coalesce(ReadMark.n, 0) + 1
    since = case((CategoryMark.at > SINCE, CategoryMark.at), else_=SINCE)
    is_known = or_(ReadMark.at >= since, ReadMark.n >= Thread.last_n)
    start = (
        select(begin.label("low"), case((is_known, begin), else_=Thread.last_n + 1).label("high"), since.label("since"))
        .select_from(Member)
        .join(Thread, Thread.id == THREAD_ID)
        .outerjoin(ReadMark, and_(ReadMark.member_id == Member.id, ReadMark.thread_id == Thread.id))
        .outerjoin(
            CategoryMark, and_(CategoryMark.member_id == Member.id, CategoryMark.category_id == Thread.category_id)
        )
        .where(Member.id == MEMBER_ID)
    )
    seek = start.cte("seek", recursive=True)
    middle = (seek.c.low + seek.c.high) // 2
    here = select(Post.created_at).where(Post.thread_id == THREAD_ID, Post.n >= middle).order_by(Post.n).limit(1)
    is_new = func.coalesce(here.correlate(seek).scalar_subquery() > seek.c.since, true())
    step = select(case((is_new, seek.c.low), else_=middle + 1), case((is_new, middle), else_=seek.c.high), seek.c.since)
    seek = seek.union_all(step.where(seek.c.low < seek.c.high))
    new = select(Post.n).where(
        Post.thread_id == THREAD_ID, Post.n >= seek.c.low, readable_by(VISITOR), Post.author_id != MEMBER_ID
    )
    read = select(ReadMark.n).where(ReadMark.member_id == MEMBER_ID, ReadMark.thread_id == THREAD_ID)
    muted = select(Follow.is_muted).where(
        Follow.member_id == MEMBER_ID, Follow.noun == "thread", Follow.noun_id == THREAD_ID
    )
    on_page = (Post.thread_id == THREAD_ID, Post.n.between(bindparam("first_n"), bindparam("end_n")))
    thanked = select(func.aggregate_strings(cast(Post.n, String), ",")).where(
        *on_page, Thanks.post_id == Post.id, Thanks.member_id == MEMBER_ID
    )
    return select(
        read.scalar_subquery().label("read_n"),
        new.order_by(Post.n).limit(1).correlate(seek).scalar_subquery().label("first_new_n"),
        muted.scalar_subquery().label("is_muted"),
        thanked.scalar_subquery().label("thanked"),
    ).where(seek.c.low == seek.c.high)
