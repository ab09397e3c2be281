"""What people say of an exercise now, carried by the exercise itself, so that whoever has it in hand cannot miss it."""

from collections.abc import Iterable
from dataclasses import dataclass, fields

from forum.rules.library.exercises import Exercise


@dataclass(frozen=True, slots=True, kw_only=True)
class MarkedExercise(Exercise):
    """An entry of the library with what stands on it now; none of it is a fact of the library.

    `hold` are the words of a hold, `denied` the needs that a clinician says it does not help with, by id.
    """

    hold: str = ""
    denied: frozenset[str] = frozenset()

    @property
    def hold_words(self) -> str:
        return self.hold

    @property
    def denied_needs(self) -> frozenset[str]:
        return self.denied


def hold_back(exercise: Exercise, words: str) -> MarkedExercise:
    """The same exercise, held back in these words."""
    return _marked(exercise, words, exercise.denied_needs)


def without_needs(exercise: Exercise, denied: Iterable[str]) -> MarkedExercise:
    """The same exercise, for none of these needs."""
    return _marked(exercise, exercise.hold_words, frozenset(denied))


def _marked(exercise: Exercise, hold: str, denied: frozenset[str]) -> MarkedExercise:
    known = {one.name: getattr(exercise, one.name) for one in fields(Exercise)}
    return MarkedExercise(**known, hold=hold, denied=denied)
