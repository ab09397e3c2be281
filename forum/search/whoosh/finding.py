"""One page of what a query finds in a state of an index, whichever engine keeps it."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime

from forum.search.asking.port import MAX_LIMIT, MAX_PAGE, Hit, Results
from forum.search.asking.query import Query
from forum.search.whoosh import counting, folding, matching, ranking
from forum.search.whoosh.matching import Matches
from forum.search.whoosh.plans import QueryPlan
from forum.search.whoosh.ranking import Ranked
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
    is_folded: bool = False
    groups: Sequence[Collection[str]] = ()


@dataclass(frozen=True)
class FoundPage:
    """The documents of the page with their scores, and what is said of all that were found; see `Results`.

    `beside` says for each of them how many more it stands for.
    """

    best: Ranked
    beside: list[int]
    total: int
    rows: int
    kind_counts: dict[str, int]
    verdict: str
    counts: dict[str | datetime, int]

    def results(self, hits: Sequence[Hit]) -> Results:
        """The page with these hits, which are of `best` in its order."""
        told = tuple(replace(hit, beside=more) if more else hit for hit, more in zip(hits, self.beside, strict=True))
        return Results(self.total, told, self.kind_counts, self.verdict, self.counts, self.rows)


def find_in(state: State, query: Query, plan: QueryPlan, wanted: Wanted) -> FoundPage:
    """See `Search.find`; the kinds wanted narrow further what the query's own `kind:` allows."""
    size, number = min(max(wanted.limit, 1), MAX_LIMIT), min(max(wanted.page, 1), MAX_PAGE)
    everything = matching.look_up(state, plan, wanted.exclude_keys, needs_all=query.order != "relevance")
    found = matching.of_kinds(state, everything, query.filters.get("kind", ()))
    found = matching.of_kinds(state, found, wanted.kinds)
    before = wanted.skip + size * (number - 1)
    total = rows = int(found.any_words.sum())
    if wanted.groups:
        best = best_of_groups(state, found, plan, wanted)
    elif wanted.is_folded:
        best = folding.rank_rows(state, found, plan, before + size, liked=wanted.liked)[before:]
        rows = folding.count_rows(state, found.any_words)
    else:
        best = ranking.rank(state, found, plan, before + size, liked=wanted.liked)[before:]
    beside = folding.count_beside(state, found.any_words, best) if wanted.is_folded else [0] * len(best)
    verdict = "fits" if found.all_words.any() else "weak" if total else "none"
    counts = counting.count(state, found, wanted.counted)
    return FoundPage(best, beside, total, rows, counting.count_kinds(state, everything), verdict, counts)


def best_of_groups(state: State, found: Matches, plan: QueryPlan, wanted: Wanted) -> Ranked:
    """The first `limit` rows of each group, one group after the other."""
    parts = [matching.of_kinds(state, found, kinds) for kinds in wanted.groups]
    reach, best = folding.DEEPER * wanted.limit, []
    for part, ranked in zip(parts, ranking.rank_each(state, parts, plan, reach, liked=wanted.liked), strict=True):
        rows = folding.one_a_thread(state, ranked)[: wanted.limit]
        if len(rows) < wanted.limit and len(ranked) == reach:
            rows = folding.rank_rows(state, part, plan, wanted.limit, liked=wanted.liked)
        best += rows
    return best
