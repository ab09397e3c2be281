"""The worker's side of the outbox: done, put off, and the sign of life."""

from collections.abc import Sequence
from datetime import datetime

from sqlalchemy import delete, update

from forum.actions.base import transaction
from forum.models import Heartbeat, OutboxRow


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


def put_off(job_id: int, error: str, due_at: datetime) -> None:
    """Try a job again later."""
    with transaction() as session:
        session.execute(
            update(OutboxRow)
            .where(OutboxRow.id == job_id)
            .values(tries=OutboxRow.tries + 1, last_error=error[:200], due_at=due_at)
        )


def beat(name: str, now: datetime) -> None:
    """Say that a process is alive."""
    with transaction() as session:
        session.merge(Heartbeat(name=name, beat_at=now))
