"""What a card trains and needs, put together from its exercises in the library's own order."""

from collections.abc import Iterable, Mapping

from forum.rules.library.exercises import Exercise
from forum.rules.library.needs import Needs, needs_in, together
from forum.rules.library.positions import places_of
from forum.rules.library.words import GAIT_PHASE_WORDS, MODALITY_WORDS, POSITION_WORDS
from forum.rules.routines.routines import Card, Item

Library = Mapping[str, Exercise]


def modalities(card: Card, exercises: Library) -> tuple[str, ...]:
    """Every kind of exercise in the card, main and secondary, as library values."""
    return _in_order(MODALITY_WORDS, (value for one in _known(card, exercises) for value in one.modalities))


def gait_phases(card: Card, exercises: Library) -> tuple[str, ...]:
    """Every part of walking the card trains, as library values."""
    phases = (value for one in _known(card, exercises) for value in one.gait_phases)
    return _in_order(GAIT_PHASE_WORDS, phases)


def needs(card: Card, exercises: Library) -> Needs:
    """What the whole card takes, line by line in the line's own position."""
    return together(needs_of(item, exercises.get(item.exercise_id)) for item in card.items)


def needs_of(item: Item, exercise: Exercise | None) -> Needs:
    """What one line takes; a band or equipment of its own adds to it. Of an unknown exercise only those are known."""
    band = ("resistance_band",) if item.band or item.band_brand or item.band_doubled else ()
    own = (*item.equipment, *band)
    return needs_in(exercise, item.position, own) if exercise else together([Needs(must=own)])


def equipment(card: Card, exercises: Library) -> tuple[str, ...]:
    """Everything that is used in doing the card, as library values; ("none",) when nothing at all is needed.

    Of things of which one is enough all are named. What is used only by those who like is not.
    """
    things = needs(card, exercises).things
    return things or (("none",) if _known(card, exercises) else ())


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
