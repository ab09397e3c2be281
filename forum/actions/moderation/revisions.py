"""Closing an older text of a post, which its history would go on showing, and opening it again."""

from datetime import datetime

from forum.actions.kit.base import get_row, transaction
from forum.actions.moderation.moderated import subject_of
from forum.actions.moderation.moderation import check_act
from forum.actions.moderation.modlog import note_and_tell
from forum.errors import NotFound
from forum.models import Post, Revision
from forum.rules.kit.people import Person


def close(person: Person, post_id: int, revision_id: int, reason: str, now: datetime) -> None:
    """Let only moderators read an older text of a post; raises `Refused` or `NotFound`."""
    turn(person, post_id, revision_id, "hidden", reason, now)


def reopen(person: Person, post_id: int, revision_id: int, reason: str, now: datetime) -> None:
    """Let everybody who can read the post read that older text again; raises `Refused` or `NotFound`."""
    turn(person, post_id, revision_id, "public", reason, now)


def turn(person: Person, post_id: int, revision_id: int, state: str, reason: str, now: datetime) -> None:
    """Give an older text another state; what it has already is nothing to do."""
    reason = check_act(person, reason, now)
    with transaction() as session:
        post = get_row(session, Post, post_id, lock=True)
        revision = get_row(session, Revision, revision_id)
        if revision.post_id != post.id:
            raise NotFound
        if revision.state == state:
            return
        revision.state = state
        act = "redact" if state == "hidden" else "unredact"
        note_and_tell(session, person, act, subject_of("post", post), reason, now)
