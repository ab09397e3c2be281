"""How long a card takes and how much energy it costs: two rules, both said as estimates.

Minutes: 4 s a repetition unless a tempo in seconds is given, and as long as it is held on top of that; 60 s between
sets and between rounds where no rest is given; 20 s to change over between exercises; an item done on each side counts
twice, or as what each side does; a list that is done in rounds counts as often. A range counts as its middle, rounded
up ("10 to 15 times" is 13). A line without an amount counts as the library's own dose, and as one minute when that has
none either. Repeats that are held rest between repeats when the line has no sets.

Energy: points for time (over 15 minutes 1, over 30 minutes 2), for the exercises' mean level (over 2: 1,
over 3.5: 2) and for the hottest exercise (moderate 1, high 2). Up to 1 point is low, 2 or 3 are medium,
more are high.
"""

from collections.abc import Mapping
from dataclasses import replace
from math import ceil
from typing import Any, Literal

from forum.rules.library.exercises import DefaultDose, Exercise
from forum.rules.routines.routines import Card, Item
from forum.rules.routines.safety import safety_strip

Energy = Literal[1, 2, 3]

SECONDS_A_REP = 4
REST_BETWEEN_SETS_S = 60
CHANGE_OVER_S = 20
UNKNOWN_ITEM_S = 60
ENERGY_WORDS: dict[int, str] = {1: "Low", 2: "Medium", 3: "High"}

_HEAT_POINTS = {"low": 0, "moderate": 1, "high": 2}


def minutes(card: Card, exercises: Mapping[str, Exercise]) -> int:
    """Whole minutes the card takes with rests, rounded up; 0 for a card without items."""
    if not card.items:
        return 0
    seconds = sum(item_seconds(item, exercises.get(item.exercise_id)) for item in card.items)
    round_s = seconds + CHANGE_OVER_S * (len(card.items) - 1)
    rounds = _middle(card.rounds, card.rounds_max) or 1
    rest_s = REST_BETWEEN_SETS_S if card.rest_between_rounds_s is None else card.rest_between_rounds_s
    # From the last exercise to the first one somebody changes over as well.
    return ceil((rounds * round_s + (rounds - 1) * max(rest_s, CHANGE_OVER_S)) / 60)


def energy(card: Card, exercises: Mapping[str, Exercise]) -> Energy:
    """1 (low) to 3 (high), from the minutes, the mean level and the worst heat load."""
    levels = [exercises[item.exercise_id].level for item in card.items if item.exercise_id in exercises]
    mean_level = sum(levels) / len(levels) if levels else 0
    points = (
        _steps(minutes(card, exercises), 15, 30)
        + _steps(mean_level, 2, 3.5)
        + _HEAT_POINTS[safety_strip(card, exercises).heat]
    )
    if points <= 1:
        return 1
    return 2 if points <= 3 else 3


def say_minutes(count: int) -> str:
    """The minutes as an estimate in words: "About 12 minutes with rests"."""
    return f"About {count} {'minute' if count == 1 else 'minutes'} with rests"


def say_energy(grade: int) -> str:
    """The energy as an estimate in words: "Low energy, about 1 of 3"."""
    return f"{ENERGY_WORDS[grade]} energy, about {grade} of 3"


def item_seconds(item: Item, exercise: Exercise | None) -> int:
    """Seconds one line takes, rests between its sets included."""
    if not _has_amount(item):
        if exercise is None:
            return UNKNOWN_ITEM_S
        item = _with_default(item, exercise)
    sets = _middle(item.sets, item.sets_max) or 1
    reps = _middle(item.reps, item.reps_max)
    hold_s = _middle(item.hold_s, item.hold_s_max)
    work_s = _work_seconds(item)
    if item.has_first_dose:
        work_s += _work_seconds(_first_side(item))
    elif item.sides == "each" or item.first_side:
        work_s *= 2
    is_timed = bool(hold_s or item.duration_s or item.duration_s_max)
    return work_s + _rest_seconds(item, sets, reps if is_timed else 0)


def _work_seconds(item: Item) -> int:
    """Seconds of all sets on one side, without rests."""
    sets = _middle(item.sets, item.sets_max) or 1
    reps = _middle(item.reps, item.reps_max)
    hold_s = _middle(item.hold_s, item.hold_s_max)
    duration_s = _middle(item.duration_s, item.duration_s_max)
    if duration_s:
        return sets * (duration_s if hold_s else duration_s * max(reps, 1))
    if reps > 1 or (reps and not hold_s):
        return sets * reps * (_rep_seconds(item) + hold_s)
    return sets * (hold_s or UNKNOWN_ITEM_S)


def _rep_seconds(item: Item) -> int:
    """4, or the tempo; when only one way is given, the other counts as half of the usual time."""
    if item.move_s is None and item.return_s is None:
        return SECONDS_A_REP
    half = SECONDS_A_REP // 2
    return (half if item.move_s is None else item.move_s) + (half if item.return_s is None else item.return_s)


def _first_side(item: Item) -> Item:
    """The line as the side does it that goes first."""
    own: dict[str, Any] = {}
    for name in ("sets", "reps", "hold_s", "duration_s"):
        low, high = getattr(item, f"first_{name}"), getattr(item, f"first_{name}_max")
        if low is not None or high is not None:
            own |= {name: low, f"{name}_max": high}
    return replace(item, **own)


def _rest_seconds(item: Item, sets: int, timed_repeats: int) -> int:
    """The rests between sets, or between what is held or goes on for a time; else the one after a single set."""
    if sets == 1:
        return (item.rest_s or 0) * max(timed_repeats - 1, 1)
    return (sets - 1) * (REST_BETWEEN_SETS_S if item.rest_s is None else item.rest_s)


def _has_amount(item: Item) -> bool:
    names = ("sets", "reps", "hold_s", "duration_s")
    return bool(item.distance) or any(getattr(item, name) or getattr(item, f"{name}_max") for name in names)


def _with_default(item: Item, exercise: Exercise) -> Item:
    dose: DefaultDose = exercise.default_dose
    sets, reps, hold = dose.sets or (1, 1), dose.reps or (None, None), dose.hold_seconds or (None, None)
    duration = dose.duration_seconds or (None, None)
    return Item(
        exercise_id=item.exercise_id,
        sets=sets[0], sets_max=sets[1],
        reps=reps[0], reps_max=reps[1],
        hold_s=hold[0], hold_s_max=hold[1],
        duration_s=duration[0], duration_s_max=duration[1],
        rest_s=item.rest_s,
        sides=item.sides or ("each" if exercise.sides == "each_side" else None),
    )  # fmt: skip


def _middle(low: int | None, high: int | None) -> int:
    """The middle of a range, rounded up; an end that is not given counts as the other one."""
    if low is None or high is None:
        return low or high or 0
    return -(-(low + high) // 2)


def _steps(value: float, one: float, two: float) -> int:
    return (value > one) + (value > two)
