"""What a card trains and needs, put together from its exercises in the library's own order."""

from collections.abc import Iterable, Mapping

from forum.rules.library.exercises import Exercise
from forum.rules.library.positions import places_of
from forum.rules.library.words import EQUIPMENT_WORDS, GAIT_PHASE_WORDS, MODALITY_WORDS, POSITION_WORDS
from forum.rules.routines.routines import Card

Library = Mapping[str, Exercise]


def modalities(card: Card, exercises: Library) -> tuple[str, ...]:
    """Every kind of exercise in the card, main and secondary, as library values."""
    return _in_order(MODALITY_WORDS, (value for one in _known(card, exercises) for value in one.modalities))


def gait_phases(card: Card, exercises: Library) -> tuple[str, ...]:
    """Every part of walking the card trains, as library values."""
    phases = (value for one in _known(card, exercises) for value in one.gait_phases)
    return _in_order(GAIT_PHASE_WORDS, phases)


def equipment(card: Card, exercises: Library) -> tuple[str, ...]:
    """Everything the card's exercises name, as library values; ("none",) when nothing at all is needed.

    A line with a band or equipment of its own adds it.
    """
    wanted = {value for one in _known(card, exercises) for value in one.equipment}
    wanted.update(value for item in card.items for value in item.equipment)
    if any(item.band or item.band_brand or item.band_doubled for item in card.items):
        wanted.add("resistance_band")
    if len(wanted) > 1:
        wanted.discard("none")
    return _in_order(EQUIPMENT_WORDS, wanted)


def positions(card: Card, exercises: Library) -> tuple[str, ...]:
    """Every position of the card: a line's own where it gives one, else all its exercise can be done in."""
    found: list[str] = []
    for item in card.items:
        found += places_of(exercises.get(item.exercise_id), item.position)
    return _in_order(POSITION_WORDS, found)


def _known(card: Card, exercises: Library) -> list[Exercise]:
    return [exercises[item.exercise_id] for item in card.items if item.exercise_id in exercises]


def _in_order(words: Mapping[str, str], values: Iterable[str]) -> tuple[str, ...]:
    chosen = set(values)
    return tuple(value for value in words if value in chosen)
