"""What admins do with jobs that hang: have them tried again, or drop them."""

import logging
from collections.abc import Sequence
from datetime import datetime

from sqlalchemy import ColumnElement, delete, update
from sqlalchemy.orm import Session

from forum.actions.kit.base import transaction
from forum.actions.moderation.modlog import Subject, note_act
from forum.models import OutboxRow
from forum.rules.kit.people import Person
from forum.rules.kit.permissions import check_admin
from forum.rules.upkeep.job_words import say_kind

log = logging.getLogger("strideshare.jobs")


def retry(person: Person, job_id: int, now: datetime) -> int:
    """Have one job tried again now; says how many that were: none when it was done meanwhile. Raises `Refused`."""
    return _retry(person, OutboxRow.id == job_id, now)


def retry_kind(person: Person, kind: str, now: datetime) -> int:
    """Have all jobs of a kind tried again now; says how many. Raises `Refused`."""
    return _retry(person, OutboxRow.kind == kind, now)


def drop(person: Person, job_id: int, now: datetime) -> int:
    """Give one job up; says how many that were. Raises `Refused`."""
    return _drop(person, OutboxRow.id == job_id, now)


def drop_kind(person: Person, kind: str, now: datetime) -> int:
    """Give all jobs of a kind up; says how many. Raises `Refused`."""
    return _drop(person, OutboxRow.kind == kind, now)


def _retry(person: Person, which: ColumnElement[bool], now: datetime) -> int:
    check_admin(person, now)
    again = update(OutboxRow).where(which).values(set_aside_at=None, same_failures=0, due_at=now)
    with transaction() as session:
        done = session.execute(again.returning(OutboxRow.kind)).scalars().all()
        _note(session, person, "retry", done, now)
    log.info("an admin has %s jobs tried again", len(done))
    return len(done)


def _drop(person: Person, which: ColumnElement[bool], now: datetime) -> int:
    check_admin(person, now)
    with transaction() as session:
        done = session.execute(delete(OutboxRow).where(which).returning(OutboxRow.kind)).scalars().all()
        _note(session, person, "drop", done, now)
    for kind in sorted(set(done)):
        log.warning("an admin dropped %s jobs %s", done.count(kind), kind)
    return len(done)


def _note(session: Session, person: Person, act: str, kinds: Sequence[str], now: datetime) -> None:
    """Write down what was done with jobs, kind by kind; not what they were about."""
    for kind in sorted(set(kinds)):
        many = kinds.count(kind)
        words = "One job." if many == 1 else f"{many} jobs."
        note_act(session, person, act, Subject("job", kind, say_kind(kind), "/admin/jobs"), words, now)
