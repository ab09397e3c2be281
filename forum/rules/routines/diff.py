"""What changed between two versions of a card, in words: "Heel raise: 10 → 15 times"."""

from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Literal

from forum.rules.library.exercises import Exercise
from forum.rules.library.words import PROVENANCE_WORDS
from forum.rules.routines.cert_answers import CERT_NAMES
from forum.rules.routines.dose_table import NOT_GIVEN, list_dose
from forum.rules.routines.doses import say_dose, say_frequency
from forum.rules.routines.own_names import name_of
from forum.rules.routines.rounds import say_times
from forum.rules.routines.routines import Card, Item
from forum.rules.routines.safety import safety_strip

Library = Mapping[str, Exercise]
Kind = Literal["added", "removed", "swapped", "moved", "dose", "text", "warning"]
Pair = tuple[int, int]

_COUNTED = {"Sets": "sets", "Times": "times", "Sets, first side": "sets", "Times, first side": "times"}


@dataclass(frozen=True, slots=True)
class Change:
    """One change in a sentence; `before` and `after` are the whole texts where words were rewritten."""

    kind: Kind
    words: str
    before: str = ""
    after: str = ""


def list_changes(before: Card, after: Card, exercises: Library) -> tuple[Change, ...]:
    """Everything that differs, () for two equal cards: warnings first, then lines in order, then the whole card."""
    pairs = _pair(before, after)
    return (
        *_warnings(before, after, exercises),
        *_lines(before, after, pairs, exercises),
        *_texts(before, after),
    )


def _pair(before: Card, after: Card) -> list[Pair]:
    """Lines that are the same line in both: the same exercise in turn, then what was swapped for it."""
    waiting: dict[str, list[int]] = defaultdict(list)
    for n, item in enumerate(before.items):
        waiting[item.exercise_id].append(n)
    pairs = []
    left = []
    for n, item in enumerate(after.items):
        if waiting[item.exercise_id]:
            pairs.append((waiting[item.exercise_id].pop(0), n))
        else:
            left.append(n)
    for n in left:
        swapped = waiting[after.items[n].instead_of]
        if swapped:
            pairs.append((swapped.pop(0), n))
    return sorted(pairs, key=lambda pair: pair[1])


def _lines(before: Card, after: Card, pairs: list[Pair], exercises: Library) -> Iterator[Change]:
    old_of = {new: old for old, new in pairs}
    moved = _moved(pairs)
    for n, item in enumerate(after.items):
        name = _name(item, exercises)
        if n not in old_of:
            yield Change("added", f"Added {name}: {_small(say_dose(item))}")
            continue
        old = before.items[old_of[n]]
        if old.exercise_id != item.exercise_id:
            reason = f" ({_small(item.reason)})" if item.reason else ""
            yield Change("swapped", f"{_name(old, exercises)} → {name}{reason}")
        elif (old.instead_of, old.reason) != (item.instead_of, item.reason):
            yield Change("text", f"{name}: the reason for the swap changed", old.reason, item.reason)
        yield from _dose(name, old, item)
        if n in moved:
            yield Change("moved", f"{name}: moved from place {old_of[n] + 1} to {n + 1}")
        if old.note != item.note:
            yield Change("text", f"{name}: the note changed", old.note, item.note)
    kept = {old for old, _ in pairs}
    for n, item in enumerate(before.items):
        if n not in kept:
            yield Change("removed", f"Removed {_name(item, exercises)}")


def _dose(name: str, old: Item, new: Item) -> Iterator[Change]:
    before, after = dict(list_dose(old)), dict(list_dose(new))
    for label in dict.fromkeys((*before, *after)):
        was, now = before.get(label, NOT_GIVEN), after.get(label, NOT_GIVEN)
        if was == now:
            continue
        was, now = _small(was), _small(now)
        side = ", first side" if label.endswith(", first side") else ""
        if label in _COUNTED:
            yield Change("dose", f"{name}{side}: {was} → {now} {_COUNTED[label]}")
        else:
            yield Change("dose", f"{name}{side}, {_small(label.removesuffix(side))}: {was} → {now}")


def _moved(pairs: list[Pair]) -> set[int]:
    """The fewest lines that must have been moved: those outside the longest run that kept its order."""
    best: list[list[int]] = []
    for place, (old, _) in enumerate(pairs):
        before = [run for run in best if pairs[run[-1]][0] < old]
        best.append([*_longest(before), place])
    kept = set(_longest(best))
    return {new for place, (_, new) in enumerate(pairs) if place not in kept}


def _longest(runs: list[list[int]]) -> list[int]:
    return max(runs, key=len) if runs else []


def _warnings(before: Card, after: Card, exercises: Library) -> Iterator[Change]:
    was = [line.words for line in safety_strip(before, exercises).lines if line.severity != "info"]
    now = [line.words for line in safety_strip(after, exercises).lines if line.severity != "info"]
    for words in now:
        if words not in was:
            yield Change("warning", f"New warning: {words}")
    for words in was:
        if words not in now:
            yield Change("warning", f"No longer a warning of this card: {words}")


def _texts(before: Card, after: Card) -> Iterator[Change]:
    for name, words in (("title", "The name"), ("purpose", "The purpose"), ("note", "The note of the card")):
        was, now = getattr(before, name), getattr(after, name)
        if was != now:
            yield Change("text", f"{words} changed", was, now)
    if say_frequency(before) != say_frequency(after):
        yield Change("dose", f"How often: {_small(say_frequency(before))} → {_small(say_frequency(after))}")
    if say_times(before) != say_times(after):
        yield Change("dose", f"The whole list: {say_times(before)} → {say_times(after)}")
    if _source(before) != _source(after):
        yield Change("text", "Where it comes from changed", _source(before), _source(after))
    if any(getattr(before, name) != getattr(after, name) for name in CERT_NAMES):
        yield Change("text", "The answers about how fully the card is described (CERT) changed")


def _source(card: Card) -> str:
    parts = (PROVENANCE_WORDS[card.provenance], card.provenance_note, card.source_url)
    return " ".join(part for part in parts if part)


def _name(item: Item, exercises: Library) -> str:
    return name_of(item.exercise_id, exercises)


def _small(words: str) -> str:
    return words[:1].lower() + words[1:]
