"""From a member's prose to the lines of a routine: rules and a dictionary, no guessing of what was not said."""

from collections.abc import Mapping
from dataclasses import replace
from functools import lru_cache

from forum.rules.library.exercises import Exercise
from forum.text.routine_parser.attach import attach_amounts
from forum.text.routine_parser.build import build_item
from forum.text.routine_parser.decide import Reader, keep_done
from forum.text.routine_parser.dictionary import Dictionary, compile_dictionary
from forum.text.routine_parser.entries import find_entries
from forum.text.routine_parser.entry import Entry
from forum.text.routine_parser.items import FoundItem, item_to_dict
from forum.text.routine_parser.mentions import Mention, find_mentions
from forum.text.routine_parser.normalise import Plain, simplify
from forum.text.routine_parser.quantities import Quantity, find_quantities
from forum.text.routine_parser.quantity_values import Values
from forum.text.routine_parser.scene import Scene
from forum.text.routine_parser.segment import Outline, cut_sentences
from forum.text.routine_parser.surroundings import find_signs, is_for_helpers, keeps_position
from forum.text.routine_parser.zones import find_zones

# No routine is longer; a text that repeats one word for pages shall not cost more than a page.
MOST_MENTIONS = 200
MOST_QUANTITIES = 600
_LONGEST_WORDS = 300

__all__ = ["FoundItem", "item_to_dict", "parse_routine"]


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


def parse_routine(text: str, exercises: Mapping[str, Exercise]) -> tuple[FoundItem, ...]:
    """The exercises a text says somebody does or should do, in its order; hand in the same library each time."""
    dictionary = _dictionary(_Library(exercises))
    plain = simplify(text)
    outline = cut_sentences(plain)
    if not outline.sentences:
        return ()
    found = find_mentions(outline, dictionary)[:MOST_MENTIONS]
    if not found:
        return ()
    reader = Reader(outline)
    quantities = _amounts(reader)
    entries = find_entries(outline, found, quantities, dictionary)
    mentions = _decided(outline, reader, entries, quantities)
    values = attach_amounts(outline, entries, mentions, quantities)
    return _merged(_items(plain, outline, entries, mentions, values, quantities, dictionary))


def _amounts(reader: Reader) -> list[Quantity]:
    """The amounts of sentences that speak about what is done."""
    found = find_quantities(reader.text)[:MOST_QUANTITIES]
    return [one for one in found if not reader.is_elsewhere(one.start)]


def _decided(outline: Outline, reader: Reader, entries: list[Entry], quantities: list[Quantity]) -> list[Mention]:
    candidates = [mention for entry in entries for mention in entry.mentions]
    first = attach_amounts(outline, entries, candidates, quantities)
    dosed = {one.start for one, values in zip(candidates, first, strict=True) if values.keys() - {"frequency"}}
    return keep_done(reader, entries, dosed, quantities)


def _items(
    plain: Plain,
    outline: Outline,
    entries: list[Entry],
    mentions: list[Mention],
    values: list[Values],
    quantities: list[Quantity],
    dictionary: Dictionary,
) -> list[FoundItem]:
    signs, is_helped = find_signs(outline.text), is_for_helpers(outline.text)
    items: list[FoundItem] = []
    carried: str | None = None
    entry_before = (-1, -1)
    for mention, amounts, zone in zip(
        mentions, values, find_zones(outline, entries, mentions, quantities), strict=True
    ):
        stays = zone.entry == entry_before or keeps_position(outline.text, *zone.own)
        before = carried if stays else None
        scene = Scene(mention, zone, signs, outline.text, before, is_helped)
        item = build_item(scene, amounts, plain, dictionary)
        carried, entry_before = item.setting.position, zone.entry
        start, end = item.span
        first, last = plain.source_span(*zone.own)
        words = plain.source[min(first, start) : max(last, end)].strip()[:_LONGEST_WORDS]
        items.append(replace(item, mention=plain.source[start:end], words=words))
    return items


def _merged(items: list[FoundItem]) -> tuple[FoundItem, ...]:
    """One line for each exercise: said again with the same dose or none, it is the same line."""
    kept: dict[str, FoundItem] = {}
    extra: list[FoundItem] = []
    empty = type(items[0].dose)() if items else None
    for item in items:
        first = kept.setdefault(item.exercise_id, item)
        if item is first or item.dose in (first.dose, empty):
            continue
        if replace(first.dose, frequency=None) == empty:
            kept[item.exercise_id] = item
        else:
            extra.append(item)
    return tuple(sorted([*kept.values(), *extra], key=lambda item: item.span))
