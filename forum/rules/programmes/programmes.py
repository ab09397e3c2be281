"""A programme: weeks of routine cards, how they grow, and when to measure; its shape and its plain data."""

from collections.abc import Mapping
from dataclasses import dataclass, fields
from typing import Any, Literal, TypeVar, get_args

from forum.errors import Refused
from forum.rules.programmes import refusal_words
from forum.rules.routines.routines import PROVENANCES, Provenance

What = Literal["reps", "sets", "hold_s", "duration_s", "load_kg", "band"]
When = Literal["both_easy", "side_easy", "weeks"]

WHATS: tuple[What, ...] = get_args(What)
WHENS: tuple[When, ...] = get_args(When)


@dataclass(frozen=True, slots=True, kw_only=True)
class Part:
    """Weeks `first_week` to `last_week` (from 1) do version `n` of a card, on so many days a week."""

    first_week: int
    last_week: int
    routine_id: int
    n: int
    days_per_week: int | None = None
    days_per_week_max: int | None = None
    note: str = ""

    @property
    def card_key(self) -> tuple[int, int]:
        return self.routine_id, self.n


@dataclass(frozen=True, slots=True, kw_only=True)
class StepRule:
    """How the cards grow: one step adds `by` to an amount, up to `most`, or goes to the next of `bands`.

    A step is taken after `count` check-ins in a row of the kind `when` asks for. `exercise_id` "" means every line
    that has such an amount.
    """

    what: What
    when: When = "both_easy"
    count: int = 1
    by: float | None = None
    most: float | None = None
    bands: tuple[str, ...] = ()
    exercise_id: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Measure:
    """What is measured in check weeks, in which unit, and how it is done."""

    name: str
    unit: str
    how: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Plan:
    """A whole programme as one value; check week 0 is the baseline, before week 1."""

    title: str = ""
    purpose: str = ""
    weeks: int | None = None
    parts: tuple[Part, ...] = ()
    rules: tuple[StepRule, ...] = ()
    check_weeks: tuple[int, ...] = ()
    measures: tuple[Measure, ...] = ()
    provenance: Provenance = "self"
    provenance_note: str = ""
    source_url: str = ""
    note: str = ""

    @property
    def card_keys(self) -> tuple[tuple[int, int], ...]:
        """The (card, version) of every part, each once."""
        return tuple(dict.fromkeys(part.card_key for part in self.parts))


def part_of_week(plan: Plan, week: int) -> Part | None:
    """What is done in a week; None in a week without a card."""
    return next((part for part in plan.parts if part.first_week <= week <= part.last_week), None)


_ROOMS: dict[str, type[Any]] = {"parts": Part, "rules": StepRule, "measures": Measure}
_NUMBERS = {"weeks", "first_week", "last_week", "routine_id", "n", "days_per_week", "days_per_week_max", "count"}
_CHOICES: dict[str, tuple[str, ...]] = {"what": WHATS, "when": WHENS, "provenance": PROVENANCES}
Shape = TypeVar("Shape", Plan, Part, StepRule, Measure)


def plan_to_dict(plan: Plan) -> dict[str, Any]:
    """The programme as plain data for JSON; what was not given is left out."""
    plain = _given(plan)
    for name in _ROOMS:
        if rows := getattr(plan, name):
            plain[name] = [_given(row) for row in rows]
    return plain


def plan_from_dict(data: object) -> Plan:
    """The programme that plain data describes; raises `Refused` on an unknown key or a value of the wrong kind."""
    given = _known(Plan, data)
    rooms: dict[str, Any] = {}
    for name, shape in _ROOMS.items():
        rows = given.pop(name, [])
        if not isinstance(rows, list | tuple):
            raise Refused(refusal_words.NOT_A_LIST, name)
        rooms[name] = tuple(_made(shape, row) for row in rows)
    return _made(Plan, given, rooms)


def _given(value: Plan | Part | StepRule | Measure) -> dict[str, Any]:
    pairs = ((one.name, getattr(value, one.name)) for one in fields(value))
    plain = {name: list(part) if isinstance(part, tuple) else part for name, part in pairs}
    return {name: part for name, part in plain.items() if part not in (None, "", [])}


def _known(shape: type[Shape], data: object) -> dict[str, Any]:
    names = {one.name for one in fields(shape)}
    if not isinstance(data, Mapping) or not set(data) <= names:
        raise Refused(refusal_words.UNKNOWN_FIELD)
    return dict(data)


def _made(shape: type[Shape], data: object, more: Mapping[str, Any] | None = None) -> Shape:
    values: dict[str, Any] = {name: _value(name, value) for name, value in _known(shape, data).items()}
    try:
        return shape(**values, **(more or {}))
    except TypeError as error:
        raise Refused(refusal_words.SOMETHING_MISSING) from error


def _value(name: str, value: object) -> object:
    if name in ("bands", "check_weeks") and isinstance(value, list | tuple):
        kind: type = str if name == "bands" else int
        is_right = all(isinstance(one, kind) and not isinstance(one, bool) for one in value)
        value = tuple(value)
    elif name in _CHOICES:
        is_right = value in _CHOICES[name]
    elif name in ("by", "most"):
        is_right = isinstance(value, int | float) and not isinstance(value, bool) and abs(value) < 1e6
    elif name in _NUMBERS:
        is_right = isinstance(value, int) and not isinstance(value, bool)
    else:
        is_right = isinstance(value, str)
    if not is_right:
        raise Refused(refusal_words.WRONG_KIND, name)
    return value
