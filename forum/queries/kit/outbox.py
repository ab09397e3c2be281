"""What is still to be done."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from functools import cache
from typing import Any

from sqlalchemy import ColumnElement, Select, or_, select, true

from forum.models import OutboxRow, db
from forum.queries.kit.kept_connection import find_row


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

# Letters have a queue of their own: a mail server that says nothing must not hold up the search.
ALL, MAIL, OTHER = "all", "mail", "other"
IS_MAIL = OutboxRow.kind.like("mail.%")
QUEUES: dict[str, ColumnElement[bool]] = {ALL: true(), MAIL: IS_MAIL, OTHER: ~IS_MAIL}


def list_due(now: datetime, limit: int, queue: str = ALL) -> list[Job]:
    """The oldest jobs of a queue that are due, and after them a few of those that nobody waits for."""
    jobs = _oldest(now, OutboxRow.kind.not_in(LEISURELY) & QUEUES[queue], limit)
    if queue != MAIL:
        jobs += _oldest(now, OutboxRow.kind.in_(LEISURELY), LEISURELY_AT_ONCE)
    db.session.rollback()
    return jobs


def _oldest(now: datetime, kinds: ColumnElement[bool], limit: int) -> list[Job]:
    wanted = select(OutboxRow.id, OutboxRow.kind, OutboxRow.payload, OutboxRow.tries)
    due = wanted.where(OutboxRow.due_at <= now, WAITING, kinds)
    return [Job(*row) for row in db.session.execute(due.order_by(OutboxRow.id).limit(limit))]


def subjects_of(kind: str, name: str) -> Select[int]:
    """The ids that the jobs of a kind which are not done are about; those that were set aside too."""
    return select(OutboxRow.payload[name].as_integer()).where(OutboxRow.kind == kind)


@cache
def any_of(kinds: Sequence[str]) -> Select[int]:
    """The statement that finds a job of these kinds; a list within IN would be spelt out anew on each call."""
    return select(OutboxRow.id).where(or_(*(OutboxRow.kind == kind for kind in kinds))).limit(1)


def has_any(kinds: Sequence[str]) -> bool:
    """Whether a job of these kinds is not done; what this thread has not committed yet is not seen."""
    return find_row(any_of(tuple(kinds))) is not None
