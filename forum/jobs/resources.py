"""What follows when a resource was added, changed or retired; and following their links, where that is switched on."""

from datetime import datetime
from typing import Any

from forum.actions.kit import instance
from forum.actions.library import link_checks as link_acts
from forum.actions.talk import post_links
from forum.jobs import indexing
from forum.queries.library import link_checks, resources
from forum.search import documents
from forum.visits.links import Ways, usual_ways, visit

AGENT = "StrideshareLinkCheck/1.0 (+{}/help/contact)"


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


def follow_next(now: datetime, ways: Ways | None = None) -> bool:
    """Follow the link that waits longest and write down how it was; says whether there was one.

    No transaction is open while the other site answers.
    """
    link = link_checks.find_due(now)
    link_checks.let_go()
    if link is None:
        return False
    found = visit(link.url, AGENT.format(instance.base_url()), ways or usual_ways())
    link_acts.put_down(link, found.outcome, found.status, found.url, now)
    return True
