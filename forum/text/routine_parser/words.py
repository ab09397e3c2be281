"""Words as the dictionary knows them: one stem for all forms, one word for all synonyms, small misspellings mended."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import lru_cache

_WORD = re.compile(r"[^\W_]+(?:'[^\W_]+)?")
_ENDINGS = re.compile(r"(?:ings?|ly|ies|ied|es|ed|s|e|y)$")
_SHORTEST_STEM = 3
_SHORTEST_MENDED = 6
_LONGEST_MENDED = 20
_REMEMBERED = 4096
SKIPPED = frozenset(
    [
        "a",
        "an",
        "the",
        "my",
        "your",
        "his",
        "her",
        "their",
        "our",
        "of",
        "some",
        "this",
        "that",
        "these",
        "those",
        "each",
        "then",
        "just",
        "slowly",
        "gently",
        "very",
        "little",
        "small",
        "to",
        "and",
        "on",
        "onto",
        "into",
        "in",
        "with",
        "it",
        "them",
        "is",
        "one's",
    ]
)


@dataclass(frozen=True, slots=True)
class Word:
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
                self._one[word] = self._one[stem(word)] = main
        self.canonical = lru_cache(maxsize=_REMEMBERED)(self._canonical)
        self._near: dict[str, str] = {}
        self._known: set[str] = set(self._one)

    def learn(self, words: Iterable[str]) -> None:
        """Remember words whose misspellings should be mended: one letter left out, added, changed or swapped."""
        self.canonical.cache_clear()
        for word in words:
            self._known.add(word)
            self._known.add(stem(word))
            if len(word) >= _SHORTEST_MENDED and word.isalpha():
                for shorter in _without_one(word):
                    self._near.setdefault(shorter, word)

    def _canonical(self, word: str) -> str:
        """The word all its forms, synonyms and small misspellings share."""
        word = word.removesuffix("'s")
        root = stem(word)
        found = self._one.get(word) or self._one.get(root)
        if (
            found is None
            and _SHORTEST_MENDED <= len(word) <= _LONGEST_MENDED
            and root not in self._known
            and word not in self._known
        ):
            mended = next((self._near[form] for form in (word, *_without_one(word)) if form in self._near), None)
            if mended is not None and mended[0] == word[0] and abs(len(mended) - len(word)) < 2:
                root = stem(mended)
                found = self._one.get(mended) or self._one.get(root)
        return found or root

    def words(self, text: str) -> list[Word]:
        """The words of a plain text, in order."""
        return [Word(self.canonical(found[0]), found.start(), found.end()) for found in _WORD.finditer(text)]


def _without_one(word: str) -> list[str]:
    return [word[:place] + word[place + 1 :] for place in range(1, len(word))]
