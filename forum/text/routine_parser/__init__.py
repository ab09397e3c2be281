"""From a member's prose to the lines of a routine: rules and a dictionary, no guessing of what was not said."""

from collections.abc import Mapping
from dataclasses import replace
from functools import lru_cache

from forum.rules.exercises import Exercise
from forum.text.routine_parser.attach import attach
from forum.text.routine_parser.build import Scene, build_item
from forum.text.routine_parser.decide import Reader, decide
from forum.text.routine_parser.headings import without_descriptions
from forum.text.routine_parser.items import FoundItem, item_to_dict
from forum.text.routine_parser.mentions import find_mentions
from forum.text.routine_parser.normalise import normalise
from forum.text.routine_parser.phrases import Dictionary, compile_dictionary
from forum.text.routine_parser.quantities import find_quantities
from forum.text.routine_parser.segment import segment, sentence_at
from forum.text.routine_parser.surroundings import find_signs
from forum.text.routine_parser.zones import zones

# No routine is longer; a text that repeats one word for pages shall not cost more than a page.
MOST_MENTIONS = 200
MOST_QUANTITIES = 600

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
    plain = normalise(text)
    sentences = segment(plain.text)
    if not sentences:
        return ()
    found = find_mentions(plain.text, sentences, dictionary)[:MOST_MENTIONS]
    mentions = without_descriptions(plain.text, sentences, found)
    reader = Reader(plain.text, sentences)
    quantities = [
        quantity
        for quantity in find_quantities(plain.text)[:MOST_QUANTITIES]
        if not reader.is_elsewhere(sentence_at(sentences, quantity.start))
    ]
    inside = {place for quantity in quantities for place in range(quantity.start, quantity.end)}
    mentions = [one for one in mentions if not (one.phrase.is_weak and {one.start, one.end - 1} <= inside)]
    named = {sentence_at(sentences, one.start) for one in quantities}
    own = attach(plain.text, sentences, mentions, quantities)
    dosed = {
        number
        for number, (mention, values) in enumerate(zip(mentions, own, strict=True))
        if values.keys() - {"frequency"} or (values and mention.sentence in named)
    }
    mentions = decide(reader, mentions, dosed)
    values = attach(plain.text, sentences, mentions, quantities)
    signs = find_signs(plain.text)
    items = [
        build_item(Scene(mention, zone, lead, tail, signs, plain.text), amounts, plain, dictionary)
        for mention, amounts, (zone, lead, tail) in zip(
            mentions, values, zones(plain.text, sentences, mentions), strict=True
        )
    ]
    return _merged(
        [replace(item, mention=text[item.span[0] : item.span[1]], words=_passage(text, item.span)) for item in items]
    )


def _passage(text: str, span: tuple[int, int]) -> str:
    start, end = text.rfind("\n", 0, span[0]) + 1, text.find("\n", span[1])
    return text[start : end if end >= 0 else len(text)].strip()[:300]


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
