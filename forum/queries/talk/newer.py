"""How many replies a thread has got since a page of it was made."""

from sqlalchemy import bindparam, func, select

from forum.models import Post, Thread
from forum.queries.kit.kept_connection import find_row
from forum.queries.members.blocks import hears
from forum.queries.talk.posts import readable_by
from forum.queries.talk.threads import visible_to
from forum.rules.kit.people import VISITOR
from forum.rules.talk.unread import MOST_COUNTED

NEWER = (
    select(Post.n)
    .join(Thread, Thread.id == Post.thread_id)
    .where(Post.thread_id == bindparam("thread_id"), Post.n > bindparam("n"), Post.author_id != bindparam("member_id"))
    .where(readable_by(VISITOR), visible_to(VISITOR), hears(bindparam("member_id"), Post.author_id))
    .order_by(Post.n)
    .limit(MOST_COUNTED)
    .subquery()
)
COUNT = select(func.count().label("total"), func.min(NEWER.c.n).label("first_n")).select_from(NEWER)


def count_newer(thread_id: int, n: int, member_id: int) -> tuple[int, int]:
    """How many posts of others that everybody may read come after number `n`, and the first of them (0: none)."""
    row = find_row(COUNT, thread_id=thread_id, n=n, member_id=member_id)
    return (row.total, row.first_n or 0) if row else (0, 0)
