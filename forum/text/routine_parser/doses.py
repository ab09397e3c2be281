"""The amounts that belong to a mention become its dose, each by its own name."""

from forum.rules.kit.spans import Span as Ends
from forum.rules.library.exercises import Exercise
from forum.text.routine_parser.items import Dose
from forum.text.routine_parser.quantity_values import HIGHS, Amount, Key, Values

_MOVING = frozenset(
    {"walk", "cardio", "march", "turn", "step", "tap", "gaze", "head-turn", "dual-task", "breathing", "foot"}
)
_MOVED = frozenset({"arm-circles", "neck-rotation", "finger-nose", "ball-circles", "dual-task-seated-march"})
# Moved to and fro: a long time is how long they go on, a short one a stay at the end.
_TO_AND_FRO = frozenset({"weight-shift-side", "weight-shift-staggered", "heel-toe-rock", "hip-swing", "forward-lean"})
_LONG_S = 20
_LONGEST_HOLD_S = 300  # more is how long the whole routine takes


def dose_of(values: Values, exercise: Exercise) -> Dose:
    """Every amount by its own name; a bare number counts how often, unless that was said."""
    sets, rest = _span(values, "sets"), _span(values, "rest_s")
    reps = _span(values, "reps") or _span(values, "bare")
    hold, duration = _times(values, exercise)
    return Dose(
        sets=sets.low,
        sets_max=sets.high,
        reps=reps.low,
        reps_max=reps.high,
        hold_s=hold.low,
        hold_s_max=hold.high,
        duration_s=duration.low,
        duration_s_max=duration.high,
        rest_s=rest.low,
        rest_s_max=rest.high,
        sides=_words(values, "sides"),
        frequency=_words(values, "frequency"),
        distance=_words(values, "distance"),
    )


def _times(values: Values, exercise: Exercise) -> tuple[Ends, Ends]:
    """The hold and the duration: seconds are a hold for what is kept still, a duration for what moves."""
    plain, held, moving = (_span(values, name) for name in ("seconds", "held", "moving"))
    moves = exercise.family in _MOVING or exercise.id in _MOVED
    length_s = plain.low or plain.high or 0
    if held:
        return held, moving
    if plain and (moves or (exercise.id in _TO_AND_FRO and length_s >= _LONG_S)):
        # "Up to a minute" is how long they move, when nothing else is said.
        return Ends(), moving or (plain if plain.low else Ends(plain.high))
    return (plain if length_s <= _LONGEST_HOLD_S else Ends()), moving


def _span(values: Values, name: Amount) -> Ends:
    """Both ends of an amount; 0 says nothing, except that there is no rest."""
    low, high = (_number(values, end) for end in (name, HIGHS[name]))
    return Ends(low if low or name == "rest_s" else None, high or None)


def _number(values: Values, key: Key) -> int | None:
    value = values.get(key)
    return int(value) if value is not None else None


def _words(values: Values, key: Key) -> str | None:
    value = values.get(key)
    return str(value) if value is not None else None
