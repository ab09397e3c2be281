"""Only `rules/kit/days` makes a day of a moment, so whose day it is has been decided everywhere."""

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from forum.paths import templates_folder
from tests.house.plan import module_of, nodes_of, python_files, shown

HOME = "forum.rules.kit.days"
# What gives a day, or a piece of one, whatever it is called on.
MAKERS = {
    "astimezone", "combine", "date", "fromordinal", "fromtimestamp", "isocalendar", "isoweekday", "strftime",
    "timetuple", "today", "toordinal", "weekday",
}  # fmt: skip
# Where no moment becomes somebody's day.
ALLOWED = {
    ("forum.models.kit.base", "astimezone"): "a moment is kept in UTC and stays a moment",
    ("forum.log_lines", "fromtimestamp"): "the operator's log names its zone",
    ("forum.mail.outbound", "strftime"): "the name of a letter's file",
    ("forum.formats.archive.line_values", "fromtimestamp"): "a moment is read from a number and stays a moment",
    ("forum.formats.routines.calendar", "combine"): "a day of the member's gets its time of the day",
    ("forum.formats.routines.calendar", "weekday"): "the weekday of a day",
}
PARTS = re.compile(r"%-?[aAbBcdeHIjmuUwWyYxX]")
IN_TEMPLATES = re.compile(r"\.(?:strftime|date|isoformat|astimezone|year|month|day|weekday|ctime)\b(?!\s*=)\(?")
FILES = [path for path in python_files() if module_of(path) != HOME]


def day_makers(path: Path) -> Iterator[str]:
    """Every call and every format of a file that may take a day out of a moment."""
    for node in nodes_of(path):
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute) and node.func.attr in MAKERS:
            if not (isinstance(node.func.value, ast.Attribute | ast.Name) and node.func.attr == "date" and node.args):
                yield node.func.attr
        elif isinstance(node, ast.FormattedValue) and node.format_spec:
            texts = (one.value for one in ast.walk(node.format_spec) if isinstance(one, ast.Constant))
            yield from (f"a format {text!s}" for text in texts if PARTS.search(str(text)))
        elif isinstance(node, ast.ImportFrom) and node.module in ("babel.dates", "zoneinfo"):
            yield f"import {node.module}"


@pytest.mark.parametrize("path", FILES, ids=shown)
def test_no_module_makes_a_day_of_a_moment_by_itself(path: Path) -> None:
    found = {one for one in day_makers(path) if (module_of(path), one) not in ALLOWED}
    assert found == set(), "ask a function of forum/rules/kit/days.py whose day it is"


def test_every_exception_is_still_needed() -> None:
    used = {(module_of(path), one) for path in FILES for one in day_makers(path)}
    assert set(ALLOWED) - used == set()


@pytest.mark.parametrize("path", sorted(templates_folder().rglob("*.html")), ids=lambda path: path.name)
def test_no_template_makes_a_day_of_a_moment_by_itself(path: Path) -> None:
    pieces = re.findall(r"(?s)\{[{%](.*?)[%}]\}", path.read_text("utf-8"))
    found = [piece.strip() for piece in pieces if IN_TEMPLATES.search(re.sub(r'"[^"]*"', '""', piece))]
    assert found == [], "use the filters date, datetime, month and machine"


@pytest.mark.parametrize(
    "line",
    [
        "now.date()", "f'{now:%d %B}'", "now.astimezone(zone)", "date.fromtimestamp(3)",
        "from zoneinfo import ZoneInfo",        "f'{person.suspended_until:%-d %B %Y}'", "now.strftime('%Y')",
    ],
)  # fmt: skip
def test_a_day_made_of_a_moment_is_found(line: str, tmp_path: Path) -> None:
    file = tmp_path / "made.py"
    file.write_text(line)
    assert list(day_makers(file))
