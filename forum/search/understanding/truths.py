"""What is true of each exercise of a library, as arrays of one truth each in the library's order.

Each is worked out when it is first asked for, and kept: the answers are few and a library changes rarely.
"""

from collections.abc import Callable, Collection, Iterable, Mapping

import numpy as np
from numpy.typing import NDArray

from forum.rules.library.exercises import Exercise
from forum.rules.library.filters import FACETS, Facet, facet_values
from forum.rules.library.offers import is_offered, is_offered_in
from forum.rules.library.traits import fits_answer, is_forbidden

Mask = NDArray[np.bool_]
Floats = NDArray[np.float64]
Places = frozenset[str]


class Truths:
    """Arrays of a library; whoever changes one takes a copy first."""

    def __init__(self, library: Mapping[str, Exercise]) -> None:
        self.library = library
        self.exercises = tuple(library.values())
        self.number = {id_: at for at, id_ in enumerate(library)}
        self.size = len(self.exercises)
        self.all, self.none = np.ones(self.size, np.bool_), np.zeros(self.size, np.bool_)
        self.offered = self._each(is_offered)
        self._values = {facet: self._of_facet(facet) for facet in FACETS}
        self._numbers: dict[str, Floats] = {}
        self._kept: dict[tuple[object, ...], Mask] = {}

    def fits(self, facet: str, value: str, places: Places) -> Mask:
        """Which of them an answer is true of, see `traits.fits_answer`."""
        return self._once(("fits", facet, value, places), lambda one: fits_answer(one, facet, value, places))

    def forbidden(self, facet: str, value: str, places: Places) -> Mask:
        """Which of them can't be done without it, see `traits.is_forbidden`."""
        return self._once(("forbidden", facet, value, places), lambda one: is_forbidden(one, facet, value, places))

    def offered_in(self, places: Places) -> Mask:
        """Which of them may be offered in these positions."""
        return self._once(("offered", places), lambda one: is_offered_in(one, places))

    def with_value(self, facet: Facet, values: Iterable[str]) -> Mask:
        """Which of them have one of these values of a facet."""
        rows = [row for value in values if (row := self._values[facet].get(value)) is not None]
        found: Mask = np.logical_or.reduce([self.none, *rows])
        return found

    def count_values(self, facet: Facet, numbers: NDArray[np.intp]) -> dict[str, int]:
        """How many of the exercises with these numbers have each value."""
        return {value: int(np.count_nonzero(row[numbers])) for value, row in self._values[facet].items()}

    def numbers(self, name: str, number_of: Callable[[Exercise], float]) -> Floats:
        """A number of each of them, kept under this name."""
        if (kept := self._numbers.get(name)) is None:
            kept = self._numbers[name] = np.array([number_of(one) for one in self.exercises], np.float64)
        return kept

    def of(self, ids: Collection[str]) -> Mask:
        """The exercises with these ids."""
        found = self.none.copy()
        found[[self.number[id_] for id_ in ids]] = True
        return found

    def _of_facet(self, facet: Facet) -> dict[str, Mask]:
        known = [frozenset(facet_values(facet, one)) for one in self.exercises]
        return {value: np.array([value in one for one in known]) for value in frozenset().union(*known)}

    def _once(self, key: tuple[object, ...], is_true: Callable[[Exercise], bool]) -> Mask:
        if (kept := self._kept.get(key)) is None:
            kept = self._kept[key] = self._each(is_true)
        return kept

    def _each(self, is_true: Callable[[Exercise], bool]) -> Mask:
        return np.array([is_true(one) for one in self.exercises], np.bool_)
