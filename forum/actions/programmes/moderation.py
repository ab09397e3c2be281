"""What moderators do with public programmes: keep, hide and restore; all of it can be undone."""

from datetime import datetime

from forum.actions.kit.base import get_row, transaction
from forum.actions.moderation.flags import close_flags
from forum.actions.moderation.moderation import check_act, keep
from forum.actions.moderation.modlog import Subject, note_and_tell
from forum.errors import Refused
from forum.models import Programme
from forum.rules.kit.people import Person


def subject_of(programme: Programme) -> Subject:
    """A programme as the modlog names it."""
    url = f"/programmes/{programme.id}"
    return Subject("programme", str(programme.id), programme.title, url, programme.owner_id)


def hide(person: Person, programme_id: int, reason: str, now: datetime) -> None:
    """Hide a public programme, from those who do it too; raises `Refused` or `NotFound`."""
    reason = check_act(person, reason, now)
    with transaction() as session:
        programme = get_row(session, Programme, programme_id, lock=True)
        if programme.state == "hidden":
            return
        if programme.state != "public":
            raise Refused("Only a public programme can be hidden.")
        programme.state_before_hiding, programme.state, programme.state_reason = programme.state, "hidden", reason
        close_flags(session, person, "programme", programme.id, "hidden", now)
        words = f"A moderator hid your programme “{programme.title}”. You can still see it yourself."
        note_and_tell(session, person, "hide", subject_of(programme), reason, words, now)


def restore(person: Person, programme_id: int, reason: str, now: datetime) -> None:
    """Show a hidden programme again; raises `Refused` or `NotFound`."""
    reason = check_act(person, reason, now)
    with transaction() as session:
        programme = get_row(session, Programme, programme_id, lock=True)
        if programme.state != "hidden":
            raise Refused("This programme is not hidden by a moderator.")
        programme.state, programme.state_before_hiding = programme.state_before_hiding or "private", ""
        programme.state_reason = ""
        words = f"A moderator brought back your programme “{programme.title}”."
        note_and_tell(session, person, "restore", subject_of(programme), reason, words, now)


def keep_programme(person: Person, programme_id: int, reason: str, now: datetime) -> None:
    """Let a reported programme stay and close its flags; raises `Refused` or `NotFound`."""
    reason = check_act(person, reason, now)
    with transaction() as session:
        keep(session, person, subject_of(get_row(session, Programme, programme_id, lock=True)), reason, now)
