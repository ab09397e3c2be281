"""Who may write, approve and lower digests, and when."""

from collections.abc import Collection
from datetime import datetime

from forum.errors import NotAllowed, Refused
from forum.rules.kit.limits import REASON_CHARS
from forum.rules.kit.people import Person
from forum.rules.kit.permissions import check_awake
from forum.rules.research import refusal_words
from forum.rules.research.digest_check import DigestVerdict


def may_approve(person: Person, hands: Collection[int]) -> bool:
    """Whether somebody may approve what these members wrote."""
    return (person.is_clinician or person.is_moderator) and person.id not in hands


def check_approver(person: Person, hands: Collection[int], now: datetime) -> None:
    """Refuse everybody but clinicians and moderators who wrote none of it."""
    check_awake(person, now)
    if not (person.is_clinician or person.is_moderator):
        raise NotAllowed(refusal_words.NO_APPROVER)
    if person.id in hands:
        raise NotAllowed(refusal_words.OWN_DIGEST)


def check_standing(verdict: DigestVerdict, reason: str) -> str:
    """The reason why struck sentences may stand, "" where none was struck; raises `Refused` when it is missing."""
    if verdict.fits:
        return ""
    if not reason:
        raise Refused(refusal_words.NO_STANDING_REASON, "reason")
    return check_words(reason, refusal_words.NO_STANDING_REASON, "reason")


def check_words(words: str, missing: str, field: str) -> str:
    """Some words that others will read; `missing` is said when there are none. Raises `Refused`."""
    if not words:
        raise Refused(missing, field)
    if len(words) > REASON_CHARS:
        raise Refused(refusal_words.note_too_long(REASON_CHARS), field)
    return words


def check_seen(seen: int, now_at: int, changed_by: str) -> None:
    """Refuse to write over, or to approve, what somebody changed since the page was opened (at its count `seen`)."""
    if seen != now_at:
        raise Refused(refusal_words.changed_since(changed_by))
