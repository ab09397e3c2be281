"""What members measure in check weeks: reading it, and listing it without calling it good or bad."""

import re
from collections.abc import Mapping
from dataclasses import dataclass

from forum.errors import Refused
from forum.rules.kit.amounts import AMOUNT_CHARS, fold_spaces
from forum.rules.programmes import refusal_words
from forum.rules.programmes.limits import MEASURED_MOST
from forum.rules.programmes.programmes import Measure, Plan
from forum.rules.programmes.runs import RunState, list_open_checks
from forum.rules.programmes.words import say_check_week

NO_DIAGNOSIS = (
    "These numbers are for you. They change from day to day with heat, sleep and how you feel. "
    "They are no diagnosis. If one worries you, show it to your care team."
)
_NUMBER = re.compile(r"(\d{1,6})(?:[.,](\d{1,2}))?(?: ?[a-z]{1,40}\.?)?", re.ASCII)


def check_measured(plan: Plan, state: RunState, week: int, typed: Mapping[int, str]) -> dict[int, float]:
    """The numbers by measure (from 0), when they can be kept for this check week; raises `Refused`."""
    if week not in list_open_checks(plan, state):
        raise Refused(refusal_words.CHECK_WEEK_CLOSED, "week")
    values = {n: read_measured(typed[n], f"measure-{n}") for n in range(len(plan.measures)) if typed.get(n, "").strip()}
    if not values:
        raise Refused(refusal_words.NOTHING_MEASURED, "measure-0")
    return values


def read_measured(text: str, field: str) -> float:
    """A number as people write it ("12", "7,5", "12 times"); raises `Refused`."""
    tidy = fold_spaces(text).casefold()
    found = _NUMBER.fullmatch(tidy) if len(tidy) <= AMOUNT_CHARS else None
    value = float(f"{found[1]}.{found[2] or 0}") if found else MEASURED_MOST + 1.0
    if value > MEASURED_MOST:
        raise Refused(refusal_words.not_measured(MEASURED_MOST), field)
    return value


@dataclass(frozen=True, slots=True)
class MeasureRow:
    """One measure over the check weeks: (week, its name, the value or None)."""

    measure: Measure
    values: tuple[tuple[int, str, float | None], ...]


def list_measured(plan: Plan, state: RunState) -> tuple[MeasureRow, ...]:
    """Every measure of the programme with what was measured so far."""
    rows = []
    for n, measure in enumerate(plan.measures):
        values = [(week, state.measured.get(week, {}).get(n)) for week in sorted(set(plan.check_weeks))]
        named = tuple((week, say_check_week(week), value) for week, value in values)
        rows.append(MeasureRow(measure, named))
    return tuple(rows)


def say_value(value: float) -> str:
    """A number without needless ends: "12", "7.5"."""
    return f"{value:.2f}".rstrip("0").rstrip(".")
