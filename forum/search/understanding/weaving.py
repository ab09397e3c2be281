"""Exercises and all other kinds on one page, so that neither crowds out the other."""

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import islice, repeat
from typing import Literal

from forum.search.understanding.verdict import Verdict

# Whether the next place is for an exercise, or for something else.
Place = Literal["exercise", "other"]
ENDLESS = 1_000_000


@dataclass(frozen=True, slots=True)
class Window:
    """A page of a list woven of so many exercises and of others that are counted later."""

    exercises: int
    verdict: Verdict
    start: int
    end: int

    @property
    def others_before(self) -> int:
        """How many others stand on earlier pages when there are enough of them."""
        return count("other", self.places(ENDLESS, 0, self.start))

    @property
    def others_needed(self) -> int:
        """How many others this page can hold at most."""
        return count("other", self.places(ENDLESS, self.start, self.end))

    def exercises_before(self, others: int) -> int:
        """How many exercises stand on earlier pages, when there are so many others in all."""
        return count("exercise", self.places(others, 0, self.start))

    def page(self, others: int) -> Iterator[Place]:
        """Whose the places of this page are."""
        return self.places(others, self.start, self.end)

    def places(self, others: int, start: int, end: int) -> Iterator[Place]:
        """Whose the places of the list are, from `start` to `end` (exclusive)."""
        return islice(order(self.exercises, others, self.verdict), start, end)


def order(exercises: int, others: int, verdict: Verdict) -> Iterator[Place]:
    """The kinds in turn, exercises first, when exercises fit; else they stand after all others.

    A long question may share a word with many exercises: they must not crowd out the posts that answer it.
    """
    if verdict != "fits":
        yield from repeat("other", others)
        yield from repeat("exercise", exercises)
        return
    left: dict[Place, int] = {"exercise": exercises, "other": others}
    while any(left.values()):
        for place in left:
            if left[place]:
                left[place] -= 1
                yield place


def count(place: Place, places: Iterator[Place]) -> int:
    """How many of these places are of one sort."""
    return sum(one == place for one in places)
