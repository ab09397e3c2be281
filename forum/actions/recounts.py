"""Counting anew what is kept as counters; only rows that were wrong change."""

from typing import Any

from sqlalchemy import update
from sqlalchemy.engine import CursorResult

from forum.actions.base import transaction
from forum.models import Thread
from forum.queries.counters import COUNTERS, is_wrong


def recount_all() -> int:
    """Set every counter right; says how many rows were wrong. Cached pages of such threads become stale."""
    wrong = 0
    with transaction() as session:
        for table, counters in COUNTERS.items():
            values: dict[Any, Any] = {column.key: right for column, right in counters.items()}
            if table is Thread:
                values["version"] = Thread.version + 1
            changed = update(table).where(is_wrong(table)).values(values)
            done = session.execute(changed.execution_options(synchronize_session=False))
            assert isinstance(done, CursorResult)
            wrong += done.rowcount
    return wrong
