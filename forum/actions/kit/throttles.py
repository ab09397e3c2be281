"""Counting how often something is done, by account, network address and altogether; it survives a restart."""

from datetime import datetime

from sqlalchemy import delete, update
from sqlalchemy.orm import Session

from forum.actions.kit.base import transaction, upsert
from forum.models import Throttle
from forum.rules.kit.throttles import decide, limits_on


class TooMany(Exception):
    """A throttle is closed; `wait_s` is how long, in seconds."""

    def __init__(self, wait_s: int) -> None:
        super().__init__(f"wait {wait_s} s")
        self.wait_s = wait_s


def take(act: str, now: datetime, *, account: str = "", address: str = "") -> None:
    """Count one more `act`; raises `TooMany` and counts nothing when any of its throttles is closed."""
    wanted = limits_on(act, account, address)
    now_s = now.timestamp()
    with transaction() as session:
        kept = lock_counts(session, sorted(wanted), now_s)
        for key, limit in wanted.items():
            verdict = decide(limit, kept[key], now_s)
            if not verdict.is_allowed:
                raise TooMany(verdict.wait_s)
            session.execute(update(Throttle).where(Throttle.key == key).values(free_at=verdict.free_at))


def may(act: str, now: datetime, *, account: str = "", address: str = "") -> bool:
    """Count one more `act` and say whether it may happen, for what must not be told."""
    try:
        take(act, now, account=account, address=address)
    except TooMany:
        return False
    return True


def lock_counts(session: Session, keys: list[str], now_s: float) -> dict[str, float]:
    """What was kept for each key, now locked until the commit, so that many at once are counted one after another.

    A key without a row gets one in the same statement. `keys` come in one order, so that no two wait for each other.
    """
    rows = upsert(session, Throttle).values([{"key": key, "free_at": now_s} for key in keys])
    locked = rows.on_conflict_do_update(index_elements=[Throttle.key], set_={"free_at": Throttle.free_at})
    return {row.key: row.free_at for row in session.execute(locked.returning(Throttle.key, Throttle.free_at))}


def forget_old(now: datetime) -> None:
    """Drop throttles that would let everybody through anyway."""
    with transaction() as session:
        session.execute(delete(Throttle).where(Throttle.free_at < now.timestamp()))
