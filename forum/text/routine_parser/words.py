"""Words as the dictionary knows them: one stem for all forms, one word for all synonyms, small misspellings mended."""

import re
from collections import Counter
from collections.abc import Iterable, Mapping
from functools import lru_cache
from typing import NamedTuple

_WORD = re.compile(r"[^\W_]+(?:'[^\W_]+)?")
_ENDINGS = re.compile(r"(?:ings?|in|ly|ies|ied|es|ed|s|e|y)$")
_SHORTEST_STEM = 3
_SHORTEST_MENDED = 6
_LONGEST_MENDED = 20
_REMEMBERED = 4096
_MOST_CHANGED = 2  # letters: one for another is two
_VOWELS = re.compile(r"[aeiouy]+")
_DOUBLED = re.compile(r"(.)\1")
# Words that say nothing about a movement.
_SMALL = (
    "a an the my your yr ur his her their our me of some this that these those each then just slowly slow slightly "
    "gently gentle very little small to and on onto into in with w it them is are 1's one's n so"
)
SKIPPED = frozenset(_SMALL.split())


class Word(NamedTuple):
    """`stem` is the dictionary's form; start and end are places in the plain text."""

    stem: str
    start: int
    end: int


def stem(word: str) -> str:
    """A rough stem, the same for all forms of a word; it need not be a word itself."""
    if not word.isalpha():
        return word.removesuffix("'s")
    root = _ENDINGS.sub("", word)
    if len(root) < _SHORTEST_STEM:
        return word.removesuffix("s") if len(word) > _SHORTEST_STEM else word
    return root[:-1] if root[-1] == root[-2] else root


class Vocabulary:
    """All the words the dictionary uses, and how to bring a written word to one of them."""

    def __init__(self, synonyms: Mapping[str, str]) -> None:
        self._one: dict[str, str] = {}
        for main, others in synonyms.items():
            for word in (main, *others.split()):
                self._one[word] = main
                if len(stem(word)) > _SHORTEST_STEM:  # "put" is no putty
                    self._one.setdefault(stem(word), main)
        self.canonical = lru_cache(maxsize=_REMEMBERED)(self._canonical)
        self._known: set[str] = set(self._one)
        self._skeletons: dict[str, str] = {}
        self._shortened: dict[str, str] = {}

    def learn(self, words: Iterable[str]) -> None:
        """Remember words whose misspellings should be mended."""
        self.canonical.cache_clear()
        for word in words:
            self._known |= {word, stem(word)}
            if len(word) >= _SHORTEST_MENDED and word.isalpha():
                self._skeletons.setdefault(_skeleton(word), word)
                for place in range(1, len(word)):
                    self._shortened.setdefault(word[:place] + word[place + 1 :], word)

    def knows(self, word: str) -> bool:
        """Whether names or movements use a word."""
        return word in SKIPPED or not {word, stem(word)}.isdisjoint(self._known)

    def _canonical(self, word: str) -> str:
        """The word all its forms, synonyms and small misspellings share."""
        word = word.removesuffix("'s")
        root = stem(word)
        found = self._one.get(word) or self._one.get(root)
        if found is None and word not in self._known and root not in self._known:
            mended = self._mend(word)
            if mended is not None:
                root = stem(mended)
                found = self._one.get(mended) or self._one.get(root)
        return found or root

    def _mend(self, word: str) -> str | None:
        """The known word this one misspells: the same consonants with other vowels, or one letter left out.

        Any one letter changed would be too much: "starts" would become "stairs".
        """
        if not _SHORTEST_MENDED <= len(word) <= _LONGEST_MENDED or not word.isalpha():
            return None
        known = self._skeletons.get(_skeleton(word)) or self._shortened.get(word)
        if known is None or known[0] != word[0]:
            return None
        changed = Counter(known)
        changed.subtract(word)
        return known if sum(map(abs, changed.values())) <= _MOST_CHANGED else None

    def words(self, text: str, start: int, end: int) -> list[Word]:
        """The words in a stretch of a plain text, in order, without those that say nothing."""
        return [
            Word(self.canonical(word), *found.span())
            for found in _WORD.finditer(text, start, end)
            if (word := found[0]) not in SKIPPED
        ]


def _skeleton(word: str) -> str:
    return _DOUBLED.sub(r"\1", word[0] + _VOWELS.sub("", word[1:]))
