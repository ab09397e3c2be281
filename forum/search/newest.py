"""What was written last about some words: for feeds as every visitor may read it, for letters as a member may."""

from collections.abc import Collection
from dataclasses import replace
from datetime import UTC, datetime, timedelta

from forum.rules.kit.people import VISITOR, Person
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
    text: str,
    *,
    kinds: Collection[str] = (),
    parts: Parts = (),
    limit: int = MOST,
    person: Person = VISITOR,
    since: datetime = EPOCH,
    until: datetime | None = None,
) -> list[tuple[Shown, datetime]]:
    """Posts, cards and resources that have all the words, the newest first, each with its time; see `service.search`.

    Raises `SearchUnavailable` or `SearchBusy`. What the index does not hold, such as own cards, is not found.
    """
    query = replace(query_of(text, parts, person), order="latest")
    if query.is_empty or query.within or query.status:
        return []
    ends = [end for end in (query.before, until) if end]
    query = replace(query, after=max(query.after or EPOCH, since), before=min(ends, default=None))
    with turn():
        question = understand(query, person, kinds=kinds)
        wanted = [kind for kind in question.wanted if kind in DATED]
        if not wanted:
            return []
        found = current().find(question.asked, kinds=wanted, limit=limit, exclude_keys=unsettled_keys(person))
        times = {(hit.kind, hit.id): EPOCH + timedelta(seconds=hit.at_s) for hit in found.hits}
        return [(one, times[one.kind, one.id]) for one in show(found.hits, person, question.asked)]
