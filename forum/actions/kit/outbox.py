"""The worker's side of the outbox: done, put off, and the sign of life."""

from collections.abc import Sequence
from datetime import datetime

from sqlalchemy import delete, update

from forum.actions.kit.base import enqueue, transaction
from forum.models import Heartbeat, OutboxRow

MOST_SAME_FAILURES = 5


def leave_scrub(now: datetime) -> None:
    """Have a later batch leave nothing deleted in the bytes of index and database."""
    with transaction() as session:
        enqueue(session, "database.scrub", now)


def leave_tidy(now: datetime) -> None:
    """Have a later batch leave nothing deleted in the files of the index."""
    with transaction() as session:
        enqueue(session, "index.tidy", now)


def finish(job_ids: Sequence[int]) -> None:
    """Delete jobs that are done."""
    if not job_ids:
        return
    with transaction() as session:
        session.execute(delete(OutboxRow).where(OutboxRow.id.in_(job_ids)))


def finish_kind(kind: str, now: datetime) -> None:
    """Delete jobs of one kind that were due by `now`: they were done together."""
    with transaction() as session:
        session.execute(delete(OutboxRow).where(OutboxRow.kind == kind, OutboxRow.due_at <= now))


def put_off(job_id: int, cause: str, due_at: datetime, now: datetime, *, may_pass: bool) -> bool:
    """Try a job again later, or set it aside when it failed too often in a row by the same cause; says whether it was.

    A cause that may pass is waited for however long it takes.
    """
    with transaction() as session:
        row = session.get(OutboxRow, job_id, with_for_update=True)
        if row is None:  # done meanwhile, together with others of its kind
            return False
        before = row.same_failures if row.last_error == cause[:200] else 0
        row.same_failures = 0 if may_pass else before + 1
        row.tries += 1
        row.last_error = cause[:200]
        is_over = row.same_failures >= MOST_SAME_FAILURES
        row.due_at, row.set_aside_at = (now, now) if is_over else (due_at, None)
        return is_over


def retry_set_aside(now: datetime) -> int:
    """Have the worker try all jobs again that were set aside, once their cause was mended; says how many."""
    with transaction() as session:
        given_back = session.execute(
            update(OutboxRow)
            .where(OutboxRow.set_aside_at.is_not(None))
            .values(set_aside_at=None, same_failures=0, due_at=now)
            .returning(OutboxRow.id)
        )
        return len(given_back.all())


def beat(name: str, now: datetime) -> None:
    """Say that a process is alive."""
    with transaction() as session:
        session.merge(Heartbeat(name=name, beat_at=now))
