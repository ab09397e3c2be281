"""Text to stems: the same for what is indexed and what is asked."""

import json
import re
import unicodedata
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import cache, lru_cache
from typing import Any

from whoosh.lang.snowball.english import EnglishStemmer

from forum.paths import seeds_folder

MAX_WORD = 64

# Not whoosh.lang.porter, which makes "sitt" of "sitting".
_snowball: Callable[[str], str] = EnglishStemmer().stem
_WORD = re.compile(r"[^\W_]+(?:['’][^\W_]+)*")
# Four letters before it, so that "raise" and "raised" are left alone together.
_ISE = re.compile(r"(?<=....)is(e|ed|es|er|ers|ing|ation|ations)$")


@dataclass(frozen=True)
class WordLists:
    """The words of `seeds/search_words.json`; `concepts` maps a concept to its (words, ask) lists."""

    stop: frozenset[str]
    light: tuple[str, ...]
    spellings: dict[str, str]
    concepts: dict[str, tuple[tuple[str, ...], tuple[str, ...]]]


@cache
def word_lists() -> WordLists:
    """The word lists, read once."""
    data: dict[str, Any] = json.loads((seeds_folder() / "search_words.json").read_text(encoding="utf-8"))
    return WordLists(
        stop=frozenset(data["stop"]),
        light=tuple(data["light"]),
        spellings=data["spellings"],
        concepts={
            concept: (tuple(entry["words"]), tuple(entry.get("ask", ()))) for concept, entry in data["concepts"].items()
        },
    )


def plain_of(word: str) -> str:
    """A word in lower case and plain letters, without its apostrophe."""
    plain = unicodedata.normalize("NFKD", word.lower().replace("’", "'"))
    plain = "".join(c for c in plain if not unicodedata.combining(c))
    return plain.removesuffix("'s").replace("'", "")[:MAX_WORD]


@lru_cache(maxsize=50_000)
def stem_of(word: str) -> str:
    """The form under which a word is indexed: lower case, plain letters, one spelling, stemmed."""
    plain = plain_of(word)
    plain = word_lists().spellings.get(plain, plain)
    if not (plain.isascii() and plain.isalpha()) or len(plain) < 3:
        return plain
    return _snowball(_ISE.sub(r"iz\1", plain))


def stems_of(text: str) -> list[str]:
    """The stems of a text in order, the stop words among them."""
    if not text.isascii():
        text = unicodedata.normalize("NFC", text)
    return [stem_of(word) for word in _WORD.findall(text)]


def words_in(text: str, start: int = 0) -> Iterator[re.Match[str]]:
    """The words of a text from there on, each where it stands; `stem_of` wants their first group."""
    return _WORD.finditer(text, start)


@cache
def stop_stems() -> frozenset[str]:
    """The stems that are never looked up."""
    return frozenset(stem_of(word) for word in word_lists().stop)


@cache
def light_stems() -> frozenset[str]:
    """The stems that say little on a site about exercise, such as "routine"."""
    return frozenset(stem_of(word) for word in word_lists().light)


def is_looked_up(stem: str) -> bool:
    """Whether the stem is in the index when a text has it."""
    return stem not in stop_stems() and (len(stem) > 1 or not stem.isascii() or stem.isdigit()) and stem != ""
