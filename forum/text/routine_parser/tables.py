"""Amounts in a table, as a printed programme has them: the column says what a bare number means."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

from forum.text.routine_parser.quantity_values import DAY, Amount, Values, days, ranged

_BORDER = re.compile(r"\s*\|\s*|\s{2,}|;[ ]?")
_BORDERS = ("|", "  ", ";")
Column = Amount | Literal["sides", "day", "minutes"]
# What stands above a column, and the value its cells give.
_COLUMNS: dict[Column, re.Pattern[str]] = {
    "sets": re.compile(r"sets?|rounds?"),
    "reps": re.compile(r"reps?|repetitions?|times|number|how many(?: times)?|count|amount"),
    "held": re.compile(r"hold(?: time| \(s(?:ecs?)?\))?|secs?|seconds"),
    "rest_s": re.compile(r"rests?|rest (?:time|between)"),
    "sides": re.compile(r"sides?|legs?|l/r"),
    "seconds": re.compile(r"time|duration"),
    "minutes": re.compile(r"min(?:ute)?s?"),
    "day": re.compile(r"days?|day of the week|when"),
}
_FEWEST = 2  # columns that make a line the head of a table; a day and what is done on it are two as well
_EXERCISE = re.compile(r"exercises?|activity|what|movement|name")
_RANGE = re.compile(r"(\d{1,3})(?:\s?(?:-|to)\s?(\d{1,3}))?\s?(s|secs?|seconds?|mins?|minutes?)?(?: each)?")
_DAYS = re.compile(rf"{DAY}(?:(?:\s?[,/&+]\s?|\sand\s|\s){DAY}){{0,6}}")
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
        named = sum(_EXERCISE.fullmatch(said.strip()) is not None for _, _, said in cells)
        if head and len(head) + named >= _FEWEST:
            columns = head
        elif len(cells) <= max(columns, default=0):
            columns = {}
        else:
            found += [
                TableCell(at, at + length, values)
                for number, (at, _, said) in enumerate(cells)
                if number in columns and (read := _values(columns[number], said))
                for values, length in [read]
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


def _values(column: Column, said: str) -> tuple[Values, int] | None:
    """What a cell gives, and how many of its letters say so; None where that is nothing."""
    if column == "sides":
        side = _SIDES.get(said.strip().removesuffix(" only").removesuffix(" sides").removesuffix(" side"))
        return ({"sides": side}, len(said)) if side else None
    if column == "day":
        named = _DAYS.fullmatch(said.strip())
        return (days(named), len(said)) if named else None
    match = _RANGE.match(said)
    # "10, hold for 5 seconds": the number is what the column says, and the words behind it say more.
    is_whole = match is not None and (match.end() == len(said.rstrip()) or said[match.end()] == ",")
    if match is None or not is_whole or (match[3] and column in {"sets", "reps"}):
        return None
    if column == "seconds" and not match[3]:
        return {}, match.end()  # seconds or minutes, nobody knows; and surely no count
    unit = match[3] or ("minutes" if column == "minutes" else None)
    return ranged("seconds" if column == "minutes" else column, match[1], match[2], unit), match.end()
