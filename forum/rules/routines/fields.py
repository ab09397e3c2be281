"""A card while it is being made: the text of its form by field name, and how that is read as a card.

A working copy keeps exactly what was typed, so that nothing is lost when some of it can't be read yet.
Fields are named as in `check_card`: "title", "items.0.reps" (one text for both ends of a range). The line
that was taken out last waits under "removed.", with its old place in "removed.at". A line that was read out of a
message has fields more, which no card has: "said", the author's own words for it, "called", their name of the
exercise, "sure" when all of it was read for sure, and "unsure" until somebody has said that it is this exercise;
"marks", "asked" and "inherited" are as in `questions`. The draft itself says how many it "read" of how many ("2 6"),
the words that tell who "gave" them, what of the whole card is "asked", and whether the questions are "settled".
"""

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import fields as dataclass_fields
from typing import Any

from forum.errors import Refused
from forum.rules.kit import problem_words as kit_words
from forum.rules.kit.amounts import Unit, parse_range
from forum.rules.kit.spans import Span, say_number, say_time
from forum.rules.library.equipment_names import say_equipment
from forum.rules.library.exercises import Exercise
from forum.rules.routines import problem_words, refusal_words
from forum.rules.routines.checks import Problem, check_card, is_nobodys_title
from forum.rules.routines.own_names import find_own_name, name_of
from forum.rules.routines.routines import Card, Item, card_from_dict, item_from_dict

Fields = dict[str, str]
Line = dict[str, str]

RANGES: dict[str, Unit] = {
    "sets": "", "reps": "", "hold_s": "s", "duration_s": "s", "effort": "", "days_per_week": "", "weeks": "",
    "rounds": "",
    "first_sets": "", "first_reps": "", "first_hold_s": "s", "first_duration_s": "s",
}  # fmt: skip
SINGLE_TIMES = frozenset(("rest_s", "move_s", "return_s", "rest_between_rounds_s"))
_ENDS = {f"{name}_max" for name in RANGES}
HEAD_NAMES = tuple(one.name for one in dataclass_fields(Card) if one.name not in _ENDS | {"items"})
LINE_NAMES = tuple(one.name for one in dataclass_fields(Item) if one.name not in _ENDS)
DRAFT_NAMES = ("said", "marks", "called", "asked", "inherited", "unsure", "sure")
DRAFT_HEAD_NAMES = ("read", "gave", "asked", "settled")
SAID_CHARS = 600
_KEPT_NAMES = (*LINE_NAMES, *DRAFT_NAMES)
_LINE_FIELD = re.compile(r"items\.(\d{1,4})\.([a-z_]+)", re.ASCII)
_TIME_UNIT = re.compile(r"\d\s*[sm]\b|sec|min|:", re.ASCII)


def tidy_fields(given: Mapping[str, str]) -> Fields:
    """The fields of a card's form that we know and that hold text, with its lines numbered from 0."""
    removed = {name: given.get(f"removed.{name}", "") for name in (*_KEPT_NAMES, "at")}
    return join_fields(given, _lines(given), removed)


def join_fields(head: Mapping[str, str], lines: Iterable[Line], removed: Mapping[str, str] | None = None) -> Fields:
    """One flat form from its parts; blank texts are left out."""
    fields = {name: head.get(name, "") for name in (*HEAD_NAMES, *DRAFT_HEAD_NAMES)}
    for n, line in enumerate(lines):
        fields |= {f"items.{n}.{name}": text for name, text in line.items()}
    fields |= {f"removed.{name}": text for name, text in (removed or {}).items()}
    return {name: text for name, text in fields.items() if text.strip()}


def list_lines(fields: Mapping[str, str]) -> list[Line]:
    """The lines of the form in order, each by field name."""
    return _lines(fields)


def _lines(given: Mapping[str, str]) -> list[Line]:
    lines: dict[int, Line] = {}
    for name, text in given.items():
        found = _LINE_FIELD.fullmatch(name)
        if found and found[2] in _KEPT_NAMES and text.strip():
            lines.setdefault(int(found[1]), {})[found[2]] = text
    return [lines[n] for n in sorted(lines) if lines[n].get("exercise_id")]


def removed_of(fields: Mapping[str, str]) -> Line:
    """The line that was taken out last, with its old place, to be handed on."""
    return {name.removeprefix("removed."): text for name, text in fields.items() if name.startswith("removed.")}


def fields_of(card: Card) -> Fields:
    """The form of a card that exists, in the words people type."""
    lines = [{name: _say(item, name) for name in LINE_NAMES} for item in card.items]
    return join_fields({name: _say(card, name) for name in HEAD_NAMES}, lines)


def _say(value: Card | Item, name: str) -> str:
    low = getattr(value, name)
    if name in RANGES:
        return _say_range(Span(low, getattr(value, f"{name}_max")), RANGES[name])
    if low is None or low is False:
        return ""
    if low is True:
        return "yes"
    if isinstance(low, tuple):
        return say_equipment(low)
    if name in SINGLE_TIMES:
        return say_time(Span(low))
    return f"{low:.3f}".rstrip("0").rstrip(".") if isinstance(low, float) else str(low)


def _say_range(span: Span, unit: Unit) -> str:
    if not span:
        return ""
    if unit == "s":
        return say_time(span)
    return say_number(span)


def read_card(fields: Mapping[str, str]) -> tuple[Card, list[Problem]]:
    """The card a form describes, as far as it can be read, and what could not be read in page order."""
    problems: list[Problem] = []
    plain: dict[str, Any] = {}
    for name in HEAD_NAMES:
        plain |= _read(name, fields.get(name, ""), name, problems, is_line=False)
    plain["items"] = [_read_line(n, line, problems) for n, line in enumerate(_lines(fields))]
    return card_from_dict(plain), problems


