"""The phrases of the signs of crisis, read once, and where they stand in a text."""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache

from forum.rules.crisis.abuse_signs import ABUSE_SIGNS
from forum.rules.crisis.emergency_signs import EMERGENCY_SIGNS
from forum.rules.crisis.signs import GROUPS, Danger
from forum.rules.crisis.suicide_signs import SUICIDE_SIGNS

SIGNS = (*EMERGENCY_SIGNS, *SUICIDE_SIGNS, *ABUSE_SIGNS)

_GAPS = {"..": 3, "...": 6}
_YEAR = frozenset(str(year) for year in range(1940, 2100))
Places = Mapping[str, Sequence[int]]


@dataclass(frozen=True, slots=True)
class DangerStep:
    """One of these words, after at most `gap` others."""

    words: frozenset[str]
    gap: int


@dataclass(frozen=True, slots=True)
class DangerPhrase:
    """Steps that follow each other; with `is_all` there is nothing else in the text."""

    steps: tuple[DangerStep, ...]
    is_all: bool

    def spans(self, places: Places, length: int) -> Iterator[tuple[int, int]]:
        """Where the phrase begins and ends; `places` are those of the words, `length` is how many the text has."""
        ends = {at + 1: at for at in _where(self.steps[0], places)}
        for step in self.steps[1:]:
            there = _where(step, places)
            ends = {at + 1: ends[end] for at in there for end in range(at, at - step.gap - 1, -1) if end in ends}
        for end, start in ends.items():
            if not self.is_all or (start == 0 and end == length):
                yield start, end


def _where(step: DangerStep, places: Places) -> list[int]:
    return sorted(at for word in step.words & places.keys() for at in places[word])


@dataclass(frozen=True, slots=True)
class Phrases:
    """All phrases by the number of their sign, `keys` by the words of their rarest step; `vocabulary` is every word."""

    keys: Mapping[str, Sequence[tuple[int, DangerPhrase]]]
    calmed: Sequence[Sequence[DangerPhrase]]
    vocabulary: frozenset[str]


@lru_cache(maxsize=2)
def phrases_of(signs: tuple[Danger, ...]) -> Phrases:
    """What these signs say."""
    keys: dict[str, list[tuple[int, DangerPhrase]]] = defaultdict(list)
    calmed = [tuple(_read(sign.calmed)) for sign in signs]
    told = [(n, phrase) for n, sign in enumerate(signs) for phrase in _read(sign.phrases)]
    for n, phrase in told:
        # The longest words are the rarest: nobody's text is without "i", "it" or "not".
        rarest = max(phrase.steps, key=lambda step: min(map(len, step.words)))
        for word in rarest.words:
            keys[word].append((n, phrase))
    every = (*(phrase for _, phrase in told), *(phrase for each in calmed for phrase in each))
    return Phrases(keys, calmed, frozenset(word for phrase in every for step in phrase.steps for word in step.words))


def _read(lines: str) -> Iterator[DangerPhrase]:
    for line in filter(None, map(str.strip, lines.splitlines())):
        steps, gap = [], 0
        for part in line.removeprefix("= ").split():
            if part in _GAPS:
                gap = _GAPS[part]
            else:
                steps.append(DangerStep(_words_of_part(part), gap))
                gap = 0
        yield DangerPhrase(tuple(steps), line.startswith("= "))


def _words_of_part(part: str) -> frozenset[str]:
    """The words that a part of a phrase stands for."""
    if part == "YEAR":
        return _YEAR
    return frozenset(word for name in part.split("|") for word in GROUPS.get(name, name).split())
