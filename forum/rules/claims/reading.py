"""A sentence as words, and where the phrases of a list stand in it."""

import re
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from forum.rules.claims.inflection import forms_of

_TOKEN = re.compile(r"\d+(?:[.,]\d+)*|[^\W\d_]+(?:'[^\W\d_]+)?|[%,;:?.!()]|[-–—]")
_GAPS = {"..": 2, "...": 6}
_SHORT = {"can't": "can", "won't": "will", "shan't": "shall"}
# Ends of clauses that a gap never reaches over.
_STOPS = frozenset(",;:?.!()-")


@dataclass(frozen=True, slots=True)
class TextWord:
    """A word, a number or a mark, in small letters, and where it stands in the text."""

    text: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class PhraseHit:
    """Words `first` to `last` (one past) of a sentence are `phrase`, one of the list `kind`."""

    kind: str
    phrase: str
    first: int
    last: int


@dataclass(frozen=True, slots=True)
class _Phrase:
    kind: str
    phrase: str
    steps: tuple[tuple[frozenset[str], int], ...]


def words_of(text: str) -> list[TextWord]:
    """The words of a text; hyphens between letters only join, and "didn't" is "did not"."""
    plain = text.replace("’", "'").lower()
    return [word for match in _TOKEN.finditer(plain) for word in _split(match, plain)]


def _split(match: re.Match[str], plain: str) -> Iterable[TextWord]:
    text, start, end = match.group(), match.start(), match.end()
    if text == "-" and plain[start - 1 : start].isalnum() and plain[end : end + 1].isalnum():
        return
    if text.endswith("n't") or text == "cannot":
        text = _SHORT.get(text, text[:-3])
        yield TextWord(text, start, end)
        yield TextWord("not", start, end)
    else:
        yield TextWord("-" if text in {"–", "—"} else text.removesuffix("'s"), start, end)


class PhraseBook:
    """Lists of phrases by kind, written as `rules/claims/phrases` says."""

    def __init__(self, lists: Mapping[str, Iterable[str]]) -> None:
        self._by_word: dict[str, list[_Phrase]] = defaultdict(list)
        for kind, phrases in lists.items():
            for phrase in phrases:
                made = _Phrase(kind, phrase, tuple(_steps(phrase)))
                for word in made.steps[0][0]:
                    self._by_word[word].append(made)

    def find(self, words: Sequence[TextWord]) -> list[PhraseHit]:
        """Every phrase that stands in the words, in order; of one kind the longest at a place."""
        best: dict[tuple[str, int], PhraseHit] = {}
        for at, word in enumerate(words):
            for phrase in self._by_word.get(word.text, ()):
                last = _end(phrase, words, at)
                known = best.get((phrase.kind, at))
                if last and (known is None or known.last < last):
                    best[phrase.kind, at] = PhraseHit(phrase.kind, phrase.phrase, at, last)
        return sorted(best.values(), key=lambda hit: (hit.first, -hit.last))


def _steps(phrase: str) -> Iterable[tuple[frozenset[str], int]]:
    gap = 0
    for part in phrase.split():
        if part in _GAPS:
            gap = _GAPS[part]
        else:
            yield frozenset(form for word in part.split("|") for form in forms_of(word)), gap
            gap = 0


def _end(phrase: _Phrase, words: Sequence[TextWord], at: int) -> int:
    """One past the phrase that begins at `at`, or 0."""
    here = at
    for choices, gap in phrase.steps:
        for skipped in range(gap + 1):
            there = here + skipped
            if there >= len(words):
                return 0
            if words[there].text in choices:
                here = there + 1
                break
            if words[there].text in _STOPS:
                return 0
        else:
            return 0
    return here
