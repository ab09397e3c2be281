"""How many of the documents that were found are of each kind, have each facet, or are no older than a day."""

from collections.abc import Collection
from datetime import datetime

import numpy as np
from numpy.typing import NDArray

from forum.search.kit.document import KINDS
from forum.search.whoosh.matching import Matches
from forum.search.whoosh.postings import Ints
from forum.search.whoosh.state import Mask, State

# So many documents are looked for in the rows of all facets at once; of more, each facet is counted by itself.
FEW = 64
# So many times fewer documents than a facet has are looked up one by one.
FEWER = 32


def count_kinds(state: State, found: Matches) -> dict[str, int]:
    """How many documents of each kind were found; kinds without any are left out."""
    counts = {kind: np.count_nonzero(found.any_words & (state.kinds == number)) for number, kind in enumerate(KINDS, 1)}
    return {kind: int(count) for kind, count in counts.items() if count}


def count(state: State, found: Matches, counted: Collection[str | datetime]) -> dict[str | datetime, int]:
    """How many of the documents have each of these facets, or are no older than a moment."""
    documents = np.flatnonzero(found.any_words)
    facets = tuple(one for one in counted if isinstance(one, str))
    counts: dict[str | datetime, int] = {}
    if documents.size <= FEW:
        counts.update(_count_few(state, documents, facets))
    else:
        counts.update((one, _count_both(found.any_words, documents, state.with_facet(one))) for one in facets)
    times = state.times[documents]
    for one in counted:
        if isinstance(one, datetime):
            counts[one] = int(np.count_nonzero(times >= one.timestamp()))
    return counts


def _count_few(state: State, documents: NDArray[np.intp], facets: tuple[str, ...]) -> dict[str, int]:
    """The facets of a few documents."""
    rows = state.with_facets(facets)
    if not documents.size or not rows.size:
        return dict.fromkeys(facets, 0)
    sought = (np.arange(len(facets))[:, None] * state.size + documents).astype(rows.dtype)
    places = np.minimum(np.searchsorted(rows, sought), rows.size - 1)
    counts: list[int] = np.count_nonzero(rows[places] == sought, axis=1).tolist()
    return dict(zip(facets, counts, strict=True))


def _count_both(found: Mask, documents: NDArray[np.intp], others: Ints) -> int:
    """How many documents are among the others too; both rows ascend, and `found` is the first as truths."""
    if documents.size * FEWER > others.size:
        return int(np.count_nonzero(found[others]))
    # Few are looked for among many, not the other way round.
    places = np.searchsorted(others, documents.astype(others.dtype))
    return int(np.count_nonzero(others[np.minimum(places, others.size - 1)] == documents))
