"""What was written last about some words, as every visitor may read it: what a feed reader asks for."""

from collections.abc import Collection
from dataclasses import replace
from datetime import UTC, datetime, timedelta

from forum.rules.kit.people import VISITOR
from forum.search.answering.showing import Shown, show
from forum.search.engine import current
from forum.search.questions import OTHERS, Parts, query_of, understand
from forum.search.turns import turn
from forum.search.unsettled import unsettled_keys

# The exercises of the library have no day of their own.
DATED = OTHERS
MOST = 30
EPOCH = datetime(1970, 1, 1, tzinfo=UTC)


def list_newest(
    text: str, *, kinds: Collection[str] = (), parts: Parts = (), limit: int = MOST
) -> list[tuple[Shown, datetime]]:
    """Posts, cards and resources that have all the words, the newest first, each with its time; see `service.search`.

    Raises `SearchUnavailable` or `SearchBusy`.
    """
    query = replace(query_of(text, parts, VISITOR), order="latest")
    if query.is_empty:
        return []
    with turn():
        question = understand(query, VISITOR, kinds=kinds)
        wanted = [kind for kind in question.wanted if kind in DATED]
        if not wanted:
            return []
        found = current().find(question.asked, kinds=wanted, limit=limit, exclude_keys=unsettled_keys(VISITOR))
        times = {(hit.kind, hit.id): EPOCH + timedelta(seconds=hit.at_s) for hit in found.hits}
        return [(one, times[one.kind, one.id]) for one in show(found.hits, VISITOR, question.asked)]
