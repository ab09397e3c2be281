"""Making the index anew: when none can be used, and as a job when learning what changed would take longer."""

import logging
from datetime import datetime, timedelta
from typing import Any

from forum.actions.kit import outbox
from forum.clock import utc_now
from forum.jobs import indexing
from forum.search import engine

log = logging.getLogger("strideshare.worker")
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


def ensure_index() -> None:
    """Build the index anew when there is none that can be read, such as after its folder was deleted."""
    if engine.current().needs_rebuild():
        log.info("there is no search index: building it")
        rebuild({}, utc_now())
