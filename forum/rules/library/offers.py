"""What of the library may be offered to somebody who did not ask for it: one rule for fit, ladders, gaps and chips.

A form that waits for a clinician stays in the library for reading and is offered nowhere; a step up that is only
for a clinician to give is offered by nobody else. `tests/fixtures/offers.py` lists everything that offers or adds one.
"""

from collections.abc import Collection, Iterable, Iterator, Mapping

from forum.errors import Refused
from forum.rules.library import refusal_words
from forum.rules.library.exercises import Exercise
from forum.rules.library.positions import moves_between
from forum.rules.library.words import POSITION_WORDS

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
        return position in offered_positions(exercise)
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


def is_line_offered(exercise: Exercise, position: str | None) -> bool:
    """Whether a line of a card may be offered so: without a position it stands for every position of the exercise."""
    if position is None:
        return is_offered(exercise) and offered_positions(exercise) == exercise.positions
    return is_offered(exercise, position)


def is_offered_in(exercise: Exercise, where: Collection[str]) -> bool:
    """Whether it may be offered to somebody who can be in these positions."""
    places = offered_positions(exercise)
    if moves_between(exercise):
        return bool(places) and set(places) <= set(where)
    return bool(set(places) & set(where))


def place_offered(exercise: Exercise, position: str | None = None) -> str | None:
    """The position a new line gets: the one asked for where that is offered, else the first that is.

    None, every position, where all of them are offered or none is.
    """
    places = offered_positions(exercise)
    if is_line_offered(exercise, position) or not places:
        return position
    return None if places == exercise.positions else places[0]


def list_offered(exercises: Iterable[Exercise]) -> list[Exercise]:
    """Those that may be offered in one position at least, in the same order."""
    return [one for one in exercises if is_offered(one)]


def say_held(exercise: Exercise, position: str | None = None) -> str:
    """The line that every strip shows for a line that may not be offered so; "" for one that may."""
    if exercise.hold_words or is_line_offered(exercise, position):
        return exercise.hold_words
    where = ""
    if offered_positions(exercise):
        where = " in this position" if position else f" {_names(exercise.held_positions)},"
    return f"{exercise.name}: held back{where} until a clinician has read it."


def say_refused(exercise: Exercise, position: str | None = None) -> str:
    """Why a line can't be added so, and how it could; "" when it can."""
    words, places = say_held(exercise, position), offered_positions(exercise)
    if not words:
        return ""
    return refusal_words.offer_held_back(words, _names(places))


def _names(positions: Iterable[str]) -> str:
    return " or ".join(POSITION_WORDS[one][:1].lower() + POSITION_WORDS[one][1:] for one in positions)


def get_offered(exercises: Library, exercise_id: str, field: str | None = None) -> Exercise:
    """The exercise to be added; raises `Refused` for one that the library lacks or holds back in every position."""
    exercise = exercises.get(exercise_id)
    if exercise is None:
        raise Refused(refusal_words.EXERCISE_UNKNOWN, field)
    if not is_offered(exercise):
        raise Refused(say_refused(exercise), field)
    return exercise


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
