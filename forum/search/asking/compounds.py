"""Words that are written as one, in two, or with a hyphen."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from itertools import pairwise

from forum.search.asking.analysis import WordPlace, compounds, is_looked_up, stem_of

Terms = tuple[tuple[int, str], ...]
# Of a compound with hyphens.
MOST_PLACES = 8
_NUMBERED = re.compile(r"([^\W\d_]{2,40})(\d{1,20})")


@dataclass(frozen=True)
class Joined:
    """The places `start` to `end` (exclusive) of a text, and the stem they have as one word."""

    start: int
    end: int
    closed: str


def joined_in(places: Sequence[WordPlace], text: str) -> Iterator[Joined]:
    """What a question may also have as one word: "sit-to-stand", "warm up", "covid 19"; from left to right."""
    after = 0
    for at in range(len(places)):
        if at < after:
            continue
        one = _hyphened(places, at) or _written_apart(places[at : at + 2], at, text)
        if one:
            after = one.end
            yield one


def parts_of(stem: str) -> tuple[str, ...]:
    """The stems of a compound that is written as one word; none for another word."""
    return _known().get(stem) or numbered(stem)


def numbered(stem: str) -> tuple[str, ...]:
    """The parts of a word that is letters and a number; none for another word.

    A text has those of the compounds we know by one stem, however it writes them, and these by two.
    """
    found = _NUMBERED.fullmatch(stem)
    parts = tuple(map(stem_of, found.groups())) if found else ()
    return parts if all(map(is_looked_up, parts)) else ()


@cache
def _known() -> dict[str, tuple[str, ...]]:
    return {closed: parts for parts, closed in compounds().items()}


def _hyphened(places: Sequence[WordPlace], at: int) -> Joined | None:
    for stem, _, end in places[at].more:
        size = sum(place.end <= end for place in places[at : at + MOST_PLACES])
        if size > 1:
            return Joined(at, at + size, stem)
    return None


def _written_apart(pair: Sequence[WordPlace], at: int, text: str) -> Joined | None:
    for one, other in pairwise(pair):
        if not text[one.end : other.start].isspace():
            continue
        whole = text[one.start : one.end] + text[other.start : other.end]
        is_numbered = _NUMBERED.fullmatch(whole) and is_looked_up(one.stem) and text[other.start].isdigit()
        closed = compounds().get((one.stem, other.stem)) or (stem_of(whole) if is_numbered else "")
        if closed:
            return Joined(at, at + 2, closed)
    return None
