"""How often things may be done: pure arithmetic on one number a key (the generic cell rate algorithm)."""

import hashlib
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Limit:
    """`burst` times at once, then once every `every_s` seconds."""

    burst: int
    every_s: float


@dataclass(frozen=True, slots=True)
class Verdict:
    """Whether it may happen now; `free_at` is to be kept, `wait_s` to be told."""

    is_allowed: bool
    free_at: float
    wait_s: int


def decide(limit: Limit, free_at: float, now_s: float) -> Verdict:
    """Decide on one more occurrence at `now_s` (epoch seconds), `free_at` being what was kept last time."""
    start = max(free_at, now_s)
    if start - now_s > (limit.burst - 1) * limit.every_s:
        wait = start - now_s - (limit.burst - 1) * limit.every_s
        return Verdict(False, free_at, int(wait) + 1)
    return Verdict(True, start + limit.every_s, 0)


# What is limited, by what: account (a), network address (n), both together (p), and everybody together (g). A log-in
# is counted by what was typed, and by the account it means; there many addresses may try, so that none can keep its
# owner out. A device that its owner logged in with before is counted by itself.
LIMITS: dict[str, dict[str, Limit]] = {
    "login": {"p": Limit(8, 60), "n": Limit(30, 20), "g": Limit(300, 0.5)},
    "account": {"p": Limit(8, 60), "a": Limit(100, 36)},
    "device": {"a": Limit(8, 60), "g": Limit(300, 0.5)},
    "password": {"a": Limit(8, 60), "n": Limit(30, 20)},
    "second": {"p": Limit(6, 120), "a": Limit(30, 120)},
    "letter": {"a": Limit(4, 900)},
    "register": {"n": Limit(6, 600), "g": Limit(100, 10)},
    "mail": {"a": Limit(4, 900), "n": Limit(12, 300), "g": Limit(200, 5)},
    "takeaway": {"a": Limit(2, 1800), "n": Limit(12, 300), "g": Limit(60, 20)},
    "token": {"n": Limit(30, 20), "g": Limit(300, 0.5)},
    "post": {"a": Limit(15, 20), "n": Limit(60, 5), "g": Limit(600, 0.1)},
    "thread": {"a": Limit(6, 300), "n": Limit(20, 60), "g": Limit(200, 1)},
    # Making a picture anew takes a second of the machine.
    "picture": {"a": Limit(12, 30), "n": Limit(30, 10), "g": Limit(120, 2)},
    "card": {"a": Limit(30, 20), "n": Limit(90, 5), "g": Limit(600, 0.1)},
    "study": {"a": Limit(60, 20), "n": Limit(90, 5), "g": Limit(600, 0.1)},
    "draft": {"a": Limit(90, 3), "n": Limit(200, 1), "g": Limit(1000, 0.05)},
    "follow": {"a": Limit(90, 3), "n": Limit(200, 1), "g": Limit(1000, 0.05)},
    "digest_press": {"a": Limit(60, 5), "n": Limit(200, 2), "g": Limit(1000, 0.05)},
    "thanks": {"a": Limit(60, 5), "n": Limit(200, 2), "g": Limit(1000, 0.05)},
    # Private messages: each of them, and beginning with one more member; who is new here begins with few.
    "message": {"a": Limit(20, 20), "n": Limit(60, 5), "g": Limit(600, 0.1)},
    "conversation": {"a": Limit(10, 900), "n": Limit(30, 120), "g": Limit(300, 1)},
    "first_conversations": {"a": Limit(3, 14400), "n": Limit(9, 400), "g": Limit(200, 2)},
    # An open page asks once a minute; somebody may have some open.
    "newer": {"a": Limit(60, 4), "n": Limit(600, 0.5), "g": Limit(8000, 0.01)},
    "flag": {"a": Limit(12, 120), "n": Limit(30, 60), "g": Limit(300, 1)},
    "search": {"a": Limit(600, 0.5), "n": Limit(1200, 0.25), "g": Limit(4000, 0.02)},
    # What is offered while somebody types asks by itself again and again, and must not use up their searches.
    "suggest": {"a": Limit(600, 0.25), "n": Limit(2400, 0.1), "g": Limit(8000, 0.01)},
    # Programs ask every few hours, some for many members from one address; whoever guesses asks often and in vain.
    "calendar": {"a": Limit(20, 60), "n": Limit(600, 1), "g": Limit(4000, 0.02)},
    # The link of somebody near a member; whoever guesses asks often and in vain.
    "carer": {"a": Limit(60, 5), "n": Limit(120, 3), "g": Limit(4000, 0.02)},
    "company": {"a": Limit(6, 300), "n": Limit(30, 60), "g": Limit(300, 1)},
    "preview": {"a": Limit(60, 2), "n": Limit(120, 1), "g": Limit(1000, 0.05)},
}


def limits_on(act: str, account: str, address: str) -> dict[str, Limit]:
    """The limits of an act by the key they are kept under, for those of account and address that are known."""
    both = f"{account} {address}" if account and address else account
    told = {"a": account, "n": address, "p": both, "g": "-"}
    return {key_of(act, by, told[by]): limit for by, limit in LIMITS[act].items() if told[by]}


def key_of(act: str, by: str, told: str) -> str:
    """The key of one count; of who it is about only a hash is kept."""
    return f"{act}:{by}:{hashlib.sha256(told.encode('utf-8', 'replace')).hexdigest()[:32]}"


def words_for_wait(wait_s: int) -> str:
    """How long to wait, in words."""
    if wait_s < 90:
        return f"{wait_s} seconds" if wait_s != 1 else "1 second"
    return f"{-(-wait_s // 60)} minutes"
