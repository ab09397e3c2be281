"""What follows when a routine was published, changed, hidden or brought back."""

from datetime import datetime
from typing import Any

from forum.actions.routines import version_notices
from forum.jobs import indexing
from forum.search import documents


def version(payload: dict[str, Any], now: datetime) -> None:
    """Tell the next of those who saved a card that it has a new version."""
    version_notices.tell_savers(int(payload["routine_id"]), int(payload["n"]), int(payload["after"]), now)


def saved(payload: dict[str, Any], _now: datetime) -> None:
    """Put the card into the index or take it out."""
    key, document = documents.of_routine(int(payload["routine_id"]))
    if document:
        indexing.put([document])
    else:
        indexing.drop([key])
