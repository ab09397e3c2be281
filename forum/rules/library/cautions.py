"""What to watch for and when to stop: codes in the entries, their sentences once for the whole library."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from forum.rules.library.exercises import Exercise


@dataclass(frozen=True, slots=True)
class Caution:
    """The sentence of one code, and the sign to stop at, if it has one."""

    words: str
    stop: str | None


def cautions_from_dict(data: Mapping[str, Mapping[str, Any]]) -> dict[str, Caution]:
    """Every caution of the library by its code."""
    return {code: Caution(words=one["words"], stop=one["stop"]) for code, one in data.items()}


def say_cautions(exercise: Exercise, cautions: Mapping[str, Caution]) -> tuple[str, ...]:
    """The sentences of an exercise, the most important first."""
    return tuple(cautions[code].words for code in exercise.cautions if code in cautions)


def say_stops(exercise: Exercise, cautions: Mapping[str, Caution]) -> tuple[str, ...]:
    """The signs to stop this exercise at, each once; beside the general rules, not in their place."""
    derived = (cautions[code].stop for code in exercise.cautions if code in cautions)
    return tuple(dict.fromkeys(sign for sign in (*derived, *exercise.stop_more) if sign))
