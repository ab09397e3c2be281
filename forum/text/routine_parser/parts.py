"""Parts of a list that are done several times: "do 1-3 twice, then 4 once", "repeat the first two".

What is said so is said of those lines, and never of the one right above it.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from forum.text.routine_parser.entry import Entry
from forum.text.routine_parser.mentions import Mention
from forum.text.routine_parser.places import first_from, within
from forum.text.routine_parser.quantities import Quantity

_NUMBERS = r"\d{1,2}(?:\s?(?:-|to|through|and|&|,|,\sand)\s?\d{1,2}){0,8}"
_PART = re.compile(
    r"(?:\b(?:do|repeat|perform|complete|practise|practice|(?:go|run|work) through)\s|\b(?:then|and|but)\s|,\s)"
    r"(?:then\s|only\s|just\s){0,2}(?:the\s)?"
    r"(?:(?P<end>first|last)\s(?P<many>\d{1,2})|(?P<called>exercises?|numbers?|nos?\.?|moves?)?\s?#?"
    rf"(?P<numbers>{_NUMBERS}))"
    r"(?:\s(?:exercises|moves|ones|of\s(?:them|these)|(?:in|on|of)\sthe\slist))?"
    r"(?:,?\s(?P<count>\d{1,2})\s?(?P<more>more\s)?(?:times?|x)\b(?!\s(?:a|per|each|every)\b))?"
)
_RANGE = re.compile(r"(\d{1,2})\s?(?:-|to|through)\s?(\d{1,2})|(\d{1,2})")
_OWN_NUMBER = re.compile(r"\d{1,2}")


@dataclass(frozen=True, slots=True)
class ListPart:
    """Words that say how often some lines of a list are done, and the numbers of the mentions in them."""

    start: int
    end: int
    rounds: int
    mentions: tuple[int, ...]


def find_parts(
    text: str, entries: Sequence[Entry], mentions: Sequence[Mention], quantities: Sequence[Quantity]
) -> list[ListPart]:
    """All such words of a text, in its order."""
    listed = [one for one in entries if one.kind != "prose" and _is_line(one, mentions, quantities)]
    numbers = {int(found[0]): one for one in listed if (found := _OWN_NUMBER.search(text, one.start, one.words))}
    parts: list[ListPart] = []
    for found in _PART.finditer(text) if len(listed) > 1 else ():
        if found["end"]:
            is_meant = found["count"] or found[0].startswith("repeat")
            many = int(found["many"])
            lines = listed[:many] if found["end"] == "first" else listed[-many:]
            lines = lines if is_meant and many < len(listed) else []
        else:
            named = list(_list_numbers(found["numbers"])) if found["count"] else []
            goes_on = bool(parts) and "\n" not in text[parts[-1].end : found.start()]
            is_meant = len(named) > 1 or found["called"] or goes_on
            lines = [numbers[one] for one in named] if is_meant and numbers.keys() >= set(named) else []
        if lines:
            rounds = int(found["count"] or 2) + (1 if found["more"] else 0)
            told = tuple(at for one in lines for at in _inside(one, mentions))
            parts.append(ListPart(found.start(), found.end(), rounds, told))
    return parts


def says_part(text: str, start: int, end: int) -> bool:
    """Whether the words for how often a list is done name a part of it."""
    return _PART.fullmatch(text, start, end) is not None


def _is_line(entry: Entry, mentions: Sequence[Mention], quantities: Sequence[Quantity]) -> bool:
    """Whether a block is an exercise of the list, known or not."""
    return bool(_inside(entry, mentions)) or any(one.is_count for one in within(quantities, entry.words, entry.end))


def _inside(entry: Entry, mentions: Sequence[Mention]) -> range:
    return range(first_from(mentions, entry.start), first_from(mentions, entry.end))


def _list_numbers(said: str) -> Iterator[int]:
    """The numbers in "1-3 and 5"."""
    for found in _RANGE.finditer(said):
        low, high, one = found.groups()
        yield from range(int(low), int(high) + 1) if low else (int(one),)
