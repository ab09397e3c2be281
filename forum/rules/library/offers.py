"""What of the library may be offered to somebody who did not ask for it: one rule for fit, ladders, gaps and chips.

A form that waits for a clinician stays in the library for reading and is offered nowhere; a step up that is only
for a clinician to give is offered by nobody else.
"""

from collections.abc import Iterator, Mapping

from forum.rules.library.exercises import Exercise
from forum.rules.library.positions import moves_between

Library = Mapping[str, Exercise]


def waits_for_clinician(exercise: Exercise) -> bool:
    """Whether the library holds it back, or some of its positions, until a clinician has put their name to it."""
    return exercise.held_for_clinician is not None and not exercise.is_reviewed


def is_offered(exercise: Exercise, position: str | None = None) -> bool:
    """Whether it may be offered, in this position when one is named, else in any of its positions."""
    if exercise.hold_words:
        return False
    if not waits_for_clinician(exercise):
        return True
    if position is not None and not moves_between(exercise):
        return bool(exercise.held_positions) and position not in exercise.held_positions
    return bool(offered_positions(exercise))


def offered_positions(exercise: Exercise) -> tuple[str, ...]:
    """The positions that are not held back; () for an exercise that is held back as a whole."""
    if exercise.hold_words:
        return ()
    if not waits_for_clinician(exercise):
        return exercise.positions
    if not exercise.held_positions or moves_between(exercise):
        return ()
    return tuple(one for one in exercise.positions if one not in exercise.held_positions)


def offered_progressions(exercise: Exercise, exercises: Library) -> Iterator[Exercise]:
    """The harder forms a member may step up to without a clinician."""
    for one in exercise.progressions:
        if one in exercises and one not in exercise.with_clinician and is_offered(exercises[one]):
            yield exercises[one]


def offered_regressions(exercise: Exercise, exercises: Library) -> Iterator[Exercise]:
    """The easier forms, those that need a second person left out."""
    for one in exercise.regressions:
        if one in exercises and one not in exercise.with_help and is_offered(exercises[one]):
            yield exercises[one]


def clinician_progressions(exercise: Exercise, exercises: Library) -> Iterator[Exercise]:
    """The harder forms that only a clinician may give: told on the page, offered nowhere."""
    offered = {one.id for one in offered_progressions(exercise, exercises)}
    told = (exercises[one] for one in exercise.progressions if one in exercises and one not in offered)
    return (one for one in told if not one.hold_words)


def helped_regressions(exercise: Exercise, exercises: Library) -> Iterator[Exercise]:
    """The easier forms that take a second person."""
    return (exercises[one] for one in exercise.with_help if one in exercises and is_offered(exercises[one]))
