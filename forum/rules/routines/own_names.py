"""Exercises that the library lacks: a line keeps its author's own name for one, in the place of an exercise's id."""

from collections.abc import Mapping

from forum.rules.library.exercises import Exercise
from forum.rules.library.suggested_exercises import NAME_CHARS, name_key

OWN_NAME_CHARS = NAME_CHARS
_OWN = "own:"


def own_id(name: str) -> str:
    """What stands as the exercise of a line that has only a name of its own."""
    return f"{_OWN}{' '.join(name.split())[:OWN_NAME_CHARS].strip()}"


def find_own_name(exercise_id: str) -> str:
    """The author's own name; "" for an exercise of the library."""
    return exercise_id.removeprefix(_OWN).strip() if exercise_id.startswith(_OWN) else ""


def own_name_key(exercise_id: str) -> str:
    """What the author's own name is compared by; "" for an exercise of the library."""
    return name_key(find_own_name(exercise_id))


def name_of(exercise_id: str, exercises: Mapping[str, Exercise]) -> str:
    """What a line's exercise is called: as in the library, by its author, or by its id when nobody knows it."""
    known = exercises.get(exercise_id)
    return known.name if known else find_own_name(exercise_id) or exercise_id
