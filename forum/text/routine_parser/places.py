"""Finding what lies in a stretch of text without looking at all of it, so that long texts stay cheap."""

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from operator import attrgetter
from typing import Protocol, TypeVar


class Placed(Protocol):
    """Anything that begins at a place of the text."""

    @property
    def start(self) -> int: ...


T = TypeVar("T", bound=Placed)
_start = attrgetter("start")


def within(things: Sequence[T], start: int, end: int) -> Sequence[T]:
    """The things that begin in a stretch; they come in order of their start."""
    return things[first_from(things, start) : first_from(things, end)]


def first_from(things: Sequence[T], place: int) -> int:
    """The number of the first thing that begins there or later; how many there are if none does."""
    return bisect_left(things, place, key=_start)


def last_until(things: Sequence[T], place: int) -> int:
    """The number of the last thing that begins there or before; -1 if none does."""
    return bisect_right(things, place, key=_start) - 1
