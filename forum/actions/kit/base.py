"""One action is one transaction; this is how it begins and ends, and how it leaves work for later."""

import hashlib
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime
from typing import Any, TypeVar

from sqlalchemy import select
from sqlalchemy.dialects.postgresql import insert as postgres_insert
from sqlalchemy.dialects.sqlite import insert as sqlite_insert
from sqlalchemy.exc import OperationalError
from sqlalchemy.orm import Session

from forum.errors import Busy, NotFound, OutOfRoom, SentBefore
from forum.models import Base, OutboxRow, Submission, db
from forum.models.kit.base import PATIENCE_MS
from forum.queries.upkeep.failures import is_out_of_room
from forum.rules.kit import refusal_words

Row = TypeVar("Row", bound=Base)


@contextmanager
def transaction(wait_ms: int = PATIENCE_MS) -> Iterator[Session]:
    """A session that holds the write lock: all of the block is committed, or none of it.

    What was read before is let go first, so that every check inside sees the present. Raises `Busy` when the lock
    can't be had in time (SQLite has one for all; `wait_ms` is how long to wait for it), `OutOfRoom` when the disk is
    full.
    """
    session = db.session()
    session.rollback()
    session.expire_all()
    try:
        session.connection(execution_options={"is_write": True, "wait_ms": wait_ms})
        yield session
        session.commit()
    except OperationalError as error:
        session.rollback()
        if "locked" in str(error.orig) or "deadlock" in str(error.orig):
            raise Busy from error
        if is_out_of_room(error):
            raise OutOfRoom from error
        raise
    except BaseException:
        session.rollback()
        raise


def enqueue(session: Session, kind: str, now: datetime, *, due_at: datetime | None = None, **payload: Any) -> None:
    """Leave a job for the worker in this same transaction; one for later counts as left when it is due."""
    session.add(OutboxRow(kind=kind, payload=payload, created_at=due_at or now, due_at=due_at or now))


def get_row(session: Session, model: type[Row], key: Any, *, lock: bool = False) -> Row:
    """The row with this key, locked against other writers on demand; raises `NotFound`."""
    row = session.get(model, key, with_for_update=lock or None)
    if row is None:
        raise NotFound
    return row


@dataclass(frozen=True, slots=True)
class SentForm:
    """A form as it is sent: its idempotency key ("" for none), what was typed, and where such a form leads to."""

    key: str = ""
    words: str = ""
    path: str = ""

    @property
    def mark(self) -> str:
        """What tells its words from any others."""
        return hashlib.sha256(self.words.encode()).hexdigest() if self.words else ""


def find_submission(session: Session, member_id: int, sending: SentForm) -> int | None:
    """What the same form led to when it was sent before, or None.

    Raises `SentBefore` when other words come with its key: they are not what is there, and must not be lost.
    """
    if not sending.key:
        return None
    wanted = select(Submission).where(Submission.member_id == member_id, Submission.key == sending.key[:64])
    known = session.scalar(wanted)
    if known is None:
        return None
    if known.mark and known.mark != sending.mark:
        raise SentBefore(refusal_words.SENT_BEFORE, f"{sending.path}/{known.result_id}")
    return known.result_id


def remember_submission(session: Session, member_id: int, sending: SentForm, result_id: int, now: datetime) -> None:
    """Remember what a form led to, so that sending it again leads to the same."""
    if sending.key:
        session.add(
            Submission(
                member_id=member_id, key=sending.key[:64], result_id=result_id, created_at=now, mark=sending.mark
            )
        )


def upsert(session: Session, model: type[Base]) -> Any:
    """An INSERT of this database's own kind, which can say what becomes of a row that is there already."""
    insert = sqlite_insert if session.get_bind().dialect.name == "sqlite" else postgres_insert
    return insert(model)
