"""What follows when a resource was added, changed or retired."""

from datetime import datetime
from typing import Any

from forum.jobs import indexing
from forum.search import documents


def saved(payload: dict[str, Any], _now: datetime) -> None:
    """Put the resource into the index or take it out."""
    key, document = documents.of_resource(int(payload["resource_id"]))
    if document:
        indexing.put([document])
    else:
        indexing.drop([key])
