"""When an address counts as one that no letter reaches."""

from datetime import datetime

from forum.rules.kit.days import shared_day

# A mailbox that is full today may be emptied; one that refuses on so many days is not read.
SOFT_DAYS = 3


def count_days(days: int, last_at: datetime | None, now: datetime) -> int:
    """On how many days a letter was refused, with today's refusal; several in one day count once."""
    return days if last_at is not None and shared_day(last_at) == shared_day(now) else days + 1


def is_unreachable(days: int, *, is_final: bool) -> bool:
    """Whether letters to the address are given up: there is no such mailbox, or it refused for days."""
    return is_final or days >= SOFT_DAYS
