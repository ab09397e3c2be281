"""Text to stems: the same for what is indexed and what is asked."""

import re
import unicodedata
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import cache, lru_cache
from itertools import pairwise
from typing import NamedTuple

from whoosh.lang.snowball.english import EnglishStemmer

from forum.search.asking.letters import folded, scripts_in
from forum.search.asking.word_lists import word_lists

MAX_WORD = 64

# Not whoosh.lang.porter, which makes "sitt" of "sitting".
_snowball: Callable[[str], str] = EnglishStemmer().stem
_WORD = re.compile(r"[^\W_]+(?:['’][^\W_]+)*")
# Words that hyphens join count as one here: "sit-to-stand"; so do those that signs without a width part.
_JOINED = re.compile(r"[^\W_]+(?:['’\-\u2010\u2011\u00ad\u200b-\u200d\u2060][^\W_]+)*")
# Kept of the words of one search, of which a page has some hundreds.
_MOST_WORDS = 1_000
# Longer chains are no compounds.
_MOST_PARTS = 4
# Four letters before it, so that "raise" and "raised" are left alone together.
_ISE = re.compile(r"(?<=....)is(e|ed|es|er|ers|ing|ation|ations)$")


class WordPlace(NamedTuple):
    """The word at one place of a text, from letter `start` to `end`, and what it is found by as well.

    `more` are (stem, start, end): a compound that begins here, without its hyphens; single letters of a script without
    blanks, which is read in pairs.
    """

    start: int
    end: int
    stem: str
    more: tuple[tuple[str, int, int], ...] = ()

    def moved(self, by: int) -> "WordPlace":
        """The same so many letters further on."""
        more = tuple((stem, start + by, end + by) for stem, start, end in self.more) if self.more else ()
        return WordPlace(self.start + by, self.end + by, self.stem, more)


@dataclass(frozen=True, slots=True)
class Text:
    """The stems of a text, one a place; `more` has (place, stem) for what begins there as well."""

    stems: list[str]
    more: list[tuple[int, str]]

    def cut(self, most: int) -> "Text":
        """Its first places."""
        if len(self.stems) <= most:
            return self
        return Text(self.stems[:most], [(at, stem) for at, stem in self.more if at < most])


class _Word(NamedTuple):
    """A word with its hyphens: its places, as if a text began with it; the same as a `Text`; the stems of both."""

    places: tuple[WordPlace, ...]
    stems: tuple[str, ...]
    more: tuple[tuple[int, str], ...]
    every_stem: tuple[str, ...]


def plain_of(word: str) -> str:
    """A word in lower case and plain letters, without its apostrophe."""
    return folded(word.replace("’", "'")).removesuffix("'s").replace("'", "")[:MAX_WORD]


@lru_cache(maxsize=50_000)
def stem_of(word: str) -> str:
    """The form under which a word is indexed: lower case, plain letters, one spelling, stemmed."""
    plain = plain_of(word)
    plain = word_lists().spellings.get(plain, plain)
    if not (plain.isascii() and plain.isalpha()) or len(plain) < 3:
        return plain
    return _snowball(_ISE.sub(r"iz\1", plain))


def stems_of(text: str) -> list[str]:
    """The stems of a text in order, the stop words among them; one a place."""
    if not text.isascii():
        text = unicodedata.normalize("NFC", text)
    return [stem for word in _JOINED.findall(text) for stem in _read(word).stems]


def read(text: str) -> Text:
    """All that a text is found by."""
    if not text.isascii():
        text = unicodedata.normalize("NFC", text)
    found: list[str] = []
    others: list[tuple[int, str]] = []
    for word in _JOINED.findall(text):
        _, stems, more, _ = _read(word)
        if more:
            others += [(len(found) + at, stem) for at, stem in more]
        found += stems
    # Where each word stands is only asked for when a pair is there.
    if not _first_halves().isdisjoint(found) and not compounds().keys().isdisjoint(pairwise(found)):
        others += _written_apart(text)
    return Text(found, others)


