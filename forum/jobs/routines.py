"""What follows when a routine was published, changed, hidden or brought back."""

from datetime import datetime
from typing import Any

from forum.jobs import indexing
from forum.search import documents


def saved(payload: dict[str, Any], _now: datetime) -> None:
    """Put the card into the index or take it out."""
    key, document = documents.of_routine(int(payload["routine_id"]))
    if document:
        indexing.put([document])
    else:
        indexing.drop([key])
