"""What every kept counter should say, as SQL: the checks compare with it, the recount sets it."""

from typing import Any

from sqlalchemy import ColumnElement, ScalarSelect, exists, func, or_, select

from forum.models import (
    Category,
    Digest,
    DigestInterest,
    DigestVersion,
    Member,
    Post,
    PostRoutine,
    Resource,
    ResourceSave,
    Routine,
    RoutineHelpful,
    RoutineReview,
    RoutineSave,
    RoutineVersion,
    Thread,
)
from forum.queries.talk.threads import visible_to
from forum.rules.kit.people import VISITOR
from forum.rules.talk.audience import EVERYONE


def counted(what: Any, where: ColumnElement[bool], *, of: Any) -> ScalarSelect[Any]:
    """A number taken from the rows `of` another table, 0 when there are none."""
    return select(func.coalesce(what, 0)).select_from(of).where(where).scalar_subquery()


_IN_THREAD = Post.thread_id == Thread.id
_PUBLIC = Post.state == "public"
_PUBLIC_IN_CATEGORY = (
    select(func.count())
    .select_from(Post)
    .join(Thread)
    .where(Thread.category_id == Category.id, _PUBLIC, Thread.audience == EVERYONE)
    .correlate(Category)
    .scalar_subquery()
)
_NEWEST = select(func.max(Post.created_at)).where(_IN_THREAD, _PUBLIC).scalar_subquery()

# Table -> column -> what it should hold. A thread without public posts keeps the time it has. Cards are never detached,
# so a thread that says it has one without having it has lost it: that is told by a check of its own, not counted away.
COUNTERS: dict[Any, dict[Any, Any]] = {
    Thread: {
        Thread.last_n: counted(func.max(Post.n), _IN_THREAD, of=Post),
        Thread.post_count: counted(func.count(), _IN_THREAD & _PUBLIC, of=Post),
        Thread.last_post_at: func.coalesce(_NEWEST, Thread.last_post_at),
        Thread.has_routine: Thread.has_routine | exists().where(PostRoutine.post_id == Post.id, _IN_THREAD),
    },
    Category: {
        Category.thread_count: counted(
            func.count(), (Thread.category_id == Category.id) & visible_to(VISITOR), of=Thread
        ),
        Category.post_count: _PUBLIC_IN_CATEGORY,
    },
    Member: {Member.post_count: counted(func.count(), (Post.author_id == Member.id) & _PUBLIC, of=Post)},
    Routine: {
        Routine.helpful_count: counted(func.count(), RoutineHelpful.routine_id == Routine.id, of=RoutineHelpful),
        Routine.save_count: counted(func.count(), RoutineSave.routine_id == Routine.id, of=RoutineSave),
        Routine.current_n: counted(
            func.max(RoutineVersion.n), RoutineVersion.routine_id == Routine.id, of=RoutineVersion
        ),
    },
    Resource: {
        Resource.save_count: counted(func.count(), ResourceSave.resource_id == Resource.id, of=ResourceSave),
    },
    Digest: {
        Digest.interest_count: counted(func.count(), DigestInterest.digest_id == Digest.id, of=DigestInterest),
        Digest.current_n: counted(func.max(DigestVersion.n), DigestVersion.digest_id == Digest.id, of=DigestVersion),
    },
    RoutineVersion: {RoutineVersion.is_reviewed: exists().where(RoutineReview.version_id == RoutineVersion.id)},
}


def is_wrong(table: Any) -> ColumnElement[bool]:
    """Whether any counter of a row differs from what was counted."""
    return or_(*(column.is_distinct_from(right) for column, right in COUNTERS[table].items()))
