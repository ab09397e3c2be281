"""The library says what changed in it, and is refused when it says so wrongly."""

from copy import deepcopy
from typing import Any

import pytest

from forum.rules.library.changes import by_version, changes_of, list_safety_since
from forum.rules.library.check import validate_library
from tests.samples.library import LIBRARY

LINE = {"version": 2, "date": "2026-11-30", "exercise": "wall-squat", "what": "Hold on.", "is_safety": True}


def library(*lines: dict[str, Any], version: Any = 3) -> dict[str, Any]:
    return deepcopy(LIBRARY) | {"library_version": version, "changes": list(lines)}


def test_changes_stand_by_version_with_safety_first() -> None:
    words = LINE | {"is_safety": False, "what": "A new name."}
    newer = LINE | {"version": 3, "date": "2026-12-09", "what": "Sit down."}
    found = by_version(changes_of([words, LINE, newer]))
    said = [(version, [one.what for one in rows]) for version, _day, rows in found]
    assert said == [(3, ["Sit down."]), (2, ["Hold on.", "A new name."])]


def test_a_card_is_told_only_of_safety_and_only_of_what_came_after_it() -> None:
    words = LINE | {"version": 3, "is_safety": False, "what": "A new name."}
    changes = changes_of([LINE, words])
    assert [one.what for one in list_safety_since(changes, "wall-squat", 1)] == ["Hold on."]
    assert list_safety_since(changes, "wall-squat", 2) == []
    assert list_safety_since(changes, "heel-raise", 1) == []


@pytest.mark.parametrize(
    ("line", "words"),
    [
        (LINE | {"version": 9}, "change 0: version 9 is not one up to 3"),
        (LINE | {"exercise": "no-such"}, "change 0: unknown exercise no-such"),
        (LINE | {"date": "today"}, "change 0: date 'today' is not a day"),
        (LINE | {"what": " "}, "change 0: says nothing"),
        (LINE | {"is_safety": "yes"}, "change 0: is_safety is not true or false"),
        ({"version": 2}, "change 0: fields differ"),
    ],
)
def test_a_wrong_line_is_refused_by_its_number(line: dict[str, Any], words: str) -> None:
    assert any(words in breach for breach in validate_library(library(line)))


@pytest.mark.parametrize("version", [0, "2", True, None])
def test_a_version_is_a_whole_number(version: Any) -> None:
    assert any("library_version" in breach for breach in validate_library(library(version=version)))


def test_an_exercise_cannot_be_called_as_the_page_of_changes() -> None:
    data = library()
    one = next(entry for entry in data["exercises"] if not entry["progressions"] and not entry["regressions"])
    one["id"] = "changes"
    assert "changes: this id is reserved" in validate_library(data)


def test_nobody_signs_an_exercise_in_the_file() -> None:
    data = library()
    data["exercises"][0]["review_status"] = "pt_reviewed"
    assert any("only a clinician of the house can sign" in breach for breach in validate_library(data))
