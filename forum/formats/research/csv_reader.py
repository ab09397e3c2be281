"""Tables: a line of names, then a study a line. Names are those of a record; lists have semicolons between."""

import csv
import io
from collections.abc import Iterator
from typing import Any

from forum.formats.research import refusal_words
from forum.formats.research.read_study import StudyFound, one_line, put_year
from forum.rules.research.shape import CHOICES, FLAGS, LISTS, NUMBERS, TEXTS

_FIELD_MOST = 10_000
_NAMES = {"year": "published", "date": "published", "author": "authors", "link": "url", "abstract_license": ""}
_KNOWN = frozenset((*TEXTS, *LISTS, *NUMBERS, *FLAGS, *CHOICES))


def read_csv(text: str) -> Iterator[StudyFound]:
    """Each line that is not empty."""
    first = text.split("\n", 1)[0]
    mark = max(",;\t", key=first.count)
    rows = csv.reader(io.StringIO(text, newline=""), delimiter=mark)
    names: list[str] = []
    while True:
        try:
            row = next(rows)
        except StopIteration:
            return
        except csv.Error:
            yield StudyFound(problem=refusal_words.unreadable_from_line(rows.line_num))
            continue
        if not names:
            names = [one.strip().lower().replace(" ", "_") for one in row]
            if "title" not in names:
                return
        elif any(one.strip() for one in row):
            yield _line(names, row)


def _line(names: list[str], row: list[str]) -> StudyFound:
    if len(row) > len(names):
        return StudyFound(problem=refusal_words.too_many_cells(len(row), len(names)))
    given = {_NAMES.get(name, name): cell.strip() for name, cell in zip(names, row, strict=False) if cell.strip()}
    data: dict[str, Any] = {}
    for name, cell in given.items():
        if name in LISTS:
            data[name] = [one_line(one) for one in cell.split(";") if one.strip()]
        elif name in NUMBERS:
            data[name] = int(cell) if cell.isascii() and cell.isdigit() and len(cell) < 9 else cell
        elif name in FLAGS:
            data[name] = cell.lower() in ("yes", "true", "1", "y")
        elif name in _KNOWN:
            data[name] = cell
    return StudyFound(put_year(data), tuple(one[:40] for one in sorted(given.keys() - _KNOWN)))
