"""What somebody has to have for an exercise: exactly what the position takes, and no more."""

from collections.abc import Collection

from forum.rules.library.exercises import Exercise
from forum.rules.library.positions import moves_between

# Each is one thing that is missing, with what would do in its place.
Missing = tuple[tuple[str, ...], ...]


def missing_in(exercise: Exercise, position: str | None, have: Collection[str]) -> Missing:
    """What is missing to do it in this position, () when nothing is; None asks for all its positions together."""
    open_to_all = position is None or position not in exercise.positions or moves_between(exercise)
    places = exercise.positions if open_to_all else (position,)
    groups = [
        *((thing,) for thing in exercise.needed),
        *((thing,) for place in places for thing in exercise.needed_in.get(place or "", ())),
        *exercise.one_of,
    ]
    return tuple(dict.fromkeys(group for group in groups if not set(group) & set(have)))


def can_do_with(exercise: Exercise, have: Collection[str]) -> bool:
    """Whether one of its positions, or all where it goes through them, can be done with these things."""
    return any(not missing_in(exercise, position, have) for position in exercise.positions)
