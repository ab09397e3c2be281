"""Whether somebody writes that they are in danger, in words alone: nothing is kept, counted or decided by it."""

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Sequence

from forum.rules.crisis.phrases import SIGNS, DangerPhrase, Places, phrases_of
from forum.rules.crisis.signs import Danger, Kind
from forum.rules.crisis.words import words_of

# The first is what cannot wait.
KINDS: tuple[Kind, ...] = ("emergency", "suicide", "abuse")
# How far from a sign a word can stand and still calm it.
NEAR_WORDS = 10


def find_kinds(text: str) -> tuple[Kind, ...]:
    """The kinds of danger that a text tells of, what can't wait first; empty for nearly all texts."""
    found = find_signs(text, SIGNS)
    return tuple(kind for kind in KINDS if kind in found)


def find_signs(text: str, signs: tuple[Danger, ...]) -> set[str]:
    """The kinds of these signs that a text holds, where nothing near calms them."""
    words, known = words_of(text), phrases_of(signs)
    places: dict[str, list[int]] = defaultdict(list)
    for at, word in enumerate(words):
        if word in known.vocabulary:
            places[word].append(at)
    found: set[str] = set()
    tried: set[int] = set()
    for word in known.keys.keys() & places.keys():
        for n, phrase in known.keys[word]:
            if signs[n].kind in found or id(phrase) in tried:
                continue
            tried.add(id(phrase))
            spans = list(phrase.spans(places, len(words)))
            if spans and _is_left(spans, _calm_places(known.calmed[n], places, len(words))):
                found.add(signs[n].kind)
    return found


def _calm_places(calmed: Sequence[DangerPhrase], places: Places, length: int) -> list[int]:
    """Where phrases begin that calm a sign."""
    return sorted(start for calm in calmed for start, _ in calm.spans(places, length))


def _is_left(spans: list[tuple[int, int]], calm: list[int]) -> bool:
    """Whether one of the places has nothing near that calms it."""
    for start, end in spans:
        first = bisect_left(calm, start - NEAR_WORDS)
        if first == len(calm) or calm[first] >= end + NEAR_WORDS:
            return True
    return False
