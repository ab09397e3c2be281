"""Last stage: each exercise with its amounts and its setting becomes a line, and says how sure it is."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from forum.text.routine_parser.answers import judge_values, read_values
from forum.text.routine_parser.bound import Bound
from forum.text.routine_parser.build import build_item
from forum.text.routine_parser.circuits import circuit_of, list_round_rests
from forum.text.routine_parser.items import FoundItem, Span
from forum.text.routine_parser.pick import Picked
from forum.text.routine_parser.reading import Found, Reading
from forum.text.routine_parser.scene import Scene
from forum.text.routine_parser.shares import IS_FOR_ALL
from forum.text.routine_parser.signs import Around
from forum.text.routine_parser.surroundings import find_signs, is_for_helpers, keeps_position
from forum.text.routine_parser.trust import Trust, is_unknown, kind_of, least_sure, prudent
from forum.text.routine_parser.weights import Kind, caution, likelihood
from forum.text.routine_parser.zones import find_zones

_LONGEST_WORDS = 300
_EXACT = 3.5  # weight of a description that fits hardly anything else


@dataclass(frozen=True, slots=True)
class ReadLine:
    """An item with what it was made of, and the features that say how sure it is."""

    item: FoundItem
    picked: Picked
    bound: Bound
    features: list[str]


def build_lines(reading: Reading) -> Iterator[ReadLine]:
    """The lines of a text, in its order."""
    found = reading.found
    plain, outline, dictionary = found.plain, found.outline, found.dictionary
    signs, is_helped = find_signs(outline.text), is_for_helpers(outline.text)
    is_with_others = bool(signs.within("spotter", (0, len(outline.text))))
    zones, free = find_zones(outline, found.blocks, [one.mention for one in reading.picked], found.quantities)
    around = Around(signs, free, _owned(found, free))
    rests = list_round_rests(outline.text, found.quantities)
    trust = Trust(found, reading.picked, reading.bounds)
    carried: str | None = None
    entry_before = (-1, -1)
    for picked, bound, zone in zip(reading.picked, reading.bounds, zones, strict=True):
        stays = zone.entry == entry_before or keeps_position(outline.text, *zone.own)
        scene = Scene(
            picked.mention, zone, signs, around, outline.text, carried if stays else None, is_helped, _described(picked)
        )
        item = build_item(scene, bound, plain, dictionary)
        carried, entry_before = item.setting.position, zone.entry
        judged = judge_values(item, picked, bound, trust)
        features = trust.of_line(picked, bound, item.dose, dictionary.exercises[item.exercise_id], zone.own)
        features += least_sure(judged)
        first, last = plain.source_span(*zone.own)
        start, end = item.span
        item = replace(
            item,
            mention=plain.source[start:end],
            circuit=circuit_of(outline.text, bound, rests),
            words=plain.source[min(first, start) : max(last, end)].strip()[:_LONGEST_WORDS],
            confidence=round(_likely(judged["exercise"], features, kind_of(picked.entry)), 2),
        )
        is_sideless = "speaks of sides" in features
        values = read_values(item, judged, bound, plain, is_with_others=is_with_others, is_sideless=is_sideless)
        yield ReadLine(replace(item, values=values), picked, bound, features)


def _described(picked: Picked) -> tuple[str, ...]:
    """The exercises that the other words of a block about one exercise describe exactly."""
    if picked.entry.kind == "prose":
        return ()
    others = (one for one in picked.entry.mentions if one is not picked.mention and one.weight >= _EXACT)
    return tuple(one.phrase.exercise_id for one in others if not one.phrase.is_weak)


def _likely(named: float, features: Sequence[str], kind: Kind) -> float:
    """How sure a whole line is; never surer than its name."""
    return min(named, prudent(likelihood("line", features), caution(kind)))


def _owned(found: Found, lines: Sequence[Span]) -> set[Span]:
    """The lines of blocks that have an amount of their own and name no exercise that we know."""
    blocks = [one for one in found.blocks if is_unknown(one, found.quantities)]
    text = found.outline.text
    return {
        line
        for one in blocks
        if IS_FOR_ALL.search(text, one.start, one.end) is None
        for line in lines
        if one.start <= line[0] < one.end
    }


def merge_lines(lines: Iterator[ReadLine]) -> tuple[FoundItem, ...]:
    """One line for each exercise: said again with the same dose or none, it is the same line."""
    kept: dict[str, FoundItem] = {}
    extra: list[FoundItem] = []
    for item in (line.item for line in lines):
        empty = type(item.dose)()
        first = kept.setdefault(item.exercise_id, item)
        if item is first or item.dose in (first.dose, empty):
            continue
        if replace(first.dose, frequency=None) == empty:
            kept[item.exercise_id] = item
        else:
            extra.append(item)
    return tuple(sorted([*kept.values(), *extra], key=lambda item: item.span))
