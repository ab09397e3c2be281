"""A library file that is not in order, through the real command: refused by name and line, with nothing half loaded."""

import os
import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from flask import Flask

from forum.models import LibraryExercise, LibraryMeta, db
from forum.paths import package_folder
from tests.samples.bad_library import BAD, Data, line_of, write
from tests.samples.library import LIBRARY, read_library

WANTED = [one for one in BAD if not one[0].startswith(("alias repeated", "is a search word"))]


@pytest.fixture(scope="module")
def release(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A copy of this version's package, whose library file may be changed."""
    folder = tmp_path_factory.mktemp("release")
    package = package_folder()
    shutil.copytree(package, folder / "forum", ignore=shutil.ignore_patterns("__pycache__"))
    for name in ("templates", "static", "migrations"):
        (folder / name).symlink_to(package.parent / name)
    return folder


def upgrade(release: Path, app: Flask, data: Data) -> subprocess.CompletedProcess[str]:
    """`strideshare upgrade` of that release, with this library, on the house of the test."""
    write(release / "forum" / "seeds", data)
    house = app.config["HOUSE"]
    env = os.environ | {
        "STRIDESHARE_INSTANCE": str(house.instance),
        "STRIDESHARE_DATABASE_URL": house.database_url,
        "STRIDESHARE_SECRET_KEY": house.secret_key,
        "PYTHONPATH": str(release),
    }
    command = [sys.executable, "-m", "forum.cli", "upgrade"]
    return subprocess.run(command, cwd=release, env=env, capture_output=True, text=True, timeout=300, check=False)


def is_as_it_was() -> bool:
    meta = db.session.get(LibraryMeta, 1, populate_existing=True)
    kept = db.session.query(LibraryExercise).populate_existing().order_by(LibraryExercise.position)
    return (
        meta is not None
        and meta.version == LIBRARY["library_version"]
        and [one.data for one in kept] == LIBRARY["exercises"]
    )


@pytest.mark.parametrize(("told", "name", "spoil"), WANTED, ids=[told for told, *_ in WANTED])
def test_a_library_that_is_not_in_order_stops_the_upgrade(
    told: str, name: str, spoil: Callable[[Data], Any], release: Path, app: Flask
) -> None:
    data = read_library()
    data["exercises"][0]["name"] = "Another name"
    data["library_version"] += 1
    spoil(data)
    said = upgrade(release, app, data)
    assert said.returncode == 1
    assert told in said.stderr
    assert "Traceback" not in said.stderr
    if name:
        assert f"line {line_of(release / 'forum' / 'seeds', name)}: {name}: " in said.stderr
    assert is_as_it_was()


def test_an_older_library_stops_the_upgrade(release: Path, app: Flask) -> None:
    data = read_library() | {"library_version": 1, "changes": []}
    data["exercises"][0]["name"] = "Another name"
    said = upgrade(release, app, data)
    assert said.returncode == 1
    assert "library version 1, older than version 2 here" in said.stderr
    assert is_as_it_was()
