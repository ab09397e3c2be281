"""Counting anew what is kept as counters; only rows that were wrong change."""

from typing import Any

from sqlalchemy import ColumnElement, update
from sqlalchemy.engine import CursorResult
from sqlalchemy.orm import Session

from forum.actions.kit.base import transaction
from forum.models import Thread
from forum.queries.upkeep.counters import COUNTERS, is_wrong
from forum.queries.upkeep.losses import LOST, THERE


def recount_all() -> int:
    """Set every counter right; says how many rows were wrong. Cached pages of such threads become stale."""
    wrong = 0
    with transaction() as session:
        for table, counters in COUNTERS.items():
            values: dict[Any, Any] = {column.key: right for column, right in counters.items()}
            if table is Thread:
                values["version"] = Thread.version + 1
            wrong += _set(session, table, is_wrong(table), values)
    return wrong


def accept_losses() -> int:
    """Write down that rows which went missing are gone, so that `check` is about what comes next; says how many."""
    with transaction() as session:
        return sum(_set(session, column.class_, lost, {column.key: THERE[column]}) for column, lost in LOST.items())


def _set(session: Session, table: Any, where: ColumnElement[bool], values: dict[Any, Any]) -> int:
    """Change the rows that are like this; says how many there were."""
    done = session.execute(update(table).where(where).values(values).execution_options(synchronize_session=False))
    assert isinstance(done, CursorResult)
    return done.rowcount
