"""The amount of a dose in words: how much, and on which side.

A short hold is a pause in a repetition ("10 times each side, hold 3 seconds each time"); from POSTURE_S on it is
a posture that is held, and leads the sentence ("Hold for 30 seconds, 5 times").
"""

from dataclasses import dataclass

from forum.rules.kit.spans import Span, say_count, say_time

NOT_GIVEN = "amount not given"
POSTURE_S = 10


@dataclass(frozen=True, slots=True, kw_only=True)
class Amount:
    """How much of an exercise; `sides` is the phrase for its side, with the space or comma before it."""

    sets: Span
    reps: Span
    hold: Span
    duration: Span
    distance: str = ""
    sides: str = ""


def say_amount(amount: Amount) -> str:
    """The amount in words, small letters first; NOT_GIVEN when there is none."""
    sides = amount.sides
    if amount.hold and _is_posture(amount):
        return _held(amount, sides)
    if amount.reps:
        return _repeated(amount, sides)
    extent = _extent(amount)
    if not extent:
        return f"{say_count(amount.sets, 'set')}{sides}" if amount.sets else NOT_GIVEN
    if amount.sets and not amount.sets.is_one:
        return f"{say_count(amount.sets, 'set')} of {extent}{sides}"
    return f"{'for ' if amount.duration else ''}{extent}{sides}"


def _is_posture(amount: Amount) -> bool:
    if not amount.reps or amount.reps.is_one:
        return True
    return not amount.sets and (amount.hold.low or amount.hold.high or 0) >= POSTURE_S


def _held(amount: Amount, sides: str) -> str:
    """A posture that is held; one repetition a set means that the sets are the number of times."""
    count = amount.sets if amount.sets else amount.reps
    times = "" if not count or count.is_one else f", {say_count(count, 'time')}"
    return f"hold for {say_time(amount.hold)}{sides}{times}{_in_all(amount)}"


def _repeated(amount: Amount, sides: str) -> str:
    words = (
        f"{say_count(amount.sets, 'set')} of {say_count(amount.reps, 'time')}"
        if amount.sets
        else say_count(amount.reps, "time")
    )
    if amount.hold:
        return f"{words}{sides}, hold {say_time(amount.hold)} each time{_in_all(amount)}"
    extent = _extent(amount)
    return f"{words}{sides}, {extent} each time" if extent else f"{words}{sides}"


def _in_all(amount: Amount) -> str:
    extent = _extent(amount)
    return f", {extent} in all" if extent else ""


def _extent(amount: Amount) -> str:
    time = say_time(amount.duration) if amount.duration else ""
    return ", ".join(part for part in (time, amount.distance) if part)
