"""A routine card as a table for a spreadsheet, and back without loss.

Above stand the card's own fields, one a row; below an empty row the exercises, one a row, with a column for each
field that some line gives. `name`, `dose`, `safety`, `watch` and `stop` are there to be read by people, not read back:
a warning is always the library's and the line's own. What a spreadsheet would take for a formula gets an apostrophe
in front, also behind a semicolon, a tab or a line end, where a spreadsheet of another country may begin a new cell;
reading takes exactly these away. Tables of other countries are read too: `2,5`, semicolons, a line `sep=;` above.
"""

import csv
import io
import re
from collections.abc import Iterable, Mapping
from dataclasses import fields
from typing import Any

from forum.errors import Refused
from forum.formats.routines import refusal_words
from forum.rules.library.exercises import Exercise
from forum.rules.routines.doses import say_dose
from forum.rules.routines.facts import told
from forum.rules.routines.limits import ITEMS_MAX
from forum.rules.routines.own_names import find_own_name
from forum.rules.routines.routines import Card, Item, card_from_dict, card_to_dict
from forum.rules.routines.safety import STOP_RULES, SafetyLine, item_strip, safety_strip
from forum.rules.routines.watch import signs_of, watch_of

FIRST_CELL, FORMAT = "strideshare card", "1"
FOR_PEOPLE = ("name", "dose", "safety", "watch")
TOLD = ("safety", "stop")
BOM = "\N{ZERO WIDTH NO-BREAK SPACE}"
CARD_NAMES = tuple(one.name for one in fields(Card) if one.name != "items")
ITEM_NAMES = tuple(one.name for one in fields(Item))
_CELL_STARTS = r"(?P<edge>^|[;\t\r\n])"
_RISKY = "(?=[ \u00a0\"]{0,99}[=+@\uff1d\uff0b\uff0d\uff20-]|[\t\r'])"
_UNSAFE = re.compile(_CELL_STARTS + _RISKY)
_SAFE = re.compile(_CELL_STARTS + "'" + _RISKY)
_SEPARATOR = re.compile(r"\"?sep=(?P<sign>[;,\t|])\"?[;,]{0,99}\r?\n", re.IGNORECASE)
_NUMBER = re.compile(r"-?[0-9]{1,17}(?:[.,][0-9]{1,20})?(?:e[+-]?[0-9]{1,3})?", re.IGNORECASE)
_TEXTS = {one.name for shape in (Card, Item) for one in fields(shape) if one.type is str or one.type == "str"}
_LOADS = ("load_kg", "first_load_kg")
MOST_ROWS = 500


def routine_to_csv(card: Card, exercises: Mapping[str, Exercise]) -> bytes:
    """The card as UTF-8 with a byte order mark, commas and CRLF: what spreadsheets open rightly."""
    plain = card_to_dict(card)
    items = plain.pop("items", [])
    columns = [name for name in ITEM_NAMES if any(name in item for item in items)] or ["exercise_id"]
    text = io.StringIO()
    out = csv.writer(text)
    out.writerow((FIRST_CELL, FORMAT))
    for name in CARD_NAMES:
        if name in plain:
            out.writerow((name, _cell(plain[name])))
    out.writerow(("safety", _cell(_sentences(told(safety_strip(card, exercises))))))
    out.writerow(("stop", _cell(" ".join((*STOP_RULES, *signs_of(card, exercises).words)))))
    out.writerow(())
    out.writerow((columns[0], "name", "dose", *columns[1:], "safety", "watch"))
    for item, line in zip(items, card.items, strict=True):
        known = exercises.get(line.exercise_id)
        safety = _sentences(told(item_strip(line, known)))
        words = (_cell(known.name if known else find_own_name(line.exercise_id)), _cell(say_dose(line)))
        cells = [_cell(item.get(name, "")) for name in columns]
        out.writerow((cells[0], *words, *cells[1:], _cell(safety), _cell(" ".join(watch_of(known).words))))
    return (BOM + text.getvalue()).encode()


