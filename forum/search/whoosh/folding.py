"""One row for all posts of a thread that were found: the best of them stands for it."""

from collections.abc import Mapping

import numpy as np

from forum.search.whoosh.matching import Matches
from forum.search.whoosh.plans import QueryPlan
from forum.search.whoosh.ranking import Ranked, rank
from forum.search.whoosh.state import Mask, State

# So many times the rows that are wanted are looked at first; several posts may be of one thread.
DEEPER = 4


def rank_rows(state: State, found: Matches, plan: QueryPlan, size: int, *, liked: Mapping[str, int]) -> Ranked:
    """The best `size` rows, each by its best document."""
    reach = DEEPER * size
    while True:
        best = rank(state, found, plan, reach, liked=liked)
        rows = one_a_thread(state, best)
        if len(rows) >= size or len(best) < reach:
            return rows[:size]
        reach *= DEEPER


def one_a_thread(state: State, best: Ranked) -> Ranked:
    """Of each thread only the first; what is of no thread stays."""
    seen, kept = set[int](), []
    for doc, score in best:
        thread = int(state.threads[doc])
        if thread not in seen:
            kept.append((doc, score))
        if thread:
            seen.add(thread)
    return kept


def count_rows(state: State, found: Mask) -> int:
    """How many rows these documents make."""
    threads = state.threads[found]
    is_of_one = threads > 0
    return int(np.count_nonzero(~is_of_one)) + int(np.unique(threads[is_of_one]).size)


def count_beside(state: State, found: Mask, rows: Ranked) -> list[int]:
    """For each row how many more documents of its thread were found."""
    threads = state.threads[found]
    numbers = (int(state.threads[doc]) for doc, _ in rows)
    return [int(np.count_nonzero(threads == number)) - 1 if number else 0 for number in numbers]
