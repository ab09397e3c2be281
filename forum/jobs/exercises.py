"""What follows when the exercise library was loaded."""

from datetime import datetime
from typing import Any

from forum.jobs import indexing
from forum.search import documents, engine


def loaded(_payload: dict[str, Any], now: datetime) -> None:
    """Bring the index to exactly the exercises of the library."""
    found = {document.key: document for document in documents.of_exercises(now)}
    indexing.put(found.values())
    known = list(engine.current().keys())
    indexing.drop([key for key in known if key.startswith("exercise:") and key not in found])
