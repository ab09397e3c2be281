"""Counting how often something is done, by account, network address and altogether; it survives a restart."""

from datetime import datetime

from sqlalchemy import delete, select

from forum.actions.kit.base import transaction
from forum.models import Throttle
from forum.rules.kit.throttles import LIMITS, decide


class TooMany(Exception):
    """A throttle is closed; `wait_s` is how long, in seconds."""

    def __init__(self, wait_s: int) -> None:
        super().__init__(f"wait {wait_s} s")
        self.wait_s = wait_s


def take(act: str, now: datetime, *, account: str = "", address: str = "") -> None:
    """Count one more `act`; raises `TooMany` and counts nothing when any of its throttles is closed."""
    limits = LIMITS[act]
    keys = {"a": f"{act}:a:{account.casefold()[:80]}", "n": f"{act}:n:{address[:60]}", "g": f"{act}:g"}
    wanted = {keys[by]: limit for by, limit in limits.items() if by == "g" or (account if by == "a" else address)}
    now_s = now.timestamp()
    with transaction() as session:
        rows = {row.key: row for row in session.scalars(select(Throttle).where(Throttle.key.in_(wanted)))}
        for key, limit in wanted.items():
            verdict = decide(limit, rows[key].free_at if key in rows else 0.0, now_s)
            if not verdict.is_allowed:
                raise TooMany(verdict.wait_s)
            if key in rows:
                rows[key].free_at = verdict.free_at
            else:
                session.add(Throttle(key=key, free_at=verdict.free_at))


def forget_old(now: datetime) -> None:
    """Drop throttles that would let everybody through anyway."""
    with transaction() as session:
        session.execute(delete(Throttle).where(Throttle.free_at < now.timestamp()))
