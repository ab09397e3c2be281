"""Which of an exercise's positions a person really has to be in.

Most exercises with several positions are done in one of them, as one likes. Some go from one to the other: who stands
up from a chair has to be able to stand, whatever the line says.
"""

from collections.abc import Collection

from forum.rules.library.exercises import Exercise

# Read off the steps of the library; a test looks for others whose steps say that one stands up.
MOVES_BETWEEN = frozenset(
    (
        "sit-to-stand",
        "sit-to-stand-hands",
        "sit-walk-sit",
        "sit-stand-turn",
        "multimodal-circuit",
        "bed-roll",
        "side-lying-to-sit",
    )
)


def moves_between(exercise: Exercise) -> bool:
    """Whether all positions are needed, one after the other."""
    return exercise.id in MOVES_BETWEEN


def places_of(exercise: Exercise | None, position: str | None) -> tuple[str, ...]:
    """The positions of a line: its own, or all its exercise can be done in; all of them where it moves between."""
    if exercise is None:
        return (position,) if position else ()
    if moves_between(exercise):
        return tuple(dict.fromkeys((*exercise.positions, *((position,) if position else ()))))
    return (position,) if position else exercise.positions


def fits_in(exercise: Exercise, where: Collection[str]) -> bool:
    """Whether it can be done by somebody who can be in these positions."""
    if moves_between(exercise):
        return set(exercise.positions) <= set(where)
    return bool(set(exercise.positions) & set(where))
