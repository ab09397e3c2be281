"""Jobs as the admins' page shows them: how many of each kind, and those in trouble, without what they are about."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from sqlalchemy import ColumnElement, case, func, or_, select

from forum.models import Heartbeat, OutboxRow, db
from forum.queries.kit.outbox import WAITING

JOBS_WAIT = timedelta(hours=1)
JOBS_A_PAGE = 50
PROCESSES = ("worker", "mailer")


@dataclass(frozen=True, slots=True)
class KindCount:
    """How many jobs of a kind there are; `stuck` are those of the waiting and put off that are over an hour old."""

    kind: str
    waiting: int
    put_off: int
    set_aside: int
    stuck: int


@dataclass(frozen=True, slots=True)
class JobView:
    """One job in trouble; `last_error` is a type and a place in the code."""

    id: int
    kind: str
    tries: int
    last_error: str
    created_at: datetime
    due_at: datetime
    set_aside_at: datetime | None


VIEW = select(
    OutboxRow.id,
    OutboxRow.kind,
    OutboxRow.tries,
    OutboxRow.last_error,
    OutboxRow.created_at,
    OutboxRow.due_at,
    OutboxRow.set_aside_at,
)


def count_kinds(now: datetime) -> list[KindCount]:
    """The jobs that are not done, by kind."""
    put_off, late = WAITING & (OutboxRow.due_at > now), WAITING & (OutboxRow.created_at < now - JOBS_WAIT)
    counted = (_many(WAITING & (OutboxRow.due_at <= now)), _many(put_off), _many(~WAITING), _many(late))
    rows = db.session.execute(select(OutboxRow.kind, *counted).group_by(OutboxRow.kind).order_by(OutboxRow.kind))
    return [KindCount(*row) for row in rows]


def _many(which: ColumnElement[bool]) -> ColumnElement[int]:
    return func.sum(case((which, 1), else_=0))


def page_troubled(now: datetime, after: int = 0) -> Sequence[JobView]:
    """Jobs that failed, were set aside or are over an hour old, oldest first, from above the id `after`."""
    troubled = or_(OutboxRow.tries > 0, ~WAITING, OutboxRow.created_at < now - JOBS_WAIT)
    wanted = VIEW.where(troubled, OutboxRow.id > after).order_by(OutboxRow.id).limit(JOBS_A_PAGE)
    return [JobView(*row) for row in db.session.execute(wanted)]


def find_job(job_id: int) -> JobView | None:
    """One job that is not done."""
    row = db.session.execute(VIEW.where(OutboxRow.id == job_id)).first()
    return JobView(*row) if row else None


def count_kind(kind: str) -> int:
    """How many jobs of this kind are not done."""
    return db.session.scalar(select(func.count()).select_from(OutboxRow).where(OutboxRow.kind == kind)) or 0


def count_all() -> tuple[int, int]:
    """How many jobs wait or are put off, and how many were set aside."""
    row = db.session.execute(select(_many(WAITING), _many(~WAITING))).one()
    return int(row[0] or 0), int(row[1] or 0)


def find_beat(name: str) -> datetime | None:
    """When something that is noted by name last happened."""
    return db.session.scalar(select(Heartbeat.beat_at).where(Heartbeat.name == name))


def list_beats() -> dict[str, datetime | None]:
    """When each process that works in the background last said that it is alive."""
    beats = {row.name: row.beat_at for row in db.session.scalars(select(Heartbeat))}
    return {name: beats.get(name) for name in PROCESSES}
