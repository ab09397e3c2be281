"""A table of resources as somebody's spreadsheet saved it: its rows by line, whatever is wrong with them."""

import csv
import io
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from forum.errors import Refused
from forum.formats.library import refusal_words
from forum.formats.library.resource_files import COLUMNS, FORMULA
from forum.formats.routines.file_text import read_text

MOST_ROWS = 10_000
MOST_BYTES = 8_000_000
NEEDED = ("title", "url", "made_by", "why", "kind", "level")
_DELIMITERS = ",;\t"
_CELL_CHARS = 10_000


@dataclass(frozen=True, slots=True)
class TableRow:
    """A row by the names of `COLUMNS`, and the line of the file on which it begins."""

    line: int
    cells: Mapping[str, str]


def read_table(raw: bytes) -> list[TableRow]:
    """The rows of a table; raises `Refused` when the file as a whole can't be read."""
    if len(raw) > MOST_BYTES:
        raise Refused(refusal_words.TABLE_TOO_BIG, "file")
    text = read_text(raw)
    if text is None:
        raise Refused(refusal_words.TABLE_NOT_TEXT, "file")
    lines = _read_lines(text)
    first = next(lines, None)
    if first is None:
        raise Refused(refusal_words.TABLE_EMPTY, "file")
    names = _read_header(first[1])
    rows: list[TableRow] = []
    for line, cells in lines:
        if not any(cell.strip() for cell in cells):
            continue
        if len(rows) == MOST_ROWS:
            raise Refused(refusal_words.too_many_rows(MOST_ROWS), "file")
        rows.append(TableRow(line, {name: _cell(value) for name, value in zip(names, cells, strict=False)}))
    if not rows:
        raise Refused(refusal_words.TABLE_EMPTY, "file")
    return rows


def _read_lines(text: str) -> Iterator[tuple[int, list[str]]]:
    """Each row of cells and the line on which it begins; raises `Refused` where a quote has no end."""
    header = text.lstrip().partition("\n")[0]
    delimiter = max(_DELIMITERS, key=header.count)
    # A cell that never ends would take all lines after it: so each has its bounds.
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter, strict=True)
    begins = 1
    try:
        for cells in reader:
            if any(len(cell) > _CELL_CHARS for cell in cells):
                raise Refused(refusal_words.row_unreadable(begins), "file")
            yield begins, cells
            begins = reader.line_num + 1
    except csv.Error:
        raise Refused(refusal_words.row_unreadable(begins), "file") from None


def _read_header(cells: list[str]) -> list[str]:
    names = [cell.strip().lower().replace(" ", "_") for cell in cells]
    while names and not names[-1]:
        names.pop()
    if unknown := [name for name in names if name not in COLUMNS]:
        raise Refused(refusal_words.columns_unknown(unknown[:5], COLUMNS), "file")
    if missing := [name for name in NEEDED if name not in names]:
        raise Refused(refusal_words.columns_missing(missing), "file")
    if len(set(names)) < len(names):
        raise Refused(refusal_words.COLUMN_TWICE, "file")
    return names


def _cell(value: str) -> str:
    """The cell as it was before our own table put an apostrophe in front of what looks like a formula."""
    return value[1:] if value.startswith("'") and value[1:].startswith(FORMULA) else value
