"""One page of what a query finds in a state of an index, whichever engine keeps it."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import datetime

from forum.search.asking.port import MAX_LIMIT, MAX_PAGE
from forum.search.asking.query import Query
from forum.search.whoosh import matching, ranking
from forum.search.whoosh.plans import QueryPlan
from forum.search.whoosh.state import State


@dataclass(frozen=True)
class Wanted:
    """Which page of which hits; see `Search.find`."""

    kinds: Collection[str]
    limit: int
    page: int
    skip: int
    exclude_keys: Collection[str]
    counted: Collection[str | datetime]
    liked: Mapping[str, int]


@dataclass(frozen=True)
class FoundPage:
    """The documents of the page with their scores, and what is said of all that were found; see `Results`."""

    best: list[tuple[int, float]]
    total: int
    kind_counts: dict[str, int]
    verdict: str
    counts: dict[str | datetime, int]


def find_in(state: State, query: Query, plan: QueryPlan, wanted: Wanted) -> FoundPage:
    """See `Search.find`; the kinds wanted narrow further what the query's own `kind:` allows."""
    size, number = min(max(wanted.limit, 1), MAX_LIMIT), min(max(wanted.page, 1), MAX_PAGE)
    everything = matching.look_up(state, plan, wanted.exclude_keys, needs_all=query.order != "relevance")
    found = matching.of_kinds(state, everything, query.filters.get("kind", ()))
    found = matching.of_kinds(state, found, wanted.kinds)
    before = wanted.skip + size * (number - 1)
    best = ranking.rank(state, found, plan, before + size, liked=wanted.liked)[before:]
    total = int(found.any_words.sum())
    verdict = "fits" if found.all_words.any() else "weak" if total else "none"
    counts = matching.count(state, found, wanted.counted)
    return FoundPage(best, total, matching.count_kinds(state, everything), verdict, counts)
