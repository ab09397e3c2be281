"""How many replies a thread has got since a page of it was made."""

from functools import cache
from typing import Any

from sqlalchemy import Select, bindparam, func, select

from forum.models import Post, Thread
from forum.queries.kit.kept_connection import find_row
from forum.queries.talk.posts import readable_by
from forum.queries.talk.threads import visible_to
from forum.rules.kit.people import VISITOR, Person, anybody_like
from forum.rules.talk.unread import MOST_COUNTED


@cache
def newer(reader: Person) -> Select[*tuple[Any, ...]]:
    """The ready statement, for readers like this one."""
    posts = (
        select(Post.n)
        .join(Thread, Thread.id == Post.thread_id)
        .where(
            Post.thread_id == bindparam("thread_id"),
            Post.n > bindparam("n"),
            Post.author_id != bindparam("member_id"),
            readable_by(VISITOR),
            visible_to(reader),
        )
        .order_by(Post.n)
        .limit(MOST_COUNTED)
        .subquery()
    )
    return select(func.count().label("total"), func.min(posts.c.n).label("first_n")).select_from(posts)


def count_newer(thread_id: int, n: int, person: Person) -> tuple[int, int]:
    """How many posts of others that all like them may read come after number `n`, and the first of them (0: none)."""
    row = find_row(newer(anybody_like(person)), thread_id=thread_id, n=n, member_id=person.id)
    return (row.total, row.first_n or 0) if row else (0, 0)