def routine_from_csv(raw: str) -> Card:
    """The card of a file that `routine_to_csv` wrote, also after a spreadsheet saved it with semicolons.

    Raises Refused with the row of what can't be read. Whether the card may be kept is for `check_card`.
    """
    rows = _read(raw.removeprefix(BOM))
    if not rows or rows[0][:2] != [FIRST_CELL, FORMAT]:
        raise Refused(refusal_words.TABLE_NOT_A_CARD)
    end = next((n for n, row in enumerate(rows) if not any(row)), len(rows))
    plain: dict[str, Any] = {}
    for n, row in enumerate(rows[1:end], 2):
        name, value = (*row, "", "")[:2]
        if name in TOLD:
            continue
        if name not in CARD_NAMES or any(row[2:]):
            raise Refused(refusal_words.unknown_card_field(n, name))
        if name in plain:
            raise Refused(refusal_words.field_twice(n, name))
        plain[name] = _value(name, value, n)
    plain["items"] = _items(rows, end)
    return card_from_dict(plain)


def _items(rows: list[list[str]], start: int) -> list[dict[str, Any]]:
    head = next((n for n in range(start, len(rows)) if any(rows[n])), None)
    if head is None:
        return []
    columns = _trimmed(rows[head])
    for name in columns:
        if name not in (*ITEM_NAMES, *FOR_PEOPLE) or columns.count(name) > 1:
            raise Refused(refusal_words.unclear_column(head + 1, name))
    items = []
    for n, row in enumerate(rows[head + 1 :], head + 2):
        if not any(row):
            continue
        if any(row[len(columns) :]):
            raise Refused(refusal_words.too_many_cells(n))
        pairs = zip(columns, row, strict=False)
        items.append({name: _value(name, cell, n) for name, cell in pairs if name not in FOR_PEOPLE and cell})
    if len(items) > ITEMS_MAX:
        raise Refused(refusal_words.too_many_exercises(len(items), ITEMS_MAX))
    return items


def _read(raw: str) -> list[list[str]]:
    said = _SEPARATOR.match(raw)
    raw = raw[said.end() :] if said else raw
    first = raw.split("\n", 1)[0]
    delimiter = (
        said["sign"]
        if said
        else ";"
        if first.count(";") > first.count(",")
        else "\t"
        if "\t" in first and "," not in first
        else ","
    )
    try:
        rows = [list(map(_plain, row)) for row in csv.reader(io.StringIO(raw, newline=""), delimiter=delimiter)]
    except csv.Error:
        raise Refused(refusal_words.TABLE_UNREADABLE) from None
    if len(rows) > MOST_ROWS:
        raise Refused(refusal_words.too_many_rows(MOST_ROWS))
    return rows


def _sentences(lines: Iterable[SafetyLine]) -> str:
    return " ".join(f"{line.words.rstrip('.')}." for line in lines)


def _cell(value: Any) -> str:
    text = "yes" if value is True else " ".join(value) if isinstance(value, list) else str(value)
    return _UNSAFE.sub(r"\g<edge>'", text)


def _plain(cell: str) -> str:
    return _SAFE.sub(r"\g<edge>", cell)


def _value(name: str, cell: str, row: int) -> Any:
    """A cell as card_from_dict takes it: numbers stay exactly what they were."""
    if name == "equipment":
        return cell.split()
    if name in _TEXTS or name == "band_doubled" or not cell:
        return cell
    if name in _CHOSEN:
        return cell
    number = cell.strip()
    if not _NUMBER.fullmatch(number):
        raise Refused(refusal_words.not_a_number(row, cell, name))
    value = float(number.replace(",", "."))
    if name in _LOADS:
        return value
    if not value.is_integer():
        raise Refused(refusal_words.not_a_number(row, cell, name))
    return int(value)


_CHOSEN = ("sides", "first_side", "pace", "position", "support", "spotter", "provenance")


def _trimmed(row: Iterable[str]) -> list[str]:
    cells = [cell.strip() for cell in row]
    while cells and not cells[-1]:
        cells.pop()
    return cells
