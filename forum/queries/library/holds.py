"""The list of everything that is held back: by the library until it was read, by a clinician, by a moderator."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime

from forum.queries.library.desk import count_uses
from forum.queries.library.exercises import Library, get_library
from forum.rules.library.exercises import Exercise
from forum.rules.library.offers import waits_for_clinician
from forum.rules.library.reviews import HIDDEN, RISK, danger
from forum.rules.library.words import POSITION_WORDS

WAITS = "waits"
WORDS = {RISK: "A clinician has seen a risk", HIDDEN: "A moderator has taken it out of use"}


@dataclass(frozen=True, slots=True)
class Held:
    """One reason why it is held back: `kind` is waits, risk or hidden; `at` may be None for what the library says."""

    kind: str
    words: str
    who: str
    reason: str
    at: datetime | date | None


@dataclass(frozen=True, slots=True)
class HeldRow:
    """An exercise with everything it is held back for; `uses` counts public cards that have it."""

    exercise: Exercise
    holds: Sequence[Held]
    uses: int


def list_held() -> list[HeldRow]:
    """All of them, the most dangerous first; one query beside the library."""
    library, uses = get_library(), count_uses()
    found = [HeldRow(one, list(_holds(one, library)), uses.get(one.id, 0)) for one in library.exercises.values()]
    return sorted((row for row in found if row.holds), key=lambda row: danger(row.exercise), reverse=True)


def _holds(exercise: Exercise, library: Library) -> Iterator[Held]:
    for one in library.holds.get(exercise.id, ()):
        yield Held(one.kind, WORDS[one.kind], one.full_name, one.reason, one.at)
    if waits_for_clinician(exercise):
        places = ", ".join(POSITION_WORDS[one].lower() for one in exercise.held_positions)
        words = f"Waits for a clinician: {places}" if places else "Waits for a clinician"
        days = [one.date for one in library.changes if one.exercise_id == exercise.id]
        yield Held(WAITS, words, "Our exercise library", exercise.held_for_clinician or "", max(days, default=None))
