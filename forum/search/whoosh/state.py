"""What finding and ranking ask of an index: one state of it, in which documents are numbers from 0 on."""

from collections.abc import Iterable
from typing import Protocol

import numpy as np
from numpy.typing import NDArray

from forum.search.whoosh.postings import Ints, Positions

Mask = NDArray[np.bool_]
Floats = NDArray[np.float64]


class State(Protocol):
    """One state of an index, whichever engine keeps it; nothing in it ever changes.

    Documents that are gone are not `alive`, and may count for how rare a word is until they are cleared away.
    """

    @property
    def size(self) -> int:
        """How many documents there are, those gone since among them."""

    @property
    def words(self) -> int:
        """How many words they have altogether."""

    @property
    def alive(self) -> Mask:
        """Which documents are not gone."""

    @property
    def lengths(self) -> NDArray[np.uint8]:
        """The length of each, as one of `codec.LENGTHS`."""

    @property
    def times(self) -> NDArray[np.int64]:
        """The time of each, in epoch seconds."""

    @property
    def threads(self) -> NDArray[np.int64]:
        """The thread that each is of, 0 for none."""

    @property
    def kinds(self) -> NDArray[np.uint8]:
        """The number of each one's kind, from 1 on."""

    def frequency(self, field: str, term: str) -> int:
        """How many documents have the term."""

    def documents(self, field: str, term: str) -> Ints:
        """The documents that have the term, ascending."""

    def with_facet(self, facet: str) -> Ints:
        """The documents that have one of the few facets (`name=value`) that are counted again and again."""

    def with_facets(self, facets: tuple[str, ...]) -> NDArray[np.int64]:
        """The rows of several, one after the other, each raised by its place times `size`: so all of it ascends."""

    def weighted(self, term: str) -> tuple[Ints, Floats]:
        """The documents that have the word, and its weight in each."""

    def placed(self, term: str) -> tuple[Ints, Positions]:
        """The documents that have the word, and where each has it."""

    def mask(self, field: str, term: str) -> Mask:
        """The documents that have the term, as one truth a document."""

    def document(self, key: str) -> int | None:
        """The number of the living document with this key."""


def raised(rows: Iterable[Ints], size: int) -> NDArray[np.int64]:
    """The rows as `State.with_facets` gives them."""
    return np.concatenate([np.empty(0, np.int64), *(row + np.int64(n * size) for n, row in enumerate(rows))])
