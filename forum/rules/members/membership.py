"""Who may change another member's standing, and for how long."""

from datetime import datetime, timedelta

from forum.errors import Refused
from forum.rules.kit.limits import REASON_CHARS
from forum.rules.kit.people import ROLES, Person, Role
from forum.rules.kit.permissions import check_admin, check_moderator
from forum.rules.members import refusal_words

SUSPENSION_DAYS = (1, 3, 7, 14, 30, 90, 365)
ROLE_WORDS: dict[str, str] = {
    "member": "a member",
    "clinician": "a verified clinician",
    "moderator": "a moderator",
    "admin": "an admin",
}


def check_reason(reason: str) -> str:
    """The reason for an act, trimmed; raises `Refused` when there is none, or too much of it."""
    reason = reason.strip()
    if not reason:
        raise Refused(refusal_words.NO_REASON, "reason")
    if len(reason) > REASON_CHARS:
        raise Refused(refusal_words.reason_too_long(REASON_CHARS), "reason")
    return reason


def check_role(role: str) -> Role:
    """The role, if there is such a one."""
    for known in ROLES:
        if role == known:
            return known
    raise Refused(refusal_words.not_a_role(ROLES), "role")


def check_role_change(actor: Person, member_id: int, now: datetime) -> None:
    """Refuse a change of role by anybody but an admin, and of one's own role."""
    check_admin(actor, now)
    if actor.id == member_id:
        raise Refused(refusal_words.OWN_ROLE)


def check_suspension(actor: Person, *, member_id: int, role: Role, now: datetime) -> None:
    """Refuse a suspension by non-moderators, of oneself, and of moderators unless an admin does it."""
    check_moderator(actor, now)
    if actor.id == member_id:
        raise Refused(refusal_words.SUSPENDS_THEMSELVES)
    if role in ("moderator", "admin") and not actor.is_admin:
        raise Refused(refusal_words.ADMINS_SUSPEND_MODERATORS)


def check_memorial(actor: Person, *, member_id: int, role: Role, now: datetime) -> None:
    """Refuse to say of somebody that they died by non-moderators, of oneself, and of staff unless an admin does it."""
    check_moderator(actor, now)
    if actor.id == member_id:
        raise Refused(refusal_words.REMEMBERS_THEMSELVES)
    if role in ("moderator", "admin") and not actor.is_admin:
        raise Refused(refusal_words.ADMINS_REMEMBER_MODERATORS)


def suspension_end(days: int, now: datetime) -> datetime:
    """When a suspension of so many days ends; raises `Refused` for a number that is no choice."""
    if days not in SUSPENSION_DAYS:
        raise Refused(refusal_words.not_offered_days(SUSPENSION_DAYS), "days")
    return now + timedelta(days=days)
