"""What only a draft holds: the author's own words of a line, and whether it still has to be looked at."""

import pytest

from forum.rules.routines.fields import Fields, list_lines, read_card, rearrange, tidy_fields
from forum.rules.routines.swaps import read_as, swap_line
from tests.samples.library import EXERCISES

FIELDS = {
    "items.0.exercise_id": "heel-raise", "items.0.said": "up on my toes", "items.0.unsure": "yes",
    "items.1.exercise_id": "bridge", "items.1.said": "bottom off the bed",
}  # fmt: skip


def count_unsure(fields: Fields) -> int:
    return sum("unsure" in line for line in list_lines(fields))


@pytest.mark.parametrize("act", ["save", "up:1", "down:0", "copy:0", "add:wall-sit", "settle:0"])
def test_her_words_stay_with_their_line_whatever_is_pressed(act: str) -> None:
    fields, _ = rearrange(FIELDS, act)
    said = {line["exercise_id"]: line.get("said") for line in list_lines(fields)}
    assert said | {"wall-sit": None} == {
        "heel-raise": "up on my toes",
        "bridge": "bottom off the bed",
        "wall-sit": None,
    }


def test_a_line_that_was_taken_out_comes_back_with_her_words() -> None:
    removed, _ = rearrange(FIELDS, "remove:0")
    assert count_unsure(removed) == 0
    back, _ = rearrange(tidy_fields(removed), "undo")
    assert back == FIELDS


def test_one_press_says_that_a_line_is_right() -> None:
    fields, line = rearrange(FIELDS | {"removed.exercise_id": "wall-sit"}, "settle:0")
    assert (count_unsure(FIELDS), count_unsure(fields), line) == (1, 0, 0)
    assert fields["items.0.said"] == "up on my toes"
    assert fields["removed.exercise_id"] == "wall-sit"


def test_choosing_another_form_says_so_too() -> None:
    easier = EXERCISES["heel-raise"].regressions[0]
    fields, _ = swap_line(FIELDS, 0, easier, EXERCISES)
    assert (list_lines(fields)[0]["exercise_id"], count_unsure(fields)) == (easier, 0)
    assert fields["items.0.said"] == "up on my toes"


def test_naming_what_she_meant_keeps_her_amounts_and_words() -> None:
    fields, line = read_as(FIELDS | {"items.0.reps": "10", "items.0.note": "Slowly."}, 0, EXERCISES["wall-sit"])
    assert line == 0
    assert list_lines(fields)[0] == {
        "exercise_id": "wall-sit", "reps": "10", "note": "Slowly.", "said": "up on my toes",
    }  # fmt: skip
    assert read_as(FIELDS, 7, EXERCISES["wall-sit"]) == (FIELDS, None)


def test_the_card_has_none_of_it() -> None:
    card, problems = read_card(FIELDS)
    assert problems == []
    assert "toes" not in repr(card)
