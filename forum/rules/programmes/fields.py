"""A programme while it is being made: the text of its form by field name, and what its buttons do.

As with cards, a working copy keeps exactly what was typed. Fields are named as in `check_plan`: "title",
"parts.0.first_week", "rules.1.by"; a part's card is one text, "12.3" for version 3 of card 12.
"""

import re
from collections.abc import Mapping

from forum.rules.kit.spans import Span, say_number, say_time
from forum.rules.programmes.limits import KNOWN_MEASURES
from forum.rules.programmes.programmes import Part, Plan, StepRule

Fields = dict[str, str]
Row = dict[str, str]

HEAD_NAMES = ("title", "purpose", "weeks", "check_weeks", "provenance", "provenance_note", "source_url", "note")
ROOMS: dict[str, tuple[str, ...]] = {
    "parts": ("card", "first_week", "last_week", "days_per_week", "note"),
    "rules": ("what", "by", "most", "bands", "when", "count", "exercise_id"),
    "measures": ("name", "unit", "how"),
}
ROWS_MOST = 60
_ROW_FIELD = re.compile(r"(parts|rules|measures)\.(\d{1,4})\.([a-z_]+)", re.ASCII)
TIMES = ("hold_s", "duration_s")


def tidy_fields(given: Mapping[str, str]) -> Fields:
    """The fields of a programme's form that we know and that hold text, with the rows of each room from 0."""
    return join_fields(given, {room: list_rows(given, room) for room in ROOMS})


def join_fields(head: Mapping[str, str], rooms: Mapping[str, list[Row]]) -> Fields:
    """One flat form from its parts; a row keeps its place even when it is empty."""
    fields = {name: head[name] for name in HEAD_NAMES if head.get(name, "").strip()}
    for room, rows in rooms.items():
        for n, row in enumerate(rows):
            fields |= {f"{room}.{n}.{name}": row.get(name, "") for name in ROOMS[room]}
    return fields


def list_rows(fields: Mapping[str, str], room: str) -> list[Row]:
    """The rows of "parts", "rules" or "measures" in order, each by field name."""
    rows: dict[int, Row] = {}
    for name, text in fields.items():
        found = _ROW_FIELD.fullmatch(name)
        if found and found[1] == room and found[3] in ROOMS[room]:
            rows.setdefault(int(found[2]), {})[found[3]] = text
    return [rows[n] for n in sorted(rows)][:ROWS_MOST]


def fields_of(plan: Plan) -> Fields:
    """The form of a programme that exists, in the words people type."""
    head = {name: getattr(plan, name) for name in HEAD_NAMES if name not in ("weeks", "check_weeks")}
    head["weeks"] = str(plan.weeks or "")
    head["check_weeks"] = ", ".join(map(str, plan.check_weeks))
    measures = [{name: getattr(one, name) for name in ROOMS["measures"]} for one in plan.measures]
    parts, rules = [_part_row(one) for one in plan.parts], [_rule_row(one) for one in plan.rules]
    return join_fields(head, {"parts": parts, "rules": rules, "measures": measures})


def _part_row(part: Part) -> Row:
    days = Span(part.days_per_week, part.days_per_week_max)
    return {
        "card": f"{part.routine_id}.{part.n}",
        "first_week": str(part.first_week),
        "last_week": str(part.last_week),
        "days_per_week": say_number(days) if days else "",
        "note": part.note,
    }


def _rule_row(rule: StepRule) -> Row:
    row = {"what": rule.what, "when": rule.when, "count": str(rule.count), "exercise_id": rule.exercise_id}
    row["bands"] = ", ".join(rule.bands)
    for name in ("by", "most"):
        value = getattr(rule, name)
        is_time = rule.what in TIMES and value is not None
        row[name] = "" if value is None else say_time(Span(int(value))) if is_time else f"{value:g}"
    return row


def rearrange(fields: Mapping[str, str], act: str, chosen: str = "") -> Fields:
    """The form after a button such as "add:parts" or "remove:rules.0"; `chosen` is the measure picked from the list.

    Any other act leaves the form as it is, and so does a row that is not there.
    """
    rooms = {room: list_rows(fields, room) for room in ROOMS}
    verb, _, what = act.partition(":")
    room, _, number = what.partition(".")
    if verb == "add" and room in rooms and len(rooms[room]) < ROWS_MOST:
        rooms[room].append(_new_row(room, rooms, fields, chosen))
    if verb == "remove" and room in rooms and number.isascii() and number.isdigit() and len(number) < 5:
        rooms[room] = [row for n, row in enumerate(rooms[room]) if n != int(number)]
    return join_fields(fields, rooms)


def _new_row(room: str, rooms: Mapping[str, list[Row]], fields: Mapping[str, str], chosen: str) -> Row:
    if room == "measures":
        known = KNOWN_MEASURES.get(chosen)
        return {name: getattr(known, name) for name in ROOMS[room]} if known else {}
    if room == "rules":
        return {"what": "reps", "when": "both_easy", "count": "1"}
    ends = [row.get("last_week", "") for row in rooms["parts"]]
    last = max((int(one) for one in ends if one.isascii() and one.isdigit() and len(one) < 4), default=0)
    return {"first_week": str(last + 1), "last_week": fields.get("weeks", "")}
