"""The house has floors, and arrows only point down."""

import ast
from graphlib import TopologicalSorter
from pathlib import Path

import pytest

from tests.house.plan import DOORS, FRONT, LEVEL, PURE, floor_of, imports_of, module_of, nodes_of, python_files, shown

FILES = python_files()
WEB_LIBRARIES = {"flask", "flask_login", "flask_wtf", "wtforms"}
STORES = {"alembic", "flask_sqlalchemy", "psycopg", "sqlalchemy", "sqlite3", "whoosh"}
OUTSIDE = {"asyncio", "gunicorn", "os", "smtplib", "socket", "subprocess", "urllib.request", "werkzeug"}
CHANCE_AND_TIME = {"random", "secrets", "time", "uuid"}
IMPURE_LIBRARIES = WEB_LIBRARIES | STORES | OUTSIDE | CHANCE_AND_TIME
CLOCK_READERS = {"now", "utcnow", "today"}


def is_within(name: str, libraries: set[str]) -> bool:
    return any(name == library or name.startswith(f"{library}.") for library in libraries)


def files_in(*floors: str) -> list[Path]:
    """The files of these floors; each rule below is asked of the floors it is about, and of no other."""
    return [path for path in FILES if floor_of(path) in floors]


def files_outside(*floors: str) -> list[Path]:
    """The files of all other floors."""
    return [path for path in FILES if floor_of(path) not in floors]


def by_file(files: list[Path]) -> pytest.MarkDecorator:
    """One case a file, named like it."""
    return pytest.mark.parametrize("path", files, ids=shown)


def uphill(path: Path) -> list[str]:
    """The imports of a file that point up or to a neighbour, in words."""
    here, found = floor_of(path), []
    for each in imports_of(path):
        top, _, rest = each.name.partition(".")
        there = rest.split(".")[0]
        if top != "forum":
            continue
        if there in LEVEL:
            if there != here and LEVEL[there] <= LEVEL[here]:
                found.append(f"line {each.line}: {here} imports {there}")
        elif here != "cli":  # the front, or a name of the package itself
            found.append(f"line {each.line}: only cli may call the app factory ({each.name})")
    return found


def called_attributes(path: Path) -> set[str]:
    """The names of everything that is called as `something.name()`."""
    calls = (node for node in nodes_of(path) if isinstance(node, ast.Call))
    return {call.func.attr for call in calls if isinstance(call.func, ast.Attribute)}


def test_every_floor_is_on_the_plan() -> None:
    assert {floor_of(path) for path in FILES} <= set(LEVEL) | FRONT | {"seeds"}


def test_every_floor_of_the_plan_has_files() -> None:
    assert set(LEVEL) | FRONT <= {floor_of(path) for path in FILES}


@by_file(files_outside(*FRONT))
def test_arrows_point_down(path: Path) -> None:
    assert uphill(path) == [], "a floor imports only those below it; ARCHITECTURE.md draws them"


def test_no_module_imports_in_a_circle() -> None:
    known = {module_of(path): path for path in FILES}
    graph = {module: wanted_modules(known, module) for module in known}
    tuple(TopologicalSorter(graph).static_order())  # raises CycleError, naming the circle


def wanted_modules(known: dict[str, Path], module: str) -> set[str]:
    """The modules that `module` needs: the one named, or the package that the name is taken from."""
    names = [found.name for found in imports_of(known[module])]
    wanted = {name if name in known else name.rpartition(".")[0] for name in names}
    return {name for name in wanted if name in known and name != module}


@by_file(files_in(*PURE))
def test_pure_floors_take_nothing_impure(path: Path) -> None:
    assert [found for found in imports_of(path) if is_within(found.name, IMPURE_LIBRARIES)] == []


@by_file(files_outside("clock"))
def test_only_the_clock_reads_the_time(path: Path) -> None:
    assert called_attributes(path) & CLOCK_READERS == set()


@by_file(files_outside(*DOORS, *FRONT))
def test_flask_stays_at_the_doors(path: Path) -> None:
    assert [found for found in imports_of(path) if is_within(found.name, WEB_LIBRARIES)] == []


@by_file(files_in(*DOORS))
def test_the_doors_speak_no_sql(path: Path) -> None:
    text = path.read_text(encoding="utf-8").lower()
    said = [words for words in ("sqlalchemy", "db.session") if words in text]
    assert said == [], "a door asks forum/queries and tells forum/actions"


@by_file(files_in(*DOORS))
def test_the_doors_believe_no_cast(path: Path) -> None:
    assert "typing.cast" not in {found.name for found in imports_of(path)}


@by_file(files_in("queries", "models"))
def test_a_query_only_reads(path: Path) -> None:
    assert called_attributes(path) & {"commit", "flush", "add_all", "merge"} == set()


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


@pytest.mark.parametrize(
    ("place", "line", "said"),
    [
        ("rules/x.py", "from forum.models import db", "line 1: rules imports models"),
        ("web/x.py", "from forum.api import search", "line 1: web imports api"),
        ("jobs/x.py", "from forum.app import create_app", "line 1: only cli may call the app factory"),
    ],
)
def test_an_arrow_that_points_up_is_seen(
    place: str, line: str, said: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("tests.house.plan.PACKAGE", tmp_path / "forum")
    path = tmp_path / "forum" / place
    path.parent.mkdir(parents=True)
    path.write_text(line)
    (found,) = uphill(path)
    assert found.startswith(said)


def test_whoosh_is_known_to_its_codec_to_the_fields_and_for_its_stemmer() -> None:
    knowing = {shown(path) for path in python_files() for one in imports_of(path) if one.name.startswith("whoosh")}
    homes = ("whoosh/codec.py", "whoosh/schema.py", "asking/analysis.py")
    assert knowing == {f"forum/search/{home}" for home in homes}
