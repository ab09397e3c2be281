"""Hiding one picture of a post, and showing it again; the post itself stays as it is."""

from datetime import datetime

from sqlalchemy.orm import Session

from forum.actions.kit.base import get_row, transaction
from forum.actions.moderation.moderated import subject_of
from forum.actions.moderation.moderation import check_act
from forum.actions.moderation.modlog import note_and_tell
from forum.actions.talk.post_counts import touch_thread
from forum.errors import NotFound, Refused
from forum.models import Picture, Post
from forum.rules.kit.people import Person
from forum.rules.talk import refusal_words


def hide(person: Person, picture_id: int, reason: str, now: datetime) -> None:
    """Let only its owner and moderators see a picture; raises `Refused` or `NotFound`."""
    reason = check_act(person, reason, now)
    with transaction() as session:
        row = get_row(session, Picture, picture_id, lock=True)
        if row.state == "hidden":
            raise Refused(refusal_words.PICTURE_HIDDEN_ALREADY)
        turn(session, person, row, "hidden", reason, now)


def show(person: Person, picture_id: int, reason: str, now: datetime) -> None:
    """Let everybody see a picture again who can read its post; raises `Refused` or `NotFound`."""
    reason = check_act(person, reason, now)
    with transaction() as session:
        row = get_row(session, Picture, picture_id, lock=True)
        if row.state == "public":
            raise Refused(refusal_words.PICTURE_SHOWN_ALREADY)
        turn(session, person, row, "public", reason, now)


def turn(session: Session, person: Person, row: Picture, state: str, reason: str, now: datetime) -> None:
    """Give a picture of a post another state, write it down and tell its author; raises `NotFound` while it waits."""
    if row.post_id is None:
        raise NotFound
    post = get_row(session, Post, row.post_id)
    row.state, row.state_reason = state, reason if state == "hidden" else ""
    touch_thread(session, post.thread_id)
    act = "hide_picture" if state == "hidden" else "show_picture"
    note_and_tell(session, person, act, subject_of("post", post), reason, now)
