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


def list_due(now: datetime, limit: int) -> list[Job]:
    """The oldest jobs that are due, and after them a few of those that nobody waits for."""
    jobs = _oldest(now, OutboxRow.kind.not_in(LEISURELY), limit)
    jobs += _oldest(now, OutboxRow.kind.in_(LEISURELY), LEISURELY_AT_ONCE)
    db.session.rollback()
    return jobs


def _oldest(now: datetime, kinds: ColumnElement[bool], limit: int) -> list[Job]:
    rows = db.session.execute(
        select(OutboxRow.id, OutboxRow.kind, OutboxRow.payload, OutboxRow.tries)
        .where(OutboxRow.due_at <= now, kinds)
        .order_by(OutboxRow.id)
        .limit(limit)
    )
    return [Job(*row) for row in rows]


def list_waiting(kinds: tuple[str, ...], limit: int = 500) -> list[Job]:
    """Jobs of these kinds that are not done yet, oldest first."""
    rows = db.session.execute(
        select(OutboxRow.id, OutboxRow.kind, OutboxRow.payload, OutboxRow.tries)
        .where(OutboxRow.kind.in_(kinds))
        .order_by(OutboxRow.id)
        .limit(limit)
    )
    return [Job(*row) for row in rows]
