"""What moderators do with posts, cards and resources: approve, keep, hide and restore; all of it can be undone."""

from datetime import datetime

from sqlalchemy import select, update
from sqlalchemy.orm import Session

from forum.actions.kit.base import enqueue, get_row, transaction
from forum.actions.moderation.flags import close_flags
from forum.actions.moderation.modlog import Subject, note_act, note_and_tell
from forum.actions.talk.posts import count_post, renew_last_post
from forum.actions.talk.threads import count_thread
from forum.errors import Refused
from forum.models import Post, PostRoutine, Resource, Routine, RoutineVersion, Thread
from forum.rules.kit.people import Person
from forum.rules.kit.permissions import check_moderator
from forum.rules.moderation.moderation import check_reason
from forum.text.kit.clean import clean_text


def check_act(person: Person, reason: str, now: datetime) -> str:
    """The reason of an act by a moderator; raises `Refused` for anybody else, or without a good reason."""
    check_moderator(person, now)
    return check_reason(clean_text(reason))


def subject_of_post(post: Post) -> Subject:
    """A post as the modlog names it."""
    return Subject("post", str(post.id), f"Post {post.n} in “{post.thread.title}”", f"/p/{post.id}", post.author_id)


def subject_of_routine(routine: Routine) -> Subject:
    """A card as the modlog names it."""
    return Subject("routine", str(routine.id), routine.title, f"/routines/{routine.id}", routine.owner_id)


def subject_of_resource(resource: Resource, author_id: int = 0) -> Subject:
    """A resource as the modlog names it."""
    return Subject("resource", str(resource.id), resource.title, f"/resources/{resource.id}", author_id)


def approve_post(person: Person, post_id: int, reason: str, now: datetime) -> None:
    """Show a held post to everybody; raises `Refused` or `NotFound`."""
    reason = check_act(person, reason, now)
    with transaction() as session:
        post = get_row(session, Post, post_id, lock=True)
        if post.state == "public":
            return
        if post.state != "held":
            raise Refused("This post is no longer waiting for a moderator.")
        publish_post(session, post, now)
        subject = subject_of_post(post)
        words = f"A moderator approved your post in “{post.thread.title}”. Everybody can read it now."
        note_and_tell(session, person, "approve", subject, reason, words, now)


def hide_post(person: Person, post_id: int, reason: str, now: datetime) -> None:
    """Hide a public or held post: it leaves a numbered gap; raises `Refused` or `NotFound`."""
    reason = check_act(person, reason, now)
    with transaction() as session:
        post = get_row(session, Post, post_id, lock=True)
        if post.state == "hidden":
            return
        if post.state == "deleted":
            raise Refused("Its author deleted this post, so there is nothing to hide.")
        was_public = post.state == "public"
        post.state, post.state_at, post.state_reason = "hidden", now, reason
        count_post(session, post.thread_id, post.author_id, -1 if was_public else 0)
        renew_last_post(session, post.thread_id)
        enqueue(session, "post.saved", now, post_id=post.id, is_new=False)
        close_flags(session, person, "post", post.id, "hidden", now)
        words = f"A moderator hid your post in “{post.thread.title}”. You can still read it yourself."
        note_and_tell(session, person, "hide", subject_of_post(post), reason, words, now)


def restore_post(person: Person, post_id: int, reason: str, now: datetime) -> None:
    """Show a hidden post again; raises `Refused` or `NotFound`."""
    reason = check_act(person, reason, now)
    with transaction() as session:
        post = get_row(session, Post, post_id, lock=True)
        if post.state == "public":
            return
        if post.state != "hidden":
            raise Refused("This post is not hidden by a moderator.")
        publish_post(session, post, now)
        words = f"A moderator brought back your post in “{post.thread.title}”. Everybody can read it again."
        note_and_tell(session, person, "restore", subject_of_post(post), reason, words, now)


def publish_post(session: Session, post: Post, now: datetime) -> None:
    """Make a held or hidden post public, and its thread too when the thread waited for this post."""
    is_new = post.state == "held"
    post.state, post.state_at, post.state_reason = "public", None, ""
    count_post(session, post.thread_id, post.author_id, 1)
    renew_last_post(session, post.thread_id)
    if post.n == 1 and post.thread.state == "held":
        post.thread.state = "public"
        count_thread(session, post.thread.category_id, 1)
        enqueue(session, "thread.changed", now, thread_id=post.thread_id)
    enqueue(session, "post.saved", now, post_id=post.id, is_new=is_new)


