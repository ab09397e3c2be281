"""The list of the clinicians' desk: what waits, what is held back and what has a name, the most dangerous first."""

from collections.abc import Sequence
from dataclasses import dataclass

from forum.queries.library.desk import count_uses
from forum.queries.library.exercises import Library, get_library
from forum.rules.library.exercises import Exercise
from forum.rules.library.reviews import DESK_A_PAGE, Danger, danger, say_danger

SHOWN = ("waiting", "held", "reviewed")
Place = tuple[tuple[int, ...], int, str]


@dataclass(frozen=True, slots=True)
class DeskRow:
    """An exercise in the list: `uses` counts public cards that have it; `was_reviewed`: a fact has changed since."""

    exercise: Exercise
    facts: Sequence[str]
    uses: int
    was_reviewed: bool


@dataclass(frozen=True, slots=True)
class DeskPage:
    """One page; `after` leads to the next one, "" on the last."""

    rows: Sequence[DeskRow]
    counts: dict[str, int]
    after: str


def page_desk(show: str = "waiting", after: str = "") -> DeskPage:
    """The exercises after the one named `after`, whatever became of that one meanwhile; two queries."""
    library, uses = get_library(), count_uses()
    placed = sorted(library.exercises.values(), key=lambda one: _place(one, uses.get(one.id, 0)))
    by_state = {name: [one for one in placed if state_of(one) == name] for name in SHOWN}
    last = library.exercises.get(after)
    start = _place(last, uses.get(after, 0)) if last else None
    left = [one for one in by_state[show] if start is None or _place(one, uses.get(one.id, 0)) > start]
    rows = [_row(one, library, uses.get(one.id, 0)) for one in left[:DESK_A_PAGE]]
    more = rows[-1].exercise.id if len(left) > DESK_A_PAGE else ""
    return DeskPage(rows, {name: len(found) for name, found in by_state.items()}, more)


def state_of(exercise: Exercise) -> str:
    """In which list an exercise stands."""
    if exercise.hold_words:
        return "held"
    return "reviewed" if exercise.is_reviewed else "waiting"


def find_next(exercise_id: str) -> Exercise | None:
    """The exercise to read after this one."""
    rows = page_desk("waiting", exercise_id).rows
    return rows[0].exercise if rows else None


def _place(exercise: Exercise, uses: int) -> Place:
    most: Danger = danger(exercise)
    return tuple(-part for part in most), -uses, exercise.id


def _row(exercise: Exercise, library: Library, uses: int) -> DeskRow:
    return DeskRow(exercise, say_danger(exercise), uses, bool(library.old_reviews_of(exercise.id)))
