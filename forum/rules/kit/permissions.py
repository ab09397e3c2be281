"""Who may do what; each check raises `NotAllowed` with words the person can act on."""

from datetime import datetime

from forum.errors import NotAllowed
from forum.rules.kit import refusal_words
from forum.rules.kit.days import say_moment
from forum.rules.kit.people import Person


def check_awake(person: Person, now: datetime) -> None:
    """Refuse visitors and suspended members."""
    if person.is_visitor:
        raise NotAllowed(refusal_words.NOT_LOGGED_IN)
    if person.is_suspended(now):
        assert person.suspended_until is not None
        until = say_moment(person.suspended_until, person.time_zone)
        raise NotAllowed(refusal_words.suspended(until, person.suspended_reason))


def check_confirmed(person: Person, now: datetime) -> None:
    """Refuse everybody who may not yet show things to others: publish, reply, flag, suggest."""
    check_awake(person, now)
    if not person.is_confirmed:
        raise NotAllowed(refusal_words.NOT_CONFIRMED)


def check_moderator(person: Person, now: datetime) -> None:
    """Refuse everybody but moderators and admins."""
    check_awake(person, now)
    if not person.is_moderator:
        raise NotAllowed(refusal_words.MODERATORS_ONLY)


def check_curator(person: Person, now: datetime) -> None:
    """Refuse everybody but moderators, clinicians and admins."""
    check_awake(person, now)
    if not person.is_curator:
        raise NotAllowed(refusal_words.CURATORS_ONLY)


def check_admin(person: Person, now: datetime) -> None:
    """Refuse everybody but admins."""
    check_awake(person, now)
    if not person.is_admin:
        raise NotAllowed(refusal_words.ADMINS_ONLY)
