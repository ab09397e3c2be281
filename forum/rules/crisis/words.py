"""A text as the plain words that the signs of crisis are written in, the often misspelt ones put right."""

import string
import unicodedata
from collections.abc import Iterator
from functools import lru_cache

from forum.rules.crisis.signs import OFTEN_MISSPELT, WORDS_OF_THEIR_OWN

# A shorter word has too many neighbours: of it only letters that changed places are read.
LONG_ENOUGH = 5
_APOSTROPHES = dict.fromkeys(map(ord, "'’‘`´"))
_GAPS = {ord(sign): " " for sign in string.punctuation + "…–—“”«»¡¿•" if sign not in "'`"}
_AS_ONE = (
    *((f"{verb} not", f"{verb}nt") for verb in ("do", "does", "did", "is", "could", "would")),
    *(("can not", "cant"), ("will not", "wont"), ("any more", "anymore"), ("any longer", "anymore")),
    *(("no one", "nobody"), ("noone", "nobody"), ("self harm", "selfharm"), ("self harming", "selfharm")),
    *(("self harms", "selfharm"), ("self injury", "selfharm"), ("my self", "myself"), ("wanna", "want to")),
    *(("all of a sudden", "suddenly"), ("out of nowhere", "suddenly"), ("care giver", "carer")),
)


def words_of(text: str) -> list[str]:
    """The words in small letters without accents and apostrophes, "can not" as "cant"."""
    plain = text if text.isascii() else _without_accents(text)
    line = f" {' '.join(plain.casefold().translate(_APOSTROPHES).translate(_GAPS).split())} "
    for apart, together in _AS_ONE:
        line = line.replace(f" {apart} ", f" {together} ")
    words, spelt = line.split(), _spellings()
    return words if spelt.keys().isdisjoint(words) else [spelt.get(word, word) for word in words]


def _without_accents(text: str) -> str:
    return "".join(sign for sign in unicodedata.normalize("NFKD", text) if not unicodedata.combining(sign))


@lru_cache(maxsize=1)
def _spellings() -> dict[str, str]:
    """Each misspelling by what was meant; no word of its own is one."""
    meant = OFTEN_MISSPELT.split()
    found = {wrong: word for word in meant for wrong in _one_slip(word)}
    return {wrong: word for wrong, word in found.items() if wrong not in {*meant, *WORDS_OF_THEIR_OWN.split()}}


def _one_slip(word: str) -> Iterator[str]:
    """The word with one slip behind its first letter, which people seldom miss."""
    for at in range(1, len(word)):
        head, tail = word[:at], word[at:]
        yield head + tail[1:2] + tail[:1] + tail[2:]
        if len(word) >= LONG_ENOUGH:
            yield head + tail[1:]
            yield from (head + letter + tail[1:] for letter in string.ascii_lowercase)
            yield from (head + letter + tail for letter in string.ascii_lowercase)
