"""Loading the exercise library: what is not in order is refused by name and line, and nothing of it is loaded."""

from collections.abc import Callable
from datetime import datetime
from pathlib import Path
from typing import Any

import pytest
from flask import Flask
from sqlalchemy import select

from forum.actions.library.library import load_library
from forum.errors import Refused
from forum.models import LibraryExercise, LibraryMeta, LibrarySource, db
from forum.queries.library.exercises import get_library
from tests.samples.bad_library import BAD, Data, line_of, write
from tests.samples.library import LIBRARY, SEEDS, read_library, read_studies


@pytest.fixture(autouse=True)
def house(app: Flask) -> None:
    """Every test here needs a house."""


@pytest.mark.parametrize(("told", "name", "spoil"), BAD, ids=[told for told, *_ in BAD])
def test_a_library_that_is_not_in_order_is_refused_by_name_and_line(
    told: str, name: str, spoil: Callable[[Data], Any], tmp_path: Path, now: datetime
) -> None:
    data = read_library()
    data["exercises"][0]["name"] = "Another name"
    data["library_version"] += 1
    spoil(data)
    folder = write(tmp_path, data)
    with pytest.raises(Refused) as refused:
        load_library(folder, now)
    words = str(refused.value)
    assert told in words
    assert "line " in words
    if name:
        assert f"line {line_of(folder, name)}: {name}: " in words
    assert nothing_was_loaded()


def nothing_was_loaded() -> bool:
    meta = db.session.get(LibraryMeta, 1, populate_existing=True)
    kept = db.session.scalars(select(LibraryExercise.data).order_by(LibraryExercise.position)).all()
    return meta is not None and meta.version == LIBRARY["library_version"] and list(kept) == LIBRARY["exercises"]


def test_an_older_library_is_refused_over_a_newer_one(tmp_path: Path, now: datetime) -> None:
    data = read_library()
    data |= {"library_version": 1, "changes": []}
    data["exercises"][0]["name"] = "Another name"
    with pytest.raises(Refused, match=r"exercises\.json is library version 1, older than version 2 here"):
        load_library(write(tmp_path, data), now)
    assert nothing_was_loaded()


def test_a_file_that_is_no_json_and_studies_that_are_not_in_order_are_refused(tmp_path: Path, now: datetime) -> None:
    studies = read_studies()
    studies["studies"][0]["title"] = ""
    data = read_library()
    data["sources"]["otago"]["title"] = "Another title"
    with pytest.raises(Refused, match="study keller-2016: no title"):
        load_library(write(tmp_path, data, studies), now)
    (tmp_path / "exercises.json").write_text("{", encoding="utf-8")
    with pytest.raises(Refused, match=r"exercises\.json is not JSON: .*line 1"):
        load_library(tmp_path, now)
    assert nothing_was_loaded()
    assert db.session.get_one(LibrarySource, "otago").title == LIBRARY["sources"]["otago"]["title"]


def test_a_newer_library_comes_in_with_its_sentences_and_changes(tmp_path: Path, now: datetime) -> None:
    data = read_library()
    data["library_version"] = 3
    data["caution_words"]["afo"]["words"] = "Ask about the brace."
    data["changes"].append(data["changes"][0] | {"version": 3})
    load_library(write(tmp_path, data), now)
    meta = db.session.get_one(LibraryMeta, 1, populate_existing=True)
    assert (meta.version, meta.changes[-1]["version"]) == (3, 3)
    assert "Ask about the brace." in get_library().exercises["seated-heel-raise"].caution_words


def test_entries_of_the_version_before_are_still_read_and_need_everything_they_list(now: datetime) -> None:
    row = db.session.get_one(LibraryExercise, "biceps-curl")
    since = ("needed", "optional", "needed_in", "one_of", "steps_for", "why", "helps_with", "cautions", "stop_more",
             "safety_in", "held_for_clinician", "held_positions", "with_clinician", "with_help")  # fmt: skip
    row.data = {key: value for key, value in row.data.items() if key not in since}
    db.session.get_one(LibraryMeta, 1).fingerprint = "older"
    db.session.commit()
    old = get_library().exercises["biceps-curl"]
    assert old.needed == ("dumbbell", "resistance_band", "chair")
    assert load_library(SEEDS, now) == 1
    assert get_library().exercises["biceps-curl"].needed == ("chair",)
