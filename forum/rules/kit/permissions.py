"""Who may do what; each check raises `Refused` with words the person can act on."""

from datetime import datetime

from forum.errors import Refused
from forum.rules.kit.people import Person


def check_awake(person: Person, now: datetime) -> None:
    """Refuse visitors and suspended members."""
    if person.is_visitor:
        raise Refused("Please log in first. Your text is kept on this page.")
    if person.is_suspended(now):
        assert person.suspended_until is not None
        until = f"{person.suspended_until:%-d %B %Y, %H:%M} UTC"
        why = f" Reason: {person.suspended_reason}" if person.suspended_reason else ""
        raise Refused(f"Your account can read but not write until {until}.{why}")


def check_confirmed(person: Person, now: datetime) -> None:
    """Refuse everybody who may not yet show things to others: publish, reply, flag, suggest."""
    check_awake(person, now)
    if not person.is_confirmed:
        raise Refused(
            "Please confirm your email address first. We sent you a link. You can ask for a new one on My page."
        )


def check_moderator(person: Person, now: datetime) -> None:
    """Refuse everybody but moderators and admins."""
    check_awake(person, now)
    if not person.is_moderator:
        raise Refused("Only moderators can do this.")


def check_admin(person: Person, now: datetime) -> None:
    """Refuse everybody but admins."""
    check_awake(person, now)
    if not person.is_admin:
        raise Refused("Only admins can do this.")
