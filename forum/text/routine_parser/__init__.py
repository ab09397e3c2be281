"""From a member's prose to the lines of a routine, each with how sure it is; what nobody said stays blank."""

from collections.abc import Mapping
from functools import lru_cache

from forum.rules.library.exercises import Exercise
from forum.text.routine_parser.dictionary import Dictionary, compile_dictionary
from forum.text.routine_parser.items import FoundItem, item_to_dict
from forum.text.routine_parser.lines import build_lines, merge_lines
from forum.text.routine_parser.reading import find_all, read_found, read_text
from forum.text.routine_parser.rest import Unread, list_unread

__all__ = ["FoundItem", "Unread", "dictionary_of", "item_to_dict", "parse_named", "parse_routine", "parse_whole"]


class _Library:
    """A library as the key of a cache: the same only when it is the same object."""

    def __init__(self, exercises: Mapping[str, Exercise]) -> None:
        self.exercises = exercises

    def __hash__(self) -> int:
        return id(self.exercises)

    def __eq__(self, other: object) -> bool:
        return isinstance(other, _Library) and other.exercises is self.exercises


@lru_cache(maxsize=2)
def _dictionary(library: _Library) -> Dictionary:
    return compile_dictionary(library.exercises)


def dictionary_of(exercises: Mapping[str, Exercise]) -> Dictionary:
    """The compiled names and phrases of a library; hand in the same library each time."""
    return _dictionary(_Library(exercises))


def parse_routine(text: str, exercises: Mapping[str, Exercise]) -> tuple[FoundItem, ...]:
    """The exercises a text says somebody does or should do, in its order; hand in the same library each time."""
    items, is_told = parse_named(text, exercises)
    return items if is_told else ()


def parse_named(text: str, exercises: Mapping[str, Exercise]) -> tuple[tuple[FoundItem, ...], bool]:
    """The exercises that are done where a text names them, and whether it tells of exercises to do at all.

    News of a study names exercises as well: each is worth a link, and together they are no routine.
    """
    reading = read_text(text, dictionary_of(exercises))
    return (merge_lines(build_lines(reading)), reading.is_told) if reading else ((), False)


def parse_whole(text: str, exercises: Mapping[str, Exercise]) -> tuple[tuple[FoundItem, ...], tuple[Unread, ...]]:
    """The exercises of a routine, and the blocks that look like one and name none that the library knows; read once.

    A text that tells of something else has neither.
    """
    found = find_all(text, dictionary_of(exercises))
    reading = read_found(found) if found else None
    if reading and not reading.is_told:
        return (), ()
    items = merge_lines(build_lines(reading)) if reading else ()
    return items, list_unread(text, found, items)