def _read_line(n: int, line: Line, problems: list[Problem]) -> dict[str, Any]:
    plain: dict[str, Any] = {"exercise_id": line["exercise_id"].strip()}
    for name in LINE_NAMES:
        if name != "exercise_id":
            plain |= _read(name, line.get(name, ""), f"items.{n}.{name}", problems, is_line=True)
    return plain


def _read(name: str, text: str, field: str, problems: list[Problem], *, is_line: bool) -> dict[str, Any]:
    """One field as plain data; nothing, and a problem more, when it can't be read."""
    if not text.strip():
        return {}
    try:
        if name in RANGES:
            return _read_range(name, text)
        # One field at a time through the card's own reader: the rules of a value stand in one place.
        if is_line:
            item_from_dict({"exercise_id": "-", name: text})
        else:
            card_from_dict({name: text})
    except Refused as error:
        problems.append(Problem(field, error.message))
        return {}
    return {name: text}


def _read_range(name: str, text: str) -> dict[str, Any]:
    if name in ("duration_s", "first_duration_s") and not _TIME_UNIT.search(text.casefold()):
        raise Refused(refusal_words.NO_TIME_UNIT)
    low, high = parse_range(text, unit=RANGES[name])
    return {name: low, f"{name}_max": high}


def check_fields(
    fields: Mapping[str, str], exercises: Mapping[str, Exercise], *, is_draft: bool = False
) -> tuple[Card, list[Problem]]:
    """The card a form describes, and all there is to put right, in the order of the builder's page."""
    card, unread = read_card(fields)
    named = [_said_where(one, card, exercises) for one in unread]
    named += [] if is_draft or "read" not in fields else _list_unanswered(fields, card, exercises)
    return card, sorted([*named, *check_card(card, exercises, is_draft=is_draft)], key=_place)


def _list_unanswered(fields: Mapping[str, str], card: Card, exercises: Mapping[str, Exercise]) -> Iterator[Problem]:
    """What the author of words that became a card must say before others read it."""
    if is_nobodys_title(card.title):
        yield Problem("title", problem_words.NOBODYS_TITLE)
    if not fields.get("provenance", "").strip():
        yield Problem("provenance", problem_words.NO_GIVER)
    for n, line in enumerate(_lines(fields)):
        if "unsure" in line:
            words = problem_words.exercise_unsure(n + 1, name_of(line["exercise_id"], exercises))
            yield Problem(f"items.{n}.exercise_id", words)


def _place(problem: Problem) -> tuple[int, int]:
    """Lines by number, then the fields of the whole card."""
    found = _LINE_FIELD.fullmatch(field_of(problem))
    if not found:
        return 10_000, 0
    return int(found[1]), LINE_NAMES.index(found[2])


def _said_where(problem: Problem, card: Card, exercises: Mapping[str, Exercise]) -> Problem:
    found = _LINE_FIELD.fullmatch(problem.field)
    if not found:
        return problem
    n = int(found[1])
    exercise_id = card.items[n].exercise_id
    name = name_of(exercise_id, exercises) if exercise_id in exercises or find_own_name(exercise_id) else ""
    place = problem_words.field_of_line(n + 1, name, found[2])
    return Problem(problem.field, kit_words.at(place, problem.message))


def field_of(problem: Problem) -> str:
    """The form field that a problem belongs to: both ends of a range share one."""
    return problem.field.removesuffix("_max")


def rearrange(fields: Mapping[str, str], act: str) -> tuple[Fields, int | None]:
    """The form after a button such as "up:2", "remove:0", "settle:1", "add:bridge" or "undo", and the line to look at.

    Any other act leaves the form as it is, and so does a line that is not there.
    """
    verb, _, what = act.partition(":")
    lines = _lines(fields)
    if verb == "add" and what:
        return join_fields(fields, [*lines, {"exercise_id": what}]), len(lines)
    if verb == "undo" and fields.get("removed.exercise_id"):
        return _put_back(fields, lines)
    n = int(what) if what.isascii() and what.isdigit() and len(what) < 5 else -1
    if not 0 <= n < len(lines):
        return tidy_fields(fields), None
    if verb == "remove":
        removed = lines.pop(n) | {"at": str(n)}
        return join_fields(fields, lines, removed), min(n, len(lines) - 1) if lines else None
    if verb == "settle":
        lines[n].pop("unsure", None)
        return join_fields(fields, lines, removed_of(fields)), n
    if verb == "copy":
        return join_fields(fields, [*lines[: n + 1], dict(lines[n]), *lines[n + 1 :]]), n + 1
    return _move(fields, lines, n, {"up": -1, "down": 1}.get(verb, 0))


def _move(fields: Mapping[str, str], lines: list[Line], n: int, by: int) -> tuple[Fields, int | None]:
    to = min(max(n + by, 0), len(lines) - 1)
    lines.insert(to, lines.pop(n))
    return join_fields(fields, lines), to


def _put_back(fields: Mapping[str, str], lines: list[Line]) -> tuple[Fields, int | None]:
    at = fields.get("removed.at", "")
    n = min(int(at), len(lines)) if at.isascii() and at.isdigit() and len(at) < 5 else len(lines)
    lines.insert(n, {name: fields[f"removed.{name}"] for name in _KEPT_NAMES if f"removed.{name}" in fields})
    return join_fields(fields, lines), n
