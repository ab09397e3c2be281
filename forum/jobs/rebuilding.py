"""Making the index anew as a job, when so much changed that learning it piece by piece would take longer."""

from datetime import datetime, timedelta
from typing import Any

from forum.actions.kit import outbox
from forum.clock import utc_now
from forum.jobs import indexing

BEAT_EVERY = timedelta(seconds=5)


def rebuild(_payload: dict[str, Any], now: datetime) -> None:
    """Build the index from the database, with a sign of life every few seconds."""
    beat_at = [now]

    def beat() -> None:
        present = utc_now()
        if present >= beat_at[0]:
            outbox.beat("worker", present)
            beat_at[0] = present + BEAT_EVERY

    indexing.rebuild(beat)
