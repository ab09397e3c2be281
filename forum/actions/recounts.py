"""Counting anew what is kept as counters; only rows that were wrong change."""

from typing import Any

from sqlalchemy import ColumnElement, ScalarSelect, exists, func, or_, select, update
from sqlalchemy.engine import CursorResult
from sqlalchemy.orm import Session

from forum.actions.base import transaction
from forum.models import Category, Member, Post, PostRoutine, Routine, RoutineSave, RoutineVersion, Thread


def recount_all() -> int:
    """Set every counter right; says how many rows were wrong."""
    with transaction() as session:
        return sum(recount(session) for recount in RECOUNTS)


def recount_threads(session: Session) -> int:
    """Set the counters of threads right; their cached pages become stale."""
    of_thread = Post.thread_id == Thread.id
    public = of_thread & (Post.state == "public")
    newest = select(func.max(Post.created_at)).where(public).scalar_subquery()
    return correct(
        session,
        Thread,
        {
            Thread.last_n: counted(func.max(Post.n), of_thread),
            Thread.post_count: counted(func.count(), public, Post),
            Thread.last_post_at: func.coalesce(newest, Thread.last_post_at),
            Thread.has_routine: exists().where(PostRoutine.post_id == Post.id, of_thread),
        },
        version=Thread.version + 1,
    )


def recount_categories(session: Session) -> int:
    """Set the counters of categories right."""
    inside = Thread.category_id == Category.id
    posts = select(func.count()).select_from(Post).join(Thread).where(inside, Post.state == "public")
    return correct(
        session,
        Category,
        {
            Category.thread_count: counted(func.count(), inside & (Thread.state == "public"), Thread),
            Category.post_count: posts.correlate(Category).scalar_subquery(),
        },
    )


def recount_members(session: Session) -> int:
    """Set how many public posts members wrote right."""
    theirs = (Post.author_id == Member.id) & (Post.state == "public")
    return correct(session, Member, {Member.post_count: counted(func.count(), theirs, Post)})


def recount_routines(session: Session) -> int:
    """Set how often cards are saved, and which version is current, right."""
    saves = counted(func.count(), RoutineSave.routine_id == Routine.id, RoutineSave)
    latest = counted(func.max(RoutineVersion.n), RoutineVersion.routine_id == Routine.id)
    return correct(session, Routine, {Routine.save_count: saves, Routine.current_n: latest})


def counted(what: Any, where: ColumnElement[bool], table: Any = None) -> ScalarSelect[Any]:
    """A number counted from other rows, 0 when there are none."""
    wanted = select(func.coalesce(what, 0)).where(where)
    return (wanted.select_from(table) if table else wanted).scalar_subquery()


def correct(session: Session, table: Any, right: dict[Any, Any], **also: Any) -> int:
    """Give the rows whose columns differ from what is right those values; says how many there were."""
    wrong = or_(*(column.is_distinct_from(value) for column, value in right.items()))
    values = {column.key: value for column, value in right.items()} | also
    done = session.execute(update(table).where(wrong).values(values).execution_options(synchronize_session=False))
    assert isinstance(done, CursorResult)
    return done.rowcount


RECOUNTS = (recount_threads, recount_categories, recount_members, recount_routines)
