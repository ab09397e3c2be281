"""What follows when the exercise library was loaded."""

from datetime import datetime
from typing import Any

from forum.actions.library import authors
from forum.actions.routines import library_facts
from forum.jobs import indexing
from forum.search import documents, engine


def loaded(_payload: dict[str, Any], now: datetime) -> None:
    """Bring the index to exactly the exercises of the library, and tell the authors of cards what is new."""
    found = {document.key: document for document in documents.of_exercises(now)}
    indexing.put(found.values())
    known = list(engine.current().keys())
    indexing.drop([key for key in known if key.startswith("exercise:") and key not in found])
    authors.tell_authors(now)


def cards(payload: dict[str, Any], now: datetime) -> None:
    """Bring what cards take of the library up to it: those that use `exercise_ids`, or all.

    What became of these on the clinicians' desk decides whether a chip of the search finds them, so they are indexed
    anew as well.
    """
    exercise_ids = list(payload.get("exercise_ids", ()))
    indexing.put(document for document in documents.of_exercises(now) if document.id in exercise_ids)
    library_facts.renew(int(payload.get("after_id", 0)), exercise_ids, now)
