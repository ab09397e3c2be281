"""Where a resource stands between being suggested and being retired: some of it is stored, the rest follows."""

from datetime import date, datetime, timedelta

from forum.errors import Refused
from forum.rules.library import refusal_words

CLAIM_HOURS = 24
STANDINGS = {
    "suggested": "Suggested",
    "checking": "Being checked",
    "live": "Trusted",
    "due": "Due for a check",
    "retired": "Retired",
    "hidden": "Hidden",
    "declined": "Declined",
}
# What can be claimed, so that two moderators don't read the same.
TO_READ = ("suggested", "live")


def standing(state: str, review_on: date, claimed_at: datetime | None, *, today: date, now: datetime) -> str:
    """One of `STANDINGS`: the stored state, unless somebody reads it now or its day has come."""
    if state in TO_READ and is_claimed(claimed_at, now):
        return "checking"
    return "due" if state == "live" and review_on <= today else state


def is_claimed(claimed_at: datetime | None, now: datetime) -> bool:
    """Whether a claim still holds; who forgets one keeps nobody waiting for longer than a day."""
    return claimed_at is not None and now - claimed_at < timedelta(hours=CLAIM_HOURS)


def check_claim(state: str, claimed_at: datetime | None, holder: str, now: datetime) -> None:
    """Refuse to claim what somebody else (`holder`, "" for nobody or oneself) reads, or what waits for nobody."""
    if state not in TO_READ:
        raise Refused(refusal_words.NOTHING_TO_CHECK)
    if holder and is_claimed(claimed_at, now):
        raise Refused(refusal_words.being_checked(holder))


def check_seen(seen: int, version: int, name: str) -> None:
    """Refuse to write over what somebody (`name`) changed since the form was opened; 0 for one that did not say."""
    if seen and seen != version:
        raise Refused(refusal_words.resource_changed(name))
