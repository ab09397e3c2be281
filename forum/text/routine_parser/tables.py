"""Amounts in a table, as a printed programme has them: the column says what a bare number means."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

from forum.text.routine_parser.quantity_values import Amount, Values, ranged

_BORDER = re.compile(r"\s*\|\s*|\s{2,}|\t+")
_BORDERS = ("|", "  ", "\t")
Column = Amount | Literal["sides"]
# What stands above a column, and the value its cells give.
_COLUMNS: dict[Column, re.Pattern[str]] = {
    "sets": re.compile(r"sets?|rounds?"),
    "reps": re.compile(r"reps?|repetitions?|times|number"),
    "held": re.compile(r"hold(?: time| \(s(?:ecs?)?\))?|secs?|seconds"),
    "rest_s": re.compile(r"rests?|rest (?:time|between)"),
    "sides": re.compile(r"sides?|legs?|l/r"),
}
_FEWEST = 2  # columns that make a line the head of a table
_RANGE = re.compile(r"(\d{1,3})(?:\s?(?:-|to)\s?(\d{1,3}))?\s?(s|secs?|seconds?|mins?|minutes?)?(?: each)?")
_SIDES = {"both": "each", "each": "each", "l": "left", "left": "left", "r": "right", "right": "right"}


@dataclass(frozen=True, slots=True)
class TableCell:
    """What a cell gives, at its place of the text."""

    start: int
    end: int
    values: Values


def read_cells(text: str) -> list[TableCell]:
    """The cells of all tables in a text whose head names at least two amounts, in order."""
    found: list[TableCell] = []
    columns: dict[int, Column] = {}
    start = 0
    for line in text.split("\n"):
        cells = list(_cells(line, start)) if any(border in line for border in _BORDERS) else []
        start += len(line) + 1
        head = {number: name for number, (_, _, said) in enumerate(cells) if (name := _column(said))}
        if len(head) >= _FEWEST:
            columns = head
        elif len(cells) <= max(columns, default=0):
            columns = {}
        else:
            found += [
                TableCell(at, at + len(said), values)
                for number, (at, _, said) in enumerate(cells)
                if number in columns and (values := _values(columns[number], said))
            ]
    return found


def _cells(line: str, start: int) -> Iterator[tuple[int, int, str]]:
    place = 0
    for border in (*_BORDER.finditer(line.rstrip()), None):
        end = border.start() if border else len(line.rstrip())
        if end > place or (border and border[0].strip()):
            yield start + place, start + end, line[place:end]
        place = border.end() if border else end


def _column(said: str) -> Column | None:
    return next((name for name, words in _COLUMNS.items() if words.fullmatch(said.strip())), None)


def _values(column: Column, said: str) -> Values:
    if column == "sides":
        side = _SIDES.get(said.strip().removesuffix(" only").removesuffix(" sides").removesuffix(" side"))
        return {"sides": side} if side else {}
    match = _RANGE.fullmatch(said.strip())
    if match is None:
        return {}
    return ranged(column, match[1], match[2], match[3])
