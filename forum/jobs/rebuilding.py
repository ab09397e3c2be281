"""Making the index anew as a job, when so much changed that learning it piece by piece would take longer."""

from datetime import datetime
from typing import Any

from forum.jobs import indexing


def rebuild(_payload: dict[str, Any], _now: datetime) -> None:
    """Build the index from the database; what was gathered for the old one is in it."""
    indexing.rebuild()
