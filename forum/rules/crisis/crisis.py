"""Whether somebody writes that they are in danger, in words alone: nothing is kept, counted or decided by it."""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache

from forum.rules.crisis.signs import GROUPS, SIGNS, Kind
from forum.rules.crisis.words import words_of

# The first is what cannot wait.
KINDS: tuple[Kind, ...] = ("emergency", "suicide", "abuse")
# How far from a sign a word can stand and still calm it.
NEAR_WORDS = 10
_GAPS = {"..": 3, "...": 6}
_YEAR = frozenset(str(year) for year in range(1940, 2100))


@dataclass(frozen=True, slots=True)
class Step:
    """One of these words, after at most `gap` others."""

    words: frozenset[str]
    gap: int


@dataclass(frozen=True, slots=True)
class Phrase:
    """Steps that follow each other; with `is_all` there is nothing else in the text."""

    steps: tuple[Step, ...]
    is_all: bool = False


@dataclass(frozen=True, slots=True)
class Entry:
    """A phrase of a sign with what calms it."""

    kind: Kind
    phrase: Phrase
    calmed: tuple[Phrase, ...]


def find_kinds(text: str) -> tuple[Kind, ...]:
    """The kinds of danger that a text tells of, what can't wait first; empty for nearly all texts."""
    words, entries = words_of(text), _entries()
    found: set[Kind] = set()
    for at, word in enumerate(words):
        for entry in entries.get(word, ()):
            if entry.kind not in found and _tells(entry, words, at):
                found.add(entry.kind)
    return tuple(kind for kind in KINDS if kind in found)


def _tells(entry: Entry, words: Sequence[str], at: int) -> bool:
    """Whether the phrase stands there and nothing near calms it."""
    end = _end_of(entry.phrase, words, at)
    if end is None:
        return False
    near = words[max(0, at - NEAR_WORDS) : end + NEAR_WORDS]
    return not any(_end_of(calm, near, start) for calm in entry.calmed for start in range(len(near)))


def _end_of(phrase: Phrase, words: Sequence[str], start: int) -> int | None:
    """Where a phrase that begins at a word ends; None when it does not stand there."""
    if words[start] not in phrase.steps[0].words:
        return None
    ends = {start + 1}
    for step in phrase.steps[1:]:
        ends = {at + 1 for end in ends for at in range(end, min(end + step.gap + 1, len(words))) if words[at] in step.words}
    if phrase.is_all:
        ends = ends & {len(words)} if start == 0 else set()
    return min(ends, default=None)


@lru_cache(maxsize=1)
def _entries() -> Mapping[str, Sequence[Entry]]:
    """All phrases by the words they can begin with."""
    found: dict[str, list[Entry]] = defaultdict(list)
    for sign in SIGNS:
        calmed = tuple(_phrases(sign.calmed))
        for phrase in _phrases(sign.phrases):
            for word in phrase.steps[0].words:
                found[word].append(Entry(sign.kind, phrase, calmed))
    return found


def _phrases(lines: str) -> Iterator[Phrase]:
    for line in filter(None, map(str.strip, lines.splitlines())):
        steps, gap = [], 0
        for part in line.removeprefix("= ").split():
            if part in _GAPS:
                gap = _GAPS[part]
            else:
                steps.append(Step(_words_of_part(part), gap))
                gap = 0
        yield Phrase(tuple(steps), line.startswith("= "))


def _words_of_part(part: str) -> frozenset[str]:
    """The words that a part of a phrase stands for."""
    if part == "YEAR":
        return _YEAR
    return frozenset(word for name in part.split("|") for word in GROUPS.get(name, name).split())
