"""What moderators do with whole threads: lock, pin, move; each can be undone."""

from datetime import datetime

from sqlalchemy import delete, select, update
from sqlalchemy.orm import Session

from forum.actions.kit.base import enqueue, get_row, transaction
from forum.actions.moderation.moderation import check_act
from forum.actions.moderation.modlog import Subject, note_and_tell
from forum.actions.talk.post_counts import touch_thread
from forum.models import Category, Poll, Post, Thread
from forum.rules.kit.people import Person
from forum.rules.talk.audience import EVERYONE
from forum.rules.talk.categories import check_move


def subject_of(thread: Thread) -> Subject:
    """A thread as the modlog names it."""
    return Subject("thread", str(thread.id), thread.title, thread.url, thread.author_id)


def lock(person: Person, thread_id: int, reason: str, now: datetime) -> None:
    """Let nobody but moderators reply in a thread; raises `Refused` or `NotFound`."""
    reason = check_act(person, reason, now)
    with transaction() as session:
        thread = get_row(session, Thread, thread_id, lock=True)
        if thread.is_locked:
            return
        thread.is_locked, thread.locked_reason = True, reason
        finish(session, person, "lock", thread, reason, now)


def unlock(person: Person, thread_id: int, reason: str, now: datetime) -> None:
    """Let everybody reply in a thread again; raises `Refused` or `NotFound`."""
    reason = check_act(person, reason, now)
    with transaction() as session:
        thread = get_row(session, Thread, thread_id, lock=True)
        if not thread.is_locked:
            return
        thread.is_locked, thread.locked_reason = False, ""
        finish(session, person, "unlock", thread, reason, now)


def pin(person: Person, thread_id: int, reason: str, now: datetime, *, is_pinned: bool = True) -> None:
    """Put a thread on top of its category, or let it go from there; raises `Refused` or `NotFound`."""
    reason = check_act(person, reason, now)
    with transaction() as session:
        thread = get_row(session, Thread, thread_id, lock=True)
        if thread.is_pinned == is_pinned:
            return
        thread.is_pinned = is_pinned
        finish(session, person, "pin" if is_pinned else "unpin", thread, reason, now)


def move(person: Person, thread_id: int, category_slug: str, reason: str, now: datetime) -> None:
    """Put a thread into another category, with its share of the counters; raises `Refused` or `NotFound`."""
    reason = check_act(person, reason, now)
    with transaction() as session:
        thread = get_row(session, Thread, thread_id, lock=True)
        named = session.scalar(select(Category.id).where(Category.slug == category_slug).with_for_update())
        target_id = check_move(thread.category_id, named)
        posts = thread.post_count if thread.audience == EVERYONE else 0
        threads = 1 if (thread.state, thread.audience) == ("public", EVERYONE) else 0
        add_counts(session, thread.category_id, -threads, -posts)
        add_counts(session, target_id, threads, posts)
        thread.category_id = target_id
        enqueue(session, "thread.changed", now, thread_id=thread.id)
        finish(session, person, "move", thread, reason, now, category=target_id)


def remove_poll(person: Person, thread_id: int, reason: str, now: datetime) -> None:
    """Delete the poll of a thread with its votes; the thread stays. Raises `Refused` or `NotFound`."""
    reason = check_act(person, reason, now)
    with transaction() as session:
        thread = get_row(session, Thread, thread_id, lock=True)
        if not thread.has_poll:
            return
        first = select(Post.id).where(Post.thread_id == thread_id, Post.n == 1)
        session.execute(delete(Poll).where(Poll.post_id.in_(first)))
        thread.has_poll = False
        enqueue(session, "thread.changed", now, thread_id=thread.id)
        finish(session, person, "remove_poll", thread, reason, now)


def add_counts(session: Session, category_id: int, threads: int, posts: int) -> None:
    """Add to a category's counters by SQL expression."""
    counts = {"thread_count": Category.thread_count + threads, "post_count": Category.post_count + posts}
    session.execute(update(Category).where(Category.id == category_id).values(counts))


def finish(session: Session, person: Person, act: str, thread: Thread, reason: str, now: datetime, **more: int) -> None:
    """Make cached pages stale, write the act down, and tell the author of the thread."""
    session.flush()
    touch_thread(session, thread.id)
    note_and_tell(session, person, act, subject_of(thread), reason, now, **more)
