"""The numbers kept beside posts: of threads, categories and authors, always added to by SQL expression."""

from datetime import datetime
from typing import Any

from sqlalchemy import case, func, select, update
from sqlalchemy.orm import Session

from forum.models import Category, Member, Post, Thread
from forum.rules.talk.audience import EVERYONE

# The category that counts a thread's posts: none, where they are for members, as its numbers are for everybody.
COUNTED_IN = case((Thread.audience == EVERYONE, Thread.category_id), else_=0)


def next_number(session: Session, thread_id: int, author_id: int, now: datetime, *, is_held: bool) -> int:
    """Give out the thread's next post number and count the post, in as few statements as can be."""
    changes: dict[str, Any] = {"last_n": Thread.last_n + 1, "version": Thread.version + 1}
    if not is_held:
        changes |= {"post_count": Thread.post_count + 1, "last_post_at": now}
    counted = update(Thread).where(Thread.id == thread_id).values(changes).returning(Thread.last_n, COUNTED_IN)
    number, category_id = session.execute(counted.execution_options(synchronize_session=False)).one()
    if not is_held:
        count_elsewhere(session, category_id, author_id, 1)
    return int(number)


def count_post(session: Session, thread_id: int, author_id: int, by: int) -> None:
    """Add to the counters of thread, category and author, by SQL expression, and make cached pages stale."""
    changes = {"version": Thread.version + 1, "post_count": Thread.post_count + by}
    session.execute(update(Thread).where(Thread.id == thread_id).values(changes))
    if by:
        category_id = session.scalar(select(COUNTED_IN).where(Thread.id == thread_id))
        count_elsewhere(session, category_id or 0, author_id, by)


def count_elsewhere(session: Session, category_id: int, author_id: int, by: int) -> None:
    """Add to the counters of a category and an author."""
    category = update(Category).where(Category.id == category_id).values(post_count=Category.post_count + by)
    session.execute(category.execution_options(synchronize_session=False))
    author = update(Member).where(Member.id == author_id).values(post_count=Member.post_count + by)
    session.execute(author.execution_options(synchronize_session=False))


def touch_thread(session: Session, thread_id: int) -> None:
    """Make the cached pages of a thread stale."""
    session.execute(update(Thread).where(Thread.id == thread_id).values(version=Thread.version + 1))


def renew_last_post(session: Session, thread_id: int) -> None:
    """Set when a thread was last written in; a thread without any public post keeps its time."""
    session.flush()
    public = select(func.max(Post.created_at)).where(Post.thread_id == thread_id, Post.state == "public")
    newest = session.scalar(public)
    if newest is not None:
        session.execute(update(Thread).where(Thread.id == thread_id).values(last_post_at=newest))
