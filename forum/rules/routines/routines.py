"""A routine card: its shape, and the way between that shape and plain data."""

from collections.abc import Mapping
from dataclasses import dataclass, fields
from typing import Any, Literal, cast, get_args

from forum.errors import Refused
from forum.rules.kit import refusal_words as kit_words
from forum.rules.kit.amounts import parse_amount, parse_load
from forum.rules.library.equipment_names import parse_equipment
from forum.rules.library.words import EQUIPMENT_WORDS, POSITION_WORDS, SPOTTER_WORDS, SUPPORT_WORDS
from forum.rules.routines import refusal_words
from forum.rules.routines.cert_answers import CERT_NAMES, CertAnswers

Sides = Literal["each", "left", "right", "together"]
FirstSide = Literal["weaker", "left", "right"]
Pace = Literal["slow", "steady", "quick"]
Provenance = Literal["pt", "self", "source", "copy"]

SIDES: tuple[Sides, ...] = get_args(Sides)
FIRST_SIDES: tuple[FirstSide, ...] = get_args(FirstSide)
PACES: tuple[Pace, ...] = get_args(Pace)
PROVENANCES: tuple[Provenance, ...] = get_args(Provenance)


@dataclass(frozen=True, slots=True, kw_only=True)
class Item:
    """One line of a card: an exercise and its dose; what the author did not give is None, "", () or False.

    The `first_` amounts are those of the side that goes first, where it does another dose; the plain ones are then
    the other side's. `move_s` and `return_s` are the tempo of one repetition, `effort` is on the OMNI-RES scale of 0
    to 10. `equipment` is what the line needs beside its exercise. `instead_of` is the exercise it replaced, and
    `reason` why.
    """

    exercise_id: str
    sets: int | None = None
    sets_max: int | None = None
    reps: int | None = None
    reps_max: int | None = None
    hold_s: int | None = None
    hold_s_max: int | None = None
    duration_s: int | None = None
    duration_s_max: int | None = None
    distance: str = ""
    sides: Sides | None = None
    first_side: FirstSide | None = None
    first_sets: int | None = None
    first_sets_max: int | None = None
    first_reps: int | None = None
    first_reps_max: int | None = None
    first_hold_s: int | None = None
    first_hold_s_max: int | None = None
    first_duration_s: int | None = None
    first_duration_s_max: int | None = None
    first_load_kg: float | None = None
    rest_s: int | None = None
    pace: Pace | None = None
    move_s: int | None = None
    return_s: int | None = None
    effort: int | None = None
    effort_max: int | None = None
    effort_words: str = ""
    band: str = ""
    band_brand: str = ""
    band_doubled: bool = False
    load_kg: float | None = None
    position: str | None = None
    support: str | None = None
    spotter: str | None = None
    equipment: tuple[str, ...] = ()
    note: str = ""
    instead_of: str = ""
    reason: str = ""

    @property
    def has_first_dose(self) -> bool:
        """Whether the side that goes first does another dose than the other one."""
        return any(getattr(self, name) is not None for name in FIRST_AMOUNTS)


@dataclass(frozen=True, slots=True, kw_only=True)
class Card(CertAnswers):
    """A whole routine as one value: what a version stores, an export writes and a page shows.

    `rounds` is how often the whole list is done in one go; a list that is done once has none.
    """

    title: str = ""
    purpose: str = ""
    items: tuple[Item, ...] = ()
    days_per_week: int | None = None
    days_per_week_max: int | None = None
    times_per_day: int | None = None
    weeks: int | None = None
    weeks_max: int | None = None
    rounds: int | None = None
    rounds_max: int | None = None
    rest_between_rounds_s: int | None = None
    provenance: Provenance = "self"
    provenance_note: str = ""
    source_url: str = ""
    note: str = ""


# How a card's first draft came about; "" is written by hand.
MADE_BY = ("", "copy", "fit", "file", "prose")

# The dose of the side that goes first, where it is another one than the other side's.
FIRST_AMOUNTS = tuple(
    field.name for field in fields(Item) if field.name.startswith("first_") and field.name != "first_side"
)

_CHOICES: dict[str, tuple[str, ...]] = {
    "sides": SIDES,
    "first_side": FIRST_SIDES,
    "pace": PACES,
    "position": tuple(POSITION_WORDS),
    "support": tuple(SUPPORT_WORDS),
    "spotter": tuple(SPOTTER_WORDS),
    "provenance": PROVENANCES,
}
_TIMES = {
    "hold_s", "hold_s_max", "duration_s", "duration_s_max", "rest_s", "move_s", "return_s",
    "first_hold_s", "first_hold_s_max", "first_duration_s", "first_duration_s_max", "rest_between_rounds_s",
}  # fmt: skip
_LOADS = {"load_kg", "first_load_kg"}
_TEXTS = {
    "exercise_id", "distance", "effort_words", "band", "band_brand", "note", "instead_of", "reason",
    "title", "purpose", "provenance_note", "source_url", *CERT_NAMES,
}  # fmt: skip
_YES_AND_NO: dict[object, bool] = {True: True, False: False, "yes": True, "no": False}


