"""What a noun of the rules is in the database, and what else changes when a moderator changes its state."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import select, update
from sqlalchemy.orm import Session

from forum.actions.kit.base import enqueue
from forum.actions.moderation.modlog import Subject
from forum.actions.moderation.resource_marks import mark_resources
from forum.actions.talk.post_counts import count_post, renew_last_post, touch_thread
from forum.actions.talk.threads import count_thread
from forum.models import Post, PostRoutine, Programme, Resource, Routine, RoutineVersion, Thread
from forum.rules.moderation.nouns import NOUNS


@dataclass(frozen=True, slots=True)
class Moderated:
    """A noun's table and its columns: whose a row is (nobody's without an `owner`), and why it is out of sight.

    `settle` gets the row in its new state and the state it had before, and sees to counters and jobs.
    """

    model: type[Any]
    settle: Callable[[Session, Any, str, datetime], None]
    owner: str = "owner_id"
    reason: str = "state_reason"


def settle_post(session: Session, post: Post, before: str, now: datetime) -> None:
    """Count the post, or no longer; its thread becomes public when it waited for this post."""
    post.state_at = now if post.state == "hidden" else None
    count_post(session, post.thread_id, post.author_id, (post.state == "public") - (before == "public"))
    renew_last_post(session, post.thread_id)
    if post.state == "public" and post.n == 1 and post.thread.state == "held":
        post.thread.state = "public"
        count_thread(session, post.thread, 1)
        enqueue(session, "thread.changed", now, thread_id=post.thread_id)
    if post.state == "public" and post.n == 1 and post.thread.state_before_hiding == "held":
        post.thread.state_before_hiding = "public"
    is_new = (before, post.state) == ("held", "public")
    enqueue(session, "post.saved", now, post_id=post.id, is_new=is_new)


def settle_thread(session: Session, thread: Thread, before: str, now: datetime) -> None:
    """Count the thread, or no longer, and tell the index about all its posts."""
    thread.state_before_hiding = before if thread.state == "hidden" else ""
    count_thread(session, thread, (thread.state == "public") - (before == "public"))
    touch_thread(session, thread.id)
    enqueue(session, "thread.changed", now, thread_id=thread.id)


def settle_routine(session: Session, routine: Routine, before: str, now: datetime) -> None:
    """Tell the index about a card, and make the cached pages of the threads stale that carry it."""
    settle_programme(session, routine, before, now)
    enqueue(session, "routine.saved", now, routine_id=routine.id)
    posts = (
        select(Post.thread_id)
        .join(PostRoutine, PostRoutine.post_id == Post.id)
        .join(RoutineVersion, RoutineVersion.id == PostRoutine.version_id)
        .where(RoutineVersion.routine_id == routine.id)
    )
    session.execute(update(Thread).where(Thread.id.in_(posts)).values(version=Thread.version + 1))


def settle_programme(_session: Session, row: Programme | Routine, before: str, _now: datetime) -> None:
    """Keep the state it had, for as long as it is hidden."""
    row.state_before_hiding = before if row.state == "hidden" else ""


def settle_resource(session: Session, resource: Resource, _before: str, now: datetime) -> None:
    """Tell the index, and those who keep pages."""
    mark_resources(session, resource.id)
    enqueue(session, "resource.saved", now, resource_id=resource.id)


MODERATED: dict[str, Moderated] = {
    "post": Moderated(Post, settle_post, owner="author_id"),
    "thread": Moderated(Thread, settle_thread, owner="author_id"),
    "routine": Moderated(Routine, settle_routine),
    "programme": Moderated(Programme, settle_programme),
    "resource": Moderated(Resource, settle_resource, owner="", reason="retired_reason"),
}


def owner_of(noun: str, row: Any) -> int:
    """The id of the member whose thing this is, 0 when it is nobody's."""
    return getattr(row, MODERATED[noun].owner, 0)


def subject_of(noun: str, row: Any, owner_id: int = 0) -> Subject:
    """A thing as the modlog names it; a resource is nobody's, unless it is said whose."""
    title = f"Post {row.n} in “{row.thread.title}”" if noun == "post" else row.title
    return Subject(noun, str(row.id), title, f"{NOUNS[noun].path}/{row.id}", owner_id or owner_of(noun, row))


def turn(session: Session, noun: str, row: Any, state: str, reason: str, now: datetime) -> None:
    """Give a thing another state, with all that follows from it; `reason` says why it is out of sight."""
    how, before = MODERATED[noun], row.state
    row.state = state
    setattr(row, how.reason, reason)
    how.settle(session, row, before, now)
