"""An index as strangers may know it: nothing that is for members only is found, counted, or makes a word less rare."""

import numpy as np
from numpy.typing import NDArray

from forum.search.kit.document import MEMBERS_ONLY
from forum.search.whoosh.codec import LENGTHS
from forum.search.whoosh.postings import Ints, Positions
from forum.search.whoosh.state import Floats, Mask, State

_LENGTHS = np.array(LENGTHS, np.int64)


def as_known_to(state: State, *, for_members: bool) -> State:
    """The state itself for members, and where nothing in it is for them alone."""
    inner = np.empty(0, np.int32) if for_members else state.with_facet(MEMBERS_ONLY)
    return ForStrangers(state, inner) if inner.size else state


class ForStrangers:
    """A state without its `inner` documents.

    They are not alive and not counted. Lists still name them: whoever looks through a list asks who is alive.
    """

    def __init__(self, state: State, inner: Ints) -> None:
        self._state, self._inner = state, inner
        self.alive = state.alive.copy()
        self.alive[inner] = False
        self.size, self.population = state.size, state.population - inner.size
        self.words = state.words - int(_LENGTHS[state.lengths[inner]].sum())
        self.lengths, self.times, self.threads, self.kinds = state.lengths, state.times, state.threads, state.kinds

    def frequency(self, field: str, term: str) -> int:
        """See `State.frequency`."""
        having = self._state.documents(field, term)
        if not having.size:
            return 0
        places = np.minimum(np.searchsorted(having, self._inner), having.size - 1)
        return int(having.size - np.count_nonzero(having[places] == self._inner))

    def documents(self, field: str, term: str) -> Ints:
        """See `State.documents`."""
        return self._state.documents(field, term)

    def with_facet(self, facet: str) -> Ints:
        """See `State.with_facet`."""
        return self._state.with_facet(facet)

    def with_facets(self, facets: tuple[str, ...]) -> NDArray[np.int64]:
        """See `State.with_facets`."""
        return self._state.with_facets(facets)

    def weighted(self, term: str) -> tuple[Ints, Floats]:
        """See `State.weighted`."""
        return self._state.weighted(term)

    def placed(self, term: str) -> tuple[Ints, Positions]:
        """See `State.placed`."""
        return self._state.placed(term)

    def mask(self, field: str, term: str) -> Mask:
        """See `State.mask`."""
        return self._state.mask(field, term)

    def document(self, key: str) -> int | None:
        """See `State.document`."""
        return self._state.document(key)