def card_to_dict(card: Card) -> dict[str, Any]:
    """The card as plain data for JSON; what was not given is left out."""
    plain = _given_fields(card)
    if card.items:
        plain["items"] = [_given_fields(item) for item in card.items]
    return plain


def card_from_dict(data: object) -> Card:
    """The card that plain data describes; numbers may be text ("10").

    A list that is done once has no rounds. Raises Refused on an unknown key or a value of the wrong kind, with `field`
    as in `check_card`.
    """
    given = _known(Card, data, "")
    lines = given.pop("items", None) or []
    if not isinstance(lines, list | tuple):
        raise Refused(refusal_words.ITEMS_NOT_A_LIST, "items")
    items = tuple(item_from_dict(line, f"items.{n}.") for n, line in enumerate(lines))
    values = _values(given, "")
    if values.get("rounds", 1) == values.get("rounds_max", 1) == 1:
        values = {name: value for name, value in values.items() if name not in ("rounds", "rounds_max")}
    return Card(items=items, **values)


def item_from_dict(data: object, prefix: str = "") -> Item:
    """One line of a card from plain data; `prefix` goes before each field name in a refusal."""
    given = _known(Item, data, prefix)
    if not given.get("exercise_id"):
        raise Refused(refusal_words.NO_EXERCISE_CHOSEN, f"{prefix}exercise_id")
    return Item(**_values(given, prefix))


def _given_fields(value: Card | Item) -> dict[str, Any]:
    pairs = ((field.name, getattr(value, field.name)) for field in fields(value))
    given = {name: list(part) if isinstance(part, tuple) else part for name, part in pairs if part is not False}
    return {name: part for name, part in given.items() if part not in (None, "", [])}


def _known(shape: type[Card] | type[Item], data: object, prefix: str) -> dict[str, object]:
    if not isinstance(data, Mapping):
        raise Refused(refusal_words.NOT_A_GROUP, prefix.strip("."))
    names = {field.name for field in fields(shape)}
    for key in data:
        if key not in names:
            raise Refused(refusal_words.unknown_field(key), prefix.strip("."))
    return dict(data)


def _values(given: Mapping[str, object], prefix: str) -> dict[str, Any]:
    values = {name: _value(name, value, prefix + name) for name, value in given.items()}
    return {name: value for name, value in values.items() if value is not None}


def _value(name: str, value: object, field: str) -> object:
    if value is None or value == "":
        return None
    if name in _TEXTS:
        return _text(value, field)
    if name in _CHOICES:
        if value not in _CHOICES[name]:
            raise Refused(refusal_words.NOT_A_CHOICE, field)
        return value
    if name == "equipment":
        return _equipment(value, field)
    if name == "band_doubled":
        return _yes(value, field)
    if name in _LOADS:
        return _load(value, field)
    return _whole(value, name, field)


def _text(value: object, field: str) -> str:
    if not isinstance(value, str):
        raise Refused(refusal_words.NOT_WORDS, field)
    tidy = value.replace("\r\n", "\n").replace("\r", "\n").strip()
    if any(_is_unstorable(letter) for letter in tidy):
        raise Refused(refusal_words.NOT_STORABLE, field)
    return tidy


def _is_unstorable(letter: str) -> bool:
    return (letter < " " and letter not in "\n\t") or "\ud800" <= letter <= "\udfff"


def _equipment(value: object, field: str) -> tuple[str, ...] | None:
    if isinstance(value, str):
        return parse_equipment(value, field=field)
    if not isinstance(value, list | tuple) or not all(one in EQUIPMENT_WORDS for one in value):
        raise Refused(refusal_words.NOT_EQUIPMENT, field)
    return tuple(one for one in EQUIPMENT_WORDS if one in value and one != "none") or None


def _yes(value: object, field: str) -> bool:
    if not isinstance(value, bool | str) or value not in _YES_AND_NO:
        raise Refused(refusal_words.NOT_YES_OR_NO, field)
    return _YES_AND_NO[value]


def _load(value: object, field: str) -> float | None:
    if isinstance(value, str):
        return parse_load(value, field=field)
    if isinstance(value, bool) or not isinstance(value, int | float) or not abs(value) < 1e6:
        raise Refused(kit_words.NOT_A_WEIGHT, field)
    return float(value)


def _whole(value: object, name: str, field: str) -> int | None:
    if isinstance(value, str):
        return parse_amount(value, unit="s" if name in _TIMES else "", field=field)
    is_number = isinstance(value, int | float) and not isinstance(value, bool)
    if not is_number or not abs(cast(float, value)) < 1e6 or value != int(cast(float, value)):
        raise Refused(kit_words.NOT_A_WHOLE_NUMBER, field)
    return int(cast(float, value))
