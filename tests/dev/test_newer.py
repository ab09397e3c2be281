"""Dependencies are kept up to date by one command, and the sanitizers are looked after more closely than the rest."""

import re
import subprocess
import sys

import pytest

from dev.newer import HELD_BACK, move, read_pins
from tests.house.plan import ROOT

PROJECT = """[project]
dependencies = ["nh3==0.1.0", "whoosh==2.7.4"]
optional-dependencies.scale = ["psycopg[binary]==3.0.0"]
"""
PAGE = "| nh3 | 0.1.0 | MIT | Why. |\n| psycopg | 3.0.0 | LGPL | Why. |\n| whoosh | 2.7.4 | BSD | Why. |\n"
LINE = re.compile(r"^([\w.-]+)==(\S+)", re.MULTILINE)


def pins_of(lock: str) -> set[tuple[str, str]]:
    return set(LINE.findall((ROOT / lock).read_text(encoding="utf-8")))


def test_the_project_and_its_page_are_moved_together() -> None:
    assert read_pins(PROJECT) == {"nh3": "0.1.0", "whoosh": "2.7.4", "psycopg[binary]": "3.0.0"}
    project, page = move(PROJECT, PAGE, {"nh3": "0.2.0", "psycopg[binary]": "3.1.0"})
    assert read_pins(project) == {"nh3": "0.2.0", "whoosh": "2.7.4", "psycopg[binary]": "3.1.0"}
    assert "| nh3 | 0.2.0 |" in page
    assert "| psycopg | 3.1.0 |" in page


def test_what_is_held_back_is_a_dependency_still() -> None:
    assert set(read_pins((ROOT / "pyproject.toml").read_text(encoding="utf-8"))) >= HELD_BACK


def test_the_lock_file_for_running_is_a_part_of_the_other_without_the_tools() -> None:
    running, all_of_them = pins_of("requirements-runtime.lock"), pins_of("requirements.lock")
    assert running < all_of_them
    assert {"pytest", "mypy", "ruff", "playwright", "uv"}.isdisjoint(dict(running))
    assert {"flask", "nh3", "psycopg", "gunicorn"} <= set(dict(running))


@pytest.mark.parametrize("name", ["bleach", "nh3"])
def test_the_sanitizers_are_the_newest_there_are(name: str) -> None:
    """What cleans posts of strangers is never left behind. Without a registry at hand this can't be known."""
    asked = [sys.executable, "-m", "pip", "index", "versions", name]
    try:
        said = subprocess.run(asked, capture_output=True, text=True, check=False, timeout=30)
    except subprocess.TimeoutExpired:
        pytest.skip("offline: the package registry does not answer")
    newest = re.match(rf"{name} \((\S+)\)", said.stdout)
    if newest is None:
        pytest.skip("offline: the package registry does not say which versions there are")
    pin = read_pins((ROOT / "pyproject.toml").read_text(encoding="utf-8"))[name]
    assert pin == newest[1], "run `make lock LOCK_OPTIONS=--upgrade`"
