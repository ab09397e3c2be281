"""A dose in words: one pure place says it, and every page, mail and export uses it.

The order is always: how much, which side, what with, rest. A short hold is a pause in a repetition
("10 times each side, hold 3 seconds each time"); from POSTURE_S on it is a posture that is held, and
leads the sentence ("Hold for 30 seconds, 5 times"). What the author did not give is never filled in.
"""

from dataclasses import dataclass

from forum.rules.exercises import DefaultDose, Range
from forum.rules.routines import Card, Item

NOT_GIVEN = "Amount not given"
POSTURE_S = 10

_SIDES = {
    "each": " each side",
    "left": " on the left side",
    "right": " on the right side",
    "together": ", both sides together",
}
_LIBRARY_SIDES = {"each_side": "each", "both_together": "", "alternating": "", "not_applicable": ""}
_SCALES = {
    "RPE_0_10": "Effort {} out of 10",
    "RPE_6_20": "Effort {} on the scale from 6 to 20",
    "OMNI_RES_EB_0_10": "Effort {} out of 10 on the band scale",
}


@dataclass(frozen=True, slots=True)
class Span:
    """A low and a high end; either may be missing ("up to 30" has no low end)."""

    low: int | None = None
    high: int | None = None

    def __bool__(self) -> bool:
        return self.low is not None or self.high is not None

    @property
    def is_one(self) -> bool:
        return self.low == 1 and self.high in (None, 1)


@dataclass(frozen=True, slots=True, kw_only=True)
class _Amount:
    sets: Span
    reps: Span
    hold: Span
    duration: Span
    distance: str = ""
    sides: str = ""


def say_dose(item: Item) -> str:
    """The dose of a card's line: "2 sets of 10 times each side, red band, rest 60 seconds"."""
    amount = _Amount(
        sets=Span(item.sets, item.sets_max),
        reps=Span(item.reps, item.reps_max),
        hold=Span(item.hold_s, item.hold_s_max),
        duration=Span(item.duration_s, item.duration_s_max),
        distance=item.distance,
        sides=item.sides or "",
    )
    words = [_amount(amount), _band(item.band)]
    if item.load_kg is not None:
        words.append(f"{item.load_kg:g} kg")
    if item.rest_s is not None:
        words.append(f"rest {say_time(Span(item.rest_s))}" if item.rest_s else "no rest")
    return _capital(", ".join(word for word in words if word))


def say_default_dose(dose: DefaultDose, sides: str = "") -> str:
    """The library's dose in sentences; `sides` is the exercise's own value ("each_side").

    The basis and the source belong beside it: see BASIS_WORDS.
    """
    amount = _Amount(
        sets=_span(dose.sets),
        reps=_span(dose.reps),
        hold=_span(dose.hold_seconds),
        duration=_span(dose.duration_seconds),
        sides=_LIBRARY_SIDES.get(sides, ""),
    )
    sentences = [_amount(amount)]
    if dose.rest_seconds:
        sentences.append(f"Rest {say_time(_span(dose.rest_seconds))}")
    if dose.days_per_week:
        sentences.append(say_days(_span(dose.days_per_week)))
    if dose.intensity.range and dose.intensity.scale in _SCALES:
        sentences.append(_SCALES[dose.intensity.scale].format(_number(_span(dose.intensity.range))))
    if dose.text:
        sentences.append(_capital(dose.text).rstrip("."))
    return " ".join(f"{_capital(sentence)}." for sentence in sentences)


def say_frequency(card: Card) -> str:
    """How often the whole card is done: "3 to 5 days a week, twice a day"."""
    days, times = Span(card.days_per_week, card.days_per_week_max), card.times_per_day
    words = [say_days(days)] if days else []
    if times is not None:
        words.append({1: "once a day", 2: "twice a day"}.get(times, f"{times} times a day"))
    return _capital(", ".join(words)) or "How often is not given"


def say_days(days: Span) -> str:
    """Days a week in words: "Every day", "3 to 5 days a week"."""
    if days.low == 7:
        return "Every day"
    return _capital(f"{_number(days)} {_plural(days, 'day')} a week")


def say_time(seconds: Span) -> str:
    """A time in words: seconds below two minutes, then whole minutes and what is left."""
    low, high = seconds.low, seconds.high
    if low is None:
        return f"up to {_one_time(high or 0)}"
    if high is None or high == low:
        return _one_time(low)
    if low % 60 == 0 and high % 60 == 0 and high >= 120:
        return f"{low // 60} to {high // 60} minutes"
    if high < 120:
        return f"{low} to {high} seconds"
    return f"{_one_time(low)} to {_one_time(high)}"


def _amount(amount: _Amount) -> str:
    sides = _SIDES.get(amount.sides, "")
    if amount.hold and _is_posture(amount):
        return _held(amount, sides)
    if amount.reps:
        return _repeated(amount, sides)
    extent = _extent(amount)
    if not extent:
        return f"{_sets(amount.sets)}{sides}" if amount.sets else NOT_GIVEN
    if amount.sets and not amount.sets.is_one:
        return f"{_sets(amount.sets)} of {extent}{sides}"
    return f"{'For ' if amount.duration else ''}{extent}{sides}"


def _is_posture(amount: _Amount) -> bool:
    if not amount.reps or amount.reps.is_one:
        return True
    return not amount.sets and (amount.hold.low or amount.hold.high or 0) >= POSTURE_S


def _held(amount: _Amount, sides: str) -> str:
    """A posture that is held; one repetition a set means that the sets are the number of times."""
    count = amount.sets if amount.sets else amount.reps
    times = "" if not count or count.is_one else f", {_times(count)}"
    return f"Hold for {say_time(amount.hold)}{sides}{times}{_in_all(amount)}"


def _repeated(amount: _Amount, sides: str) -> str:
    words = f"{_sets(amount.sets)} of {_times(amount.reps)}" if amount.sets else _times(amount.reps)
    if amount.hold:
        return f"{words}{sides}, hold {say_time(amount.hold)} each time{_in_all(amount)}"
    extent = _extent(amount)
    return f"{words}{sides}, {extent} each time" if extent else f"{words}{sides}"


def _in_all(amount: _Amount) -> str:
    extent = _extent(amount)
    return f", {extent} in all" if extent else ""


def _extent(amount: _Amount) -> str:
    time = say_time(amount.duration) if amount.duration else ""
    return ", ".join(part for part in (time, amount.distance) if part)


def _band(band: str) -> str:
    return band if not band or "band" in band.casefold() else f"{band} band"


def _sets(sets: Span) -> str:
    return f"{_number(sets)} {_plural(sets, 'set')}"


def _times(reps: Span) -> str:
    return f"{_number(reps)} {_plural(reps, 'time')}"


def _number(span: Span) -> str:
    if span.low is None:
        return f"up to {span.high}"
    return str(span.low) if span.high in (None, span.low) else f"{span.low} to {span.high}"


def _plural(span: Span, noun: str) -> str:
    return noun if (span.high or span.low) == 1 else f"{noun}s"


def _one_time(seconds: int) -> str:
    minutes, left = divmod(seconds, 60)
    if seconds < 120:
        return f"{seconds} {'second' if seconds == 1 else 'seconds'}"
    return f"{minutes} minutes" if not left else f"{minutes} minutes {_one_time(left)}"


def _span(given: Range | None) -> Span:
    return Span(*given) if given else Span()


def _capital(words: str) -> str:
    return words[:1].upper() + words[1:]
