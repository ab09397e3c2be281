"""The house has floors and arrows only point down."""

import ast
from graphlib import TopologicalSorter
from pathlib import Path

import pytest

from tests.house.plan import DOORS, FRONT, LEVEL, PURE, imports_of, module_of, python_files, room_of, shown

FILES = python_files()
BY_FILE = pytest.mark.parametrize("path", FILES, ids=shown)
WEB_LIBRARIES = {"flask", "flask_login", "flask_wtf", "wtforms"}
STORES = {"alembic", "flask_sqlalchemy", "psycopg", "sqlalchemy", "sqlite3", "whoosh"}
OUTSIDE = {"asyncio", "gunicorn", "os", "smtplib", "socket", "subprocess", "urllib.request", "werkzeug"}
CHANCE_AND_TIME = {"random", "secrets", "time", "uuid"}
IMPURE_LIBRARIES = WEB_LIBRARIES | STORES | OUTSIDE | CHANCE_AND_TIME
CLOCK_READERS = {"now", "utcnow", "today"}


def is_within(name: str, libraries: set[str]) -> bool:
    return any(name == library or name.startswith(f"{library}.") for library in libraries)


def called_attributes(path: Path) -> set[str]:
    """The names of everything that is called as `something.name()`."""
    calls = (node for node in ast.walk(ast.parse(path.read_text())) if isinstance(node, ast.Call))
    return {call.func.attr for call in calls if isinstance(call.func, ast.Attribute)}


def test_every_room_is_on_the_plan() -> None:
    assert {room_of(path) for path in FILES} <= set(LEVEL) | FRONT | {"seeds"}


@BY_FILE
def test_arrows_point_down(path: Path) -> None:
    here = room_of(path)
    for found in imports_of(path):
        top, _, rest = found.name.partition(".")
        there = rest.split(".")[0]
        if top != "forum" or here in FRONT:
            continue
        if there not in LEVEL:  # the front, or a name of the package itself
            assert here == "cli", f"line {found.line}: only cli may call the app factory ({found.name})"
        else:
            assert there == here or LEVEL[there] > LEVEL[here], f"line {found.line}: {here} imports {there}"


def test_no_module_imports_in_a_circle() -> None:
    known = {module_of(path): path for path in FILES}
    graph = {module: wanted_modules(known, module) for module in known}
    tuple(TopologicalSorter(graph).static_order())  # raises CycleError, naming the circle


def wanted_modules(known: dict[str, Path], module: str) -> set[str]:
    """The modules that `module` needs: the one named, or the package that the name is taken from."""
    names = [found.name for found in imports_of(known[module])]
    wanted = {name if name in known else name.rpartition(".")[0] for name in names}
    return {name for name in wanted if name in known and name != module}


@BY_FILE
def test_pure_rooms_take_nothing_impure(path: Path) -> None:
    if room_of(path) not in PURE:
        return
    impure = [found for found in imports_of(path) if is_within(found.name, IMPURE_LIBRARIES)]
    assert not impure
    assert not called_attributes(path) & CLOCK_READERS, "a pure room is handed the time"


@BY_FILE
def test_only_the_clock_reads_the_time(path: Path) -> None:
    if room_of(path) != "clock":
        assert not called_attributes(path) & CLOCK_READERS


@BY_FILE
def test_flask_stays_at_the_doors(path: Path) -> None:
    if room_of(path) not in DOORS | FRONT:
        assert not [found for found in imports_of(path) if is_within(found.name, WEB_LIBRARIES)]


@BY_FILE
def test_the_doors_speak_no_sql(path: Path) -> None:
    if room_of(path) in DOORS:
        text = path.read_text().lower()
        assert "sqlalchemy" not in text
        assert "db.session" not in text


@BY_FILE
def test_a_query_only_reads(path: Path) -> None:
    if room_of(path) in {"queries", "models"}:
        assert not called_attributes(path) & {"commit", "flush", "add_all", "merge"}


@pytest.mark.parametrize(
    ("line", "name"),
    [
        ("import forum.web.pages", "forum.web.pages"),
        ("from forum.web import pages", "forum.web.pages"),
        ("from . import doses", "forum.rules.doses"),
        ("from .doses import words", "forum.rules.doses.words"),
        ("from ..web import pages", "forum.web.pages"),
        ("def later():\n    from forum.web import pages", "forum.web.pages"),
        ("if TYPE_CHECKING:\n    from forum.web import pages", "forum.web.pages"),
    ],
)
def test_no_spelling_of_an_import_is_overlooked(
    line: str, name: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("tests.house.plan.ROOT", tmp_path)
    path = tmp_path / "forum" / "rules" / "x.py"
    path.parent.mkdir(parents=True)
    path.write_text(line)
    assert [found.name for found in imports_of(path)] == [name]
