"""Whether somebody writes that they are in danger, in words alone: nothing is kept, counted or decided by it."""

from bisect import bisect_left
from collections import defaultdict

from forum.rules.crisis.phrases import SIGNS, Places, all_phrases
from forum.rules.crisis.signs import Kind
from forum.rules.crisis.words import words_of

# The first is what cannot wait.
KINDS: tuple[Kind, ...] = ("emergency", "suicide", "abuse")
# How far from a sign a word can stand and still calm it.
NEAR_WORDS = 10


def find_kinds(text: str) -> tuple[Kind, ...]:
    """The kinds of danger that a text tells of, what can't wait first; empty for nearly all texts."""
    words, known = words_of(text), all_phrases()
    places: dict[str, list[int]] = defaultdict(list)
    for at, word in enumerate(words):
        if word in known.vocabulary:
            places[word].append(at)
    found: set[Kind] = set()
    tried: set[int] = set()
    for word in known.keys.keys() & places.keys():
        for n, phrase in known.keys[word]:
            if SIGNS[n].kind in found or id(phrase) in tried:
                continue
            tried.add(id(phrase))
            spans = list(phrase.spans(places, len(words)))
            if spans and _is_left(spans, _calm_places(n, places, len(words))):
                found.add(SIGNS[n].kind)
    return tuple(kind for kind in KINDS if kind in found)


def _calm_places(n: int, places: Places, length: int) -> list[int]:
    """Where phrases begin that calm the sign `n`."""
    return sorted(start for calm in all_phrases().calmed[n] for start, _ in calm.spans(places, length))


def _is_left(spans: list[tuple[int, int]], calm: list[int]) -> bool:
    """Whether one of the places has nothing near that calms it."""
    for start, end in spans:
        first = bisect_left(calm, start - NEAR_WORDS)
        if first == len(calm) or calm[first] >= end + NEAR_WORDS:
            return True
    return False
