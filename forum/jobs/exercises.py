"""What follows when the exercise library was loaded."""

from datetime import datetime
from typing import Any

from forum.jobs import indexing
from forum.search import documents


def loaded(_payload: dict[str, Any], now: datetime) -> None:
    """Bring the index to exactly the exercises of the library."""
    found = {document.key: document for document in documents.of_exercises(now)}
    indexing.put(found.values())
    stale = (key for key in indexing.engine().keys() if key.startswith("exercise:"))
    indexing.drop([key for key in stale if key not in found])
