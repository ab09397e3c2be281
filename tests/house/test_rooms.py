"""Inside a floor each feature has a room, and rooms point only down, in the order of ARCHITECTURE.md."""

import re
from pathlib import Path

import pytest

from tests.house.plan import PACKAGE, ROOT, floor_of, imports_of, python_files, rooms_of, shown

FLOORS = sorted({floor_of(path) for path in python_files() if rooms_of(floor_of(path))})
# More files than this beside each other are a corridor, and the floor needs rooms.
FILES_IN_A_CORRIDOR = 16
# Folders of templates that belong to every room, or to a floor of their own.
FOR_ALL_ROOMS = {"macros", "errors", "mail", "print"}


def room_of(path: Path) -> str:
    """The room of a file; what lies beside the rooms stands above them all and has none."""
    inside = path.relative_to(PACKAGE).parts[1:-1]
    return inside[0] if inside else ""


def above(floor: str, room: str) -> int:
    """How far from the top a room is."""
    return -1 if room == "" else rooms_of(floor).index(room)


def uphill(path: Path) -> list[str]:
    """The imports of a file that point to a higher room of its own floor, in words."""
    floor, here, found = floor_of(path), room_of(path), []
    for each in imports_of(path):
        _top, _, inside = each.name.partition(f"forum.{floor}.")
        there = inside.partition(".")[0]
        # A module beside the rooms has none; what is imported from the floor itself neither.
        there = there if there in rooms_of(floor) else ""
        if inside and there != here and above(floor, there) <= above(floor, here):
            found.append(f"line {each.line}: {here} imports {there or each.name}")
    return found


@pytest.mark.parametrize("floor", FLOORS)
def test_the_rooms_of_a_floor_are_those_of_the_plan(floor: str) -> None:
    there = {path.name for path in (PACKAGE / floor).iterdir() if (path / "__init__.py").exists()}
    assert there == set(rooms_of(floor))


@pytest.mark.parametrize("path", [path for path in python_files() if floor_of(path) in FLOORS], ids=shown)
def test_rooms_point_only_down(path: Path) -> None:
    assert uphill(path) == [], "a room imports only those to its right in the table of ARCHITECTURE.md"


def test_the_pages_lie_in_the_rooms_that_send_them() -> None:
    folders = {path.name for path in (ROOT / "templates").iterdir() if path.is_dir()}
    assert folders - FOR_ALL_ROOMS == set(rooms_of("web")) - {"kit", "forms"}


@pytest.mark.parametrize("path", [path for path in python_files() if floor_of(path) == "web"], ids=shown)
def test_a_room_sends_its_own_pages_and_those_of_lower_rooms(path: Path) -> None:
    pages = re.findall(r"[\"']([\w/]+\.html)[\"']", path.read_text(encoding="utf-8"))
    rooms = {page.partition("/")[0] for page in pages if "/" in page} - FOR_ALL_ROOMS
    # The kit sends what may answer any page: the log-in that keeps what was typed, and "are you sure".
    assert room_of(path) == "kit" or [each for each in rooms if above("web", each) < above("web", room_of(path))] == []


def test_no_floor_is_a_corridor() -> None:
    folders = [path for path in PACKAGE.iterdir() if path.is_dir()]
    beside = {path.name: len(list(path.glob("*.py"))) for path in folders}
    assert {name: count for name, count in beside.items() if count > FILES_IN_A_CORRIDOR} == {}


@pytest.mark.parametrize(
    ("place", "line", "said"),
    [
        ("rules/kit/x.py", "from forum.rules.talk import posting", "line 1: kit imports talk"),
        ("rules/library/x.py", "from forum.rules.routines.doses import say_dose", "line 1: library imports routines"),
        ("web/kit/x.py", "from forum.web import blueprints", "line 1: kit imports forum.web.blueprints"),
    ],
)
def test_an_arrow_to_a_higher_room_is_seen(
    place: str, line: str, said: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name in ("tests.house.plan.PACKAGE", "tests.house.test_rooms.PACKAGE"):
        monkeypatch.setattr(name, tmp_path / "forum")
    path = tmp_path / "forum" / place
    path.parent.mkdir(parents=True)
    path.write_text(line)
    assert uphill(path) == [said]
