"""What a search understood, as chips that can be taken back, and misspelt words that can be searched as typed.

In an address `exact=1` searches for words as they were typed, and each `not` names something that was not meant.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TypedDict
from urllib.parse import urlencode

from flask import request

from forum.search.understanding.finder import FoundExercises, Understood
from forum.search.understanding.spelling import Corrected

MOST_REMOVED = 40


class WordsReading(TypedDict):
    """How the words of an address are to be read."""

    as_typed: bool
    removed: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class UnderstoodView:
    """The chips with the addresses without them, the corrected words, and the address that corrects none."""

    chips: Sequence[tuple[str, str]]
    corrected: Sequence[Corrected]
    exact_url: str


def reading_asked() -> WordsReading:
    """How this address wants its words to be read."""
    removed = tuple(key[:60] for key in request.args.getlist("not")[:MOST_REMOVED])
    return {"as_typed": request.args.get("exact") == "1", "removed": removed}


def reading_pairs() -> list[tuple[str, str]]:
    """The same as pairs of an address."""
    reading = reading_asked()
    return [*([("exact", "1")] if reading["as_typed"] else []), *(("not", key) for key in reading["removed"])]


def understood_view(found: FoundExercises, base: str) -> UnderstoodView:
    """What is shown of it above a list at `base`, an address with the words and without a reading."""
    return view_of(found.understood, found.asked.corrected, base)


def view_of(understood: Sequence[Understood], corrected: Sequence[Corrected], base: str) -> UnderstoodView:
    """The chips and the corrected words."""
    mark, pairs = "&" if "?" in base else "?", reading_pairs()
    chips = [(one.chip, f"{base}{mark}{urlencode([*pairs, ('not', one.key)])}") for one in understood]
    return UnderstoodView(chips, corrected, f"{base}{mark}{urlencode([('exact', '1'), *pairs])}")
