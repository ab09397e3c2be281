"""The builder's form: what was typed is kept, and read as far as it can be read."""

from typing import Any

import pytest
from hypothesis import given

from forum.rules.routines.fields import (
    LINE_NAMES,
    RANGES,
    check_fields,
    fields_of,
    list_lines,
    read_card,
    rearrange,
    tidy_fields,
)
from forum.rules.routines.routines import Card, Item
from tests.samples.cards import items
from tests.samples.library import EXERCISES, STORY_CARD

THREE = {
    "title": "Morning",
    "items.0.exercise_id": "bridge",
    "items.0.reps": "ten",
    "items.1.exercise_id": "box-march",
    "items.1.reps": "2-3",
    "items.2.exercise_id": "standing-march",
    "items.2.note": "slowly",
}


def ids(fields: dict[str, str]) -> list[str]:
    return [line["exercise_id"] for line in list_lines(fields)]


def test_a_card_becomes_a_form_and_the_same_card_again() -> None:
    assert read_card(fields_of(STORY_CARD)) == (STORY_CARD, [])


@given(items())
def test_no_dose_is_lost_between_card_and_form(item: Item) -> None:
    card, problems = read_card(fields_of(Card(title="One", items=(item,))))
    assert problems == []
    kept = card.items[0]
    for name in RANGES.keys() & {*LINE_NAMES}:
        low, high = getattr(item, name), getattr(item, f"{name}_max")
        low, high = (high, low) if None not in (low, high) and low > high else (low, high)
        high = None if low == high else high
        assert (getattr(kept, name), getattr(kept, f"{name}_max")) == (low, high)
    for name in ("rest_s", "sides", "first_side", "pace", "move_s", "return_s", "band_doubled", "position", "support",
                 "spotter", "equipment", "instead_of"):  # fmt: skip
        assert getattr(kept, name) == getattr(item, name)


@pytest.mark.parametrize(
    ("name", "typed", "read"),
    [
        ("reps", "ten", {"reps": 10}),
        ("reps", "10-15", {"reps": 10, "reps_max": 15}),
        ("hold_s", "30 secs", {"hold_s": 30}),
        ("hold_s", "2 to 3", {"hold_s": 2, "hold_s_max": 3}),
        ("duration_s", "five minutes", {"duration_s": 300}),
        ("duration_s", "1:30", {"duration_s": 90}),
        ("rest_s", "1 minute", {"rest_s": 60}),
        ("load_kg", "2,5 kg", {"load_kg": 2.5}),
        ("band", "red", {"band": "red"}),
        ("band_doubled", "yes", {"band_doubled": True}),
        ("effort", "4-6", {"effort": 4, "effort_max": 6}),
        ("effort", "0", {"effort": 0}),
        ("move_s", "2 seconds", {"move_s": 2}),
        ("equipment", "a chair and my towel", {"equipment": ("chair", "belt_or_towel")}),
    ],
)
def test_people_write_a_dose_as_they_say_it(name: str, typed: str, read: dict[str, Any]) -> None:
    card, problems = read_card({"items.0.exercise_id": "bridge", f"items.0.{name}": typed})
    assert problems == []
    assert card.items == (Item(exercise_id="bridge", **read),)


def test_five_alone_may_be_seconds_or_minutes_so_we_ask() -> None:
    card, problems = read_card({"items.0.exercise_id": "bridge", "items.0.duration_s": "5"})
    assert card.items[0].duration_s is None
    assert [(one.field, "minutes" in one.message) for one in problems] == [("items.0.duration_s", True)]


def test_each_problem_says_which_exercise_and_which_box() -> None:
    fields = {"title": "A", "items.0.exercise_id": "bridge", "items.0.reps": "lots", "items.0.sets": "0"}
    _, problems = check_fields(fields, EXERCISES)
    assert [one.field for one in problems] == ["items.0.sets", "items.0.reps"]
    assert all("Exercise 1 (Bridge)" in one.message for one in problems)


def test_a_form_of_strange_names_keeps_only_what_a_card_has() -> None:
    sent = {"title": "A", "act": "save", "items.0.nonsense": "x", "items.7.exercise_id": "bridge", "items.x": "y"}
    assert tidy_fields(sent) == {"title": "A", "items.0.exercise_id": "bridge"}


def test_moving_a_line_takes_what_was_typed_with_it() -> None:
    moved, line = rearrange(THREE, "up:1")
    assert ids(moved) == ["box-march", "bridge", "standing-march"]
    assert (moved["items.0.reps"], moved["items.1.reps"], line) == ("2-3", "ten", 0)


@pytest.mark.parametrize("act", ["up:0", "down:2", "up:9", "down:-1", "down:٣", "remove:", "fly:1", "", "undo"])
def test_a_button_that_cannot_do_anything_changes_nothing(act: str) -> None:
    assert rearrange(THREE, act)[0] == THREE


def test_a_removed_line_can_be_put_back_where_it_was() -> None:
    removed, _ = rearrange(THREE, "remove:1")
    assert ids(removed) == ["bridge", "standing-march"]
    assert rearrange(removed, "undo")[0] == THREE


def test_a_line_is_duplicated_below_itself() -> None:
    assert ids(rearrange(THREE, "copy:0")[0]) == ["bridge", "bridge", "box-march", "standing-march"]


def test_an_exercise_is_added_without_a_dose_that_nobody_gave() -> None:
    added, line = rearrange(THREE, "add:heel-raise")
    assert list_lines(added)[3] == {"exercise_id": "heel-raise"}
    assert line == 3
