"""One page of what a query finds in a state of an index, whichever engine keeps it."""

from collections.abc import Collection
from dataclasses import dataclass

from forum.search.asking.port import MAX_LIMIT, MAX_PAGE
from forum.search.asking.query import Query
from forum.search.whoosh import matching, ranking
from forum.search.whoosh.plans import QueryPlan
from forum.search.whoosh.state import State


@dataclass(frozen=True)
class Wanted:
    """Which page of which hits; see `Search.find`."""

    kinds: Collection[str] = ()
    limit: int = 20
    page: int = 1
    skip: int = 0
    exclude_keys: Collection[str] = ()
    newest_first: bool = False


@dataclass(frozen=True)
class FoundPage:
    """The documents of the page with their scores, and what is said of all that were found; see `Results`."""

    best: list[tuple[int, float]]
    total: int
    kind_counts: dict[str, int]
    verdict: str


def find_in(state: State, query: Query, plan: QueryPlan, wanted: Wanted) -> FoundPage:
    """See `Search.find`; the kinds wanted narrow further what the query's own `kind:` allows."""
    size, number = min(max(wanted.limit, 1), MAX_LIMIT), min(max(wanted.page, 1), MAX_PAGE)
    everything = matching.look_up(state, plan, wanted.exclude_keys, needs_all=wanted.newest_first)
    found = matching.of_kinds(state, everything, query.filters.get("kind", ()))
    found = matching.of_kinds(state, found, wanted.kinds)
    before = wanted.skip + size * (number - 1)
    best = ranking.rank(state, found, plan, before + size, newest_first=wanted.newest_first)[before:]
    total = int(found.any_words.sum())
    verdict = "fits" if found.all_words.any() else "weak" if total else "none"
    return FoundPage(best, total, matching.count_kinds(state, everything), verdict)