def places_in(text: str, start: int = 0, among: frozenset[str] | None = None) -> Iterator[WordPlace]:
    """The words of a text from letter `start` on, each where it stands.

    With `among` those are left out that stand, with all that they are joined to, for none of these stems.
    """
    is_wanted = _wanted(among) if among is not None else None
    for word in _JOINED.finditer(text, start):
        written = word[0]
        if is_wanted is None or is_wanted[written]:
            at = word.start()
            for place in _read(written).places:
                yield place.moved(at) if at else place


def words_in(text: str) -> Iterator[re.Match[str]]:
    """The words of a text as they are written; hyphens part them."""
    return _WORD.finditer(text)


@cache
def compounds() -> dict[tuple[str, str], str]:
    """The stem that is the same as these two, one after the other."""
    pairs = (phrase.split() for phrase in word_lists().compounds)
    return {(stem_of(first), stem_of(second)): stem_of(first + second) for first, second in pairs}


@cache
def _first_halves() -> frozenset[str]:
    return frozenset(first for first, _ in compounds())


def _written_apart(text: str) -> Iterator[tuple[int, str]]:
    """The compounds that are written with a blank, each with its place."""
    for at, (one, other) in enumerate(pairwise(places_in(text))):
        if (closed := compounds().get((one.stem, other.stem))) and text[one.end : other.start].isspace():
            yield at, closed


class _Wanted(dict[str, bool]):
    """Of each word as it is written, whether it stands for one of these stems; worked out when it is met."""

    def __init__(self, among: frozenset[str]) -> None:
        super().__init__()
        self.among = among

    def __missing__(self, word: str) -> bool:
        is_wanted = not self.among.isdisjoint(_read(word).every_stem)
        if len(word) <= MAX_WORD and len(self) < _MOST_WORDS:
            self[word] = is_wanted
        return is_wanted


@lru_cache(maxsize=100)
def _wanted(among: frozenset[str]) -> _Wanted:
    """Kept for all the titles and texts of a page."""
    return _Wanted(among)


def _read(word: str) -> _Word:
    # What is longer is hardly met twice, and would fill the memory.
    return _known(word) if len(word) <= MAX_WORD else _stems_and_more(word)


def _stems_and_more(word: str) -> _Word:
    places = tuple(_places(word))
    stems = tuple(place.stem for place in places)
    more = tuple((at, stem) for at, place in enumerate(places) for stem, _, _ in place.more)
    return _Word(places, stems, more, (*stems, *(stem for _, stem in more)))


_known = lru_cache(maxsize=50_000)(_stems_and_more)


def _places(word: str) -> Iterator[WordPlace]:
    """The places of a word with its hyphens."""
    parts = list(_WORD.finditer(word))
    closed = _closed([part[0] for part in parts])
    for part in parts:
        for at, piece, is_run in scripts_in(part[0]):
            begin = part.start() + at
            if is_run:
                yield from _pairs(piece, begin)
                continue
            more = ((closed, 0, len(word)),) if closed and begin == 0 else ()
            yield WordPlace(begin, begin + len(piece), stem_of(piece), more)


def _closed(parts: list[str]) -> str:
    """The stem of a compound without its hyphens; "" for what is none, such as "10-15"."""
    whole = "".join(parts)
    is_one = 1 < len(parts) <= _MOST_PARTS and len(whole) <= MAX_WORD and not whole.isdigit()
    return stem_of(whole) if is_one else ""


def _pairs(run: str, start: int) -> Iterator[WordPlace]:
    """Letters without blanks: each with the next, and all alone."""
    letters = [(unicodedata.normalize("NFKC", letter), start + at) for at, letter in enumerate(run)]
    if len(letters) == 1:
        yield WordPlace(start, start + 1, letters[0][0])
    for (one, at), (other, _) in pairwise(letters):
        last = ((other, at + 1, at + 2),) if at + 2 == start + len(run) else ()
        yield WordPlace(at, at + 2, one + other, ((one, at, at + 1), *last))


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
