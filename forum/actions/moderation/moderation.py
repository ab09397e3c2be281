"""What moderators do with things: approve, keep, hide and restore; all of it can be undone."""

from datetime import datetime

from forum.actions.kit.base import get_row, transaction
from forum.actions.moderation.flags import close_flags, close_urgent
from forum.actions.moderation.moderated import MODERATED, subject_of, turn
from forum.actions.moderation.modlog import note_act, note_and_tell
from forum.models import Post
from forum.rules.kit.people import Person
from forum.rules.kit.permissions import check_moderator
from forum.rules.moderation.moderation import check_approve, check_reason
from forum.rules.moderation.nouns import get_noun
from forum.text.kit.clean import clean_text


def check_act(person: Person, reason: str, now: datetime) -> str:
    """The reason of an act by a moderator; raises `Refused` for anybody else, or without a good reason."""
    check_moderator(person, now)
    return check_reason(clean_text(reason))


def approve_post(person: Person, post_id: int, reason: str, now: datetime) -> None:
    """Show a held post to everybody; raises `Refused` or `NotFound`."""
    reason = check_act(person, reason, now)
    with transaction() as session:
        post = get_row(session, Post, post_id, lock=True)
        if post.state == "public":
            return
        check_approve(post.state)
        turn(session, "post", post, "public", "", now)
        close_urgent(session, post_id)
        note_and_tell(session, person, "approve", subject_of("post", post), reason, now)


def hide(person: Person, noun: str, noun_id: int, reason: str, now: datetime) -> None:
    """Take a thing out of everybody's sight but its owner's; raises `Refused` or `NotFound`."""
    rule, reason = get_noun(noun), check_act(person, reason, now)
    with transaction() as session:
        row = get_row(session, MODERATED[noun].model, noun_id, lock=True)
        if row.state == "hidden":
            return
        rule.check_hide(row.state)
        turn(session, noun, row, "hidden", reason, now)
        close_flags(session, person, noun, noun_id, "hidden", now)
        note_and_tell(session, person, "hide", subject_of(noun, row), reason, now)


def restore(person: Person, noun: str, noun_id: int, reason: str, now: datetime) -> None:
    """Show a hidden thing again; raises `Refused` or `NotFound`."""
    rule, reason = get_noun(noun), check_act(person, reason, now)
    with transaction() as session:
        row = get_row(session, MODERATED[noun].model, noun_id, lock=True)
        if row.state == rule.shown:
            return
        rule.check_restore(row.state)
        turn(session, noun, row, getattr(row, "state_before_hiding", "") or rule.back, "", now)
        note_and_tell(session, person, "restore", subject_of(noun, row), reason, now)


def keep(person: Person, noun: str, noun_id: int, reason: str, now: datetime) -> None:
    """Let a reported thing stay and close its flags; the author need not know that there were any.

    Raises `Refused` or `NotFound`.
    """
    get_noun(noun)
    reason = check_act(person, reason, now)
    with transaction() as session:
        row = get_row(session, MODERATED[noun].model, noun_id, lock=True)
        if close_flags(session, person, noun, noun_id, "kept", now):
            note_act(session, person, "keep", subject_of(noun, row), reason, now)
