"""Who may change another member's standing, and for how long."""

from datetime import datetime, timedelta

from forum.errors import Refused
from forum.rules.kit.limits import REASON_CHARS
from forum.rules.kit.people import ROLES, Person, Role
from forum.rules.kit.permissions import check_admin, check_moderator

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
        raise Refused("Write the reason. The member will read it.", "reason")
    if len(reason) > REASON_CHARS:
        raise Refused(f"Please keep the reason under {REASON_CHARS} characters.", "reason")
    return reason


def check_role(role: str) -> Role:
    """The role, if there is such a one."""
    for known in ROLES:
        if role == known:
            return known
    raise Refused(f"A role is one of {', '.join(ROLES)}.", "role")


def check_role_change(actor: Person, member_id: int, now: datetime) -> None:
    """Refuse a change of role by anybody but an admin, and of one's own role."""
    check_admin(actor, now)
    if actor.id == member_id:
        raise Refused("You can't change your own role. Ask another admin.")


def check_suspension(actor: Person, *, member_id: int, role: Role, now: datetime) -> None:
    """Refuse a suspension by non-moderators, of oneself, and of moderators unless an admin does it."""
    check_moderator(actor, now)
    if actor.id == member_id:
        raise Refused("You can't suspend yourself.")
    if role in ("moderator", "admin") and not actor.is_admin:
        raise Refused("Only an admin can suspend a moderator or an admin.")


def suspension_end(days: int, now: datetime) -> datetime:
    """When a suspension of so many days ends; raises `Refused` for a number that is no choice."""
    if days not in SUSPENSION_DAYS:
        raise Refused(f"Choose one of {', '.join(map(str, SUSPENSION_DAYS))} days.", "days")
    return now + timedelta(days=days)
