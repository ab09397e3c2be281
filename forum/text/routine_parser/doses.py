"""The amounts that belong to a mention become its dose, each by its own name."""

from forum.rules.kit.spans import Span as Ends
from forum.rules.library.exercises import Exercise
from forum.text.routine_parser.items import Dose
from forum.text.routine_parser.quantity_values import HIGHS, Amount, Key, Values

# Families that go on for a time, whatever the library's own dose says.
_MOVING = frozenset(
    {"walk", "cardio", "march", "turn", "step", "tap", "gaze", "head-turn", "dual-task", "breathing", "foot"}
)
# Families that are kept still: any time is a hold.
_STILL = frozenset(
    {
        "stance", "single-leg", "ball-sit", "stretch-other", "calf-stretch", "hamstring-stretch", "hip-flexor-stretch",
        "quad-stretch", "core", "quad", "glute", "hip-add", "neck", "trunk-rot",
    }
)  # fmt: skip
# Families whose way out goes down: what is said of going down is not their way back.
_DOWN_FIRST = frozenset({"squat", "lunge"})
_DOWN_FIRST_IDS = frozenset({"push-up", "wall-push-up", "lateral-step-down"})
_STRETCHES = frozenset(family for family in _STILL if family.endswith("stretch") or family == "stretch-other")
_LONG_S = 20
_LONGEST_HOLD_S = 300  # more is how long the whole routine takes


def dose_of(values: Values, exercise: Exercise) -> Dose:
    """Every amount by its own name; a bare number counts how often, unless that was said."""
    sets, rest = _span(values, "sets"), _span(values, "rest_s")
    reps = _span(values, "reps") or _span(values, "bare")
    if not reps and exercise.family == "breathing":
        reps = _span(values, "breaths")
    if reps == Ends(1):
        reps = Ends()  # "once" rarely counts repeats
    hold, duration = _times(values, exercise)
    out_s, back_s = _number(values, "move_s"), _number(values, "return_s")
    if exercise.family in _DOWN_FIRST or exercise.id in _DOWN_FIRST_IDS:
        out_s, back_s = back_s, out_s
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
        rounds=_several(values),
        move_s=out_s,
        return_s=back_s,
    )


def _times(values: Values, exercise: Exercise) -> tuple[Ends, Ends]:
    """The hold and the duration: seconds are a hold for what is kept still, a duration for what moves."""
    plain, held, moving = (_span(values, name) for name in ("seconds", "held", "moving"))
    length_s = plain.low or plain.high or 0
    if held:
        return held, moving
    if plain and _is_moved(exercise, length_s):
        # "Up to a minute" is how long they move, when nothing else is said.
        return Ends(), moving or (plain if plain.low else Ends(plain.high))
    return (plain if length_s <= _LONGEST_HOLD_S else Ends()), moving


def _is_moved(exercise: Exercise, length_s: int) -> bool:
    """Whether a time without "hold" is how long somebody goes on: what is not kept still, and no short stay."""
    usual = exercise.default_dose
    if exercise.family in _MOVING:
        return True
    if exercise.family in _STRETCHES and not usual.duration_seconds:
        return False
    if "hold" in exercise.id or length_s < _LONG_S or (usual.hold_seconds and usual.reps == (1, 1)):
        return False
    return exercise.family not in _STILL or not (usual.hold_seconds or usual.duration_seconds)


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


def _several(values: Values) -> int | None:
    """How many rounds; one round is none."""
    rounds = _number(values, "rounds")
    return rounds if rounds and rounds > 1 else None
