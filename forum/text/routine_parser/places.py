"""Finding what lies in a stretch of text without looking at all of it, so that long texts stay cheap."""

from bisect import bisect_left
from collections.abc import Sequence
from typing import Protocol, TypeVar


class Placed(Protocol):
    """Anything that begins at a place of the text."""

    @property
    def start(self) -> int: ...


T = TypeVar("T", bound=Placed)


def within(things: Sequence[T], start: int, end: int) -> Sequence[T]:
    """The things that begin in a stretch; they come in order of their start."""
    first = bisect_left(things, start, key=_start)
    return things[first : bisect_left(things, end, first, key=_start)]


def _start(thing: Placed) -> int:
    return thing.start
