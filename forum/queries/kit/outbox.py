"""What is still to be done."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import ColumnElement, select

from forum.models import OutboxRow, db


@dataclass(frozen=True, slots=True)
class Job:
    """One row of the outbox, read apart from the session so that a handler's transaction does not touch it."""

    id: int
    kind: str
    payload: dict[str, Any]
    tries: int


# A big import leaves thousands of these; nobody waits for them, so only a few go along with each batch.
LEISURELY = ("post.link",)
LEISURELY_AT_ONCE = 5

# A job that was set aside is neither done nor tried again.
WAITING = OutboxRow.set_aside_at.is_(None)


def list_due(now: datetime, limit: int) -> list[Job]:
    """The oldest jobs that are due, and after them a few of those that nobody waits for."""
    jobs = _oldest(now, OutboxRow.kind.not_in(LEISURELY), limit)
    jobs += _oldest(now, OutboxRow.kind.in_(LEISURELY), LEISURELY_AT_ONCE)
    db.session.rollback()
    return jobs


def _oldest(now: datetime, kinds: ColumnElement[bool], limit: int) -> list[Job]:
    return _not_done((OutboxRow.due_at <= now) & WAITING & kinds, limit)


def list_waiting(kinds: tuple[str, ...], limit: int = 500) -> list[Job]:
    """Jobs of these kinds that are not done yet, oldest first; those that were set aside come last.

    They are counted apart: however many there are, they push no waiting one over the limit.
    """
    return [job for state in (WAITING, ~WAITING) for job in _not_done(OutboxRow.kind.in_(kinds) & state, limit)]


def _not_done(which: ColumnElement[bool], limit: int) -> list[Job]:
    wanted = select(OutboxRow.id, OutboxRow.kind, OutboxRow.payload, OutboxRow.tries).where(which)
    return [Job(*row) for row in db.session.execute(wanted.order_by(OutboxRow.id).limit(limit))]
