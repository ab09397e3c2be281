"""What becomes of a link that was followed: how bad an answer is, and when to ask again."""

from datetime import datetime, timedelta

# Outcome -> its words for moderators.
OUTCOMES: dict[str, str] = {
    "ok": "It answers.",
    "moved": "It answers at another address.",
    "closed": "It asks programs to stay away, so a person has to look.",
    "gone": "The page is gone.",
    "broken": "The site answers with a fault of its own.",
    "silent": "Nothing answers.",
    "shut": "It leads to where a public page can't be.",
    "circle": "It is sent from one address to the next without an end.",
}
FINE = ("ok", "moved", "closed")
# A site may be down for a day: only what fails so often in a row is called dead.
DEAD_AFTER = 3
GOOD_FOR = timedelta(days=30)
FIRST_WAIT = timedelta(days=1)
LONGEST_WAIT = timedelta(days=16)
# Politeness: one link a minute, and no host more often than this.
PACE = timedelta(minutes=1)
HOST_RESTS = timedelta(minutes=30)
GONE = (404, 410)
STAY_AWAY = (401, 402, 403, 405, 406, 429, 451)


def outcome_of(status: int, *, is_elsewhere: bool) -> str:
    """One of `OUTCOMES` for the status that came in the end; `is_elsewhere`: at another address than was asked for."""
    if 200 <= status < 300:
        return "moved" if is_elsewhere else "ok"
    if status in GONE:
        return "gone"
    return "closed" if status in STAY_AWAY else "broken"


def fails_after(outcome: str, fails: int) -> int:
    """How often in a row it was bad, with this time."""
    return 0 if outcome in FINE else fails + 1


def next_check(outcome: str, fails: int, now: datetime) -> datetime:
    """When to ask again: in a month, or in 1, 2, 4 … days after it failed."""
    if outcome in FINE:
        return now + GOOD_FOR
    wait = FIRST_WAIT * int(2 ** min(fails - 1, 10))
    return now + min(wait, LONGEST_WAIT)


def is_dead(fails: int) -> bool:
    """Whether it failed so often that a moderator should look."""
    return fails >= DEAD_AFTER
