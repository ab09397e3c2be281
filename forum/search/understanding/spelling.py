"""Misspelt words: what was probably meant, among the words of the library and of what members write."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from math import log

from symspellpy import SymSpell, Verbosity

from forum.search.asking.analysis import stem_of
from forum.search.asking.letters import folded
from forum.search.asking.word_lists import word_lists

SHORTEST = 4
# So many letters may be wrong in a word of up to 4 letters, and in a longer one.
WRONG_IN_SHORT, WRONG_IN_LONG = 1, 2
SHORT = 4
SOUNDS_ELSE, OTHER_START, FAR_KEY = 0.4, 0.3, 0.2
_ROWS = ("qwertyuiop", "asdfghjkl", "zxcvbnm")
_SOUNDS = (
    (re.compile("[st]ion|shun|cian|tian"), "xn"), (re.compile("ph"), "f"), (re.compile("ck|[cq]"), "k"),
    (re.compile("gh"), ""), (re.compile("kn"), "n"), (re.compile("wr"), "r"), (re.compile("sk(?=[eiy])"), "s"),
    (re.compile("z"), "s"), (re.compile(r"(.)\1"), r"\1"), (re.compile("(?<=.)[aeiouyhw]"), ""),
)  # fmt: skip


# What the dictionary has too, and nobody means here.
_MISTAKEN = {"ballance": "balance", "siting": "sitting"}


@dataclass(frozen=True, slots=True)
class Corrected:
    """A word that was taken for another."""

    typed: str
    searched: str


class Speller:
    """Knows the words that can be found, each with how often it occurs."""

    def __init__(self, words: Mapping[str, int]) -> None:
        self._stems = {stem_of(word) for word in words}
        self._words = dict(words)
        self._near = SymSpell(max_dictionary_edit_distance=WRONG_IN_LONG)
        self._sounds: dict[str, list[str]] = {}
        for word, count in words.items():
            if len(word) >= SHORTEST and word.isalpha():
                self._near.create_dictionary_entry(word, count)
                self._sounds.setdefault(sound_of(word), []).append(word)

    def find_meant(self, typed: str) -> str | None:
        """The word that was probably meant; None for a word that we or the English dictionary know, or can't guess."""
        word = folded(typed)
        if word in _MISTAKEN:
            return _MISTAKEN[word]
        if (listed := word_lists().spellings.get(word)) and word not in english():
            return listed
        if len(word) < SHORTEST or not word.isalpha() or stem_of(word) in self._stems or word in english():
            return None
        wrong = WRONG_IN_SHORT if len(word) <= SHORT else WRONG_IN_LONG
        near = {one.term: one.distance for one in self._near.lookup(word, Verbosity.ALL, max_edit_distance=wrong)}
        heard = {one: wrong for one in self._sounds.get(sound_of(word), ()) if one not in near and len(word) > SHORT}
        costs = {one: distance + self._doubt(word, one) for one, distance in (near | heard).items()}
        return min(costs, key=lambda one: (costs[one], one), default=None)

    def _doubt(self, typed: str, word: str) -> float:
        sounds = 0.0 if sound_of(typed) == sound_of(word) else SOUNDS_ELSE
        start = 0.0 if typed[0] == word[0] else OTHER_START
        return sounds + start + FAR_KEY * far_keys(typed, word) - 0.05 * log(self._words[word])


def sound_of(word: str) -> str:
    """A word's consonants as they are heard; the same for words that sound much alike."""
    for pattern, sound in _SOUNDS:
        word = pattern.sub(sound, word)
    return word


def far_keys(typed: str, word: str) -> bool:
    """Whether one letter was taken for another that does not lie beside it on a keyboard."""
    if len(typed) != len(word):
        return False
    pairs = [(one, other) for one, other in zip(typed, word, strict=True) if one != other]
    return len(pairs) == 1 and not are_neighbours(*pairs[0])


def are_neighbours(one: str, other: str) -> bool:
    """Whether two letters lie beside each other on a keyboard."""
    places = {letter: (row, column) for row, keys in enumerate(_ROWS) for column, letter in enumerate(keys)}
    if one not in places or other not in places:
        return False
    (row, column), (other_row, other_column) = places[one], places[other]
    return abs(row - other_row) <= 1 and abs(column - other_column) <= 1


@cache
def english() -> frozenset[str]:
    """Some 83,000 English words that are no mistakes, British and American."""
    listed = (files("symspellpy") / "frequency_dictionary_en_82_765.txt").read_text(encoding="utf-8-sig")
    return frozenset(line.partition(" ")[0] for line in listed.splitlines())