def hide_routine(person: Person, routine_id: int, reason: str, now: datetime) -> None:
    """Hide a public card; raises `Refused` or `NotFound`."""
    reason = check_act(person, reason, now)
    with transaction() as session:
        routine = get_row(session, Routine, routine_id, lock=True)
        if routine.state == "hidden":
            return
        if routine.state != "public":
            raise Refused("Only a public card can be hidden.")
        routine.state_before_hiding, routine.state, routine.state_reason = routine.state, "hidden", reason
        renew_routine(session, routine.id, now)
        close_flags(session, person, "routine", routine.id, "hidden", now)
        words = f"A moderator hid your routine card “{routine.title}”. You can still see it yourself."
        note_and_tell(session, person, "hide", subject_of_routine(routine), reason, words, now)


def restore_routine(person: Person, routine_id: int, reason: str, now: datetime) -> None:
    """Show a hidden card again; raises `Refused` or `NotFound`."""
    reason = check_act(person, reason, now)
    with transaction() as session:
        routine = get_row(session, Routine, routine_id, lock=True)
        if routine.state != "hidden":
            raise Refused("This card is not hidden by a moderator.")
        routine.state, routine.state_before_hiding = routine.state_before_hiding or "private", ""
        routine.state_reason = ""
        renew_routine(session, routine.id, now)
        words = f"A moderator brought back your routine card “{routine.title}”."
        note_and_tell(session, person, "restore", subject_of_routine(routine), reason, words, now)


def renew_routine(session: Session, routine_id: int, now: datetime) -> None:
    """Tell the index about a card, and make the cached pages of the threads stale that carry it."""
    enqueue(session, "routine.saved", now, routine_id=routine_id)
    posts = (
        select(Post.thread_id)
        .join(PostRoutine, PostRoutine.post_id == Post.id)
        .join(RoutineVersion, RoutineVersion.id == PostRoutine.version_id)
        .where(RoutineVersion.routine_id == routine_id)
    )
    session.execute(update(Thread).where(Thread.id.in_(posts)).values(version=Thread.version + 1))


def hide_resource(person: Person, resource_id: int, reason: str, now: datetime) -> None:
    """Take a listed resource out of sight; raises `Refused` or `NotFound`."""
    reason = check_act(person, reason, now)
    with transaction() as session:
        resource = get_row(session, Resource, resource_id, lock=True)
        if resource.state == "hidden":
            return
        if resource.state != "live":
            raise Refused("Only a listed resource can be hidden.")
        resource.state, resource.retired_reason = "hidden", reason
        enqueue(session, "resource.saved", now, resource_id=resource.id)
        close_flags(session, person, "resource", resource.id, "hidden", now)
        note_act(session, person, "hide", subject_of_resource(resource), reason, now)


def keep_post(person: Person, post_id: int, reason: str, now: datetime) -> None:
    """Let a reported post stay and close its flags; raises `Refused` or `NotFound`."""
    reason = check_act(person, reason, now)
    with transaction() as session:
        keep(session, person, subject_of_post(get_row(session, Post, post_id, lock=True)), reason, now)


def keep_routine(person: Person, routine_id: int, reason: str, now: datetime) -> None:
    """Let a reported card stay and close its flags; raises `Refused` or `NotFound`."""
    reason = check_act(person, reason, now)
    with transaction() as session:
        keep(session, person, subject_of_routine(get_row(session, Routine, routine_id, lock=True)), reason, now)


def keep_resource(person: Person, resource_id: int, reason: str, now: datetime) -> None:
    """Let a reported resource stay and close its flags; raises `Refused` or `NotFound`."""
    reason = check_act(person, reason, now)
    with transaction() as session:
        keep(session, person, subject_of_resource(get_row(session, Resource, resource_id, lock=True)), reason, now)


def keep(session: Session, person: Person, subject: Subject, reason: str, now: datetime) -> None:
    """Close the flags on a thing and write it down; the author need not know that there were any."""
    if close_flags(session, person, subject.noun, int(subject.id), "kept", now):
        note_act(session, person, "keep", subject, reason, now)
