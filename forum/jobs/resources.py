"""What follows when a resource was added, changed or retired."""

from datetime import datetime
from typing import Any

from forum.actions.talk import post_links
from forum.jobs import indexing
from forum.queries.library import resources
from forum.search import documents


def saved(payload: dict[str, Any], _now: datetime) -> None:
    """Put the resource into the index or take it out; posts that lead to it gain or lose their badge.

    `was` is the key of the address it had before.
    """
    resource_id = int(payload["resource_id"])
    key, document = documents.of_resource(resource_id)
    if document:
        indexing.put([document])
    else:
        indexing.drop([key])
    post_links.touch_pages([*resources.list_keys(resource_id), *filter(None, [payload.get("was")])])
