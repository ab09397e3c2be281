"""A line swapped for an easier or harder form: what stays and what is left blank."""

import pytest

from forum.rules.routines.swaps import EASIER, HARDER, dose_kind, find_line, list_swaps, swap_line
from tests.samples.library import EXERCISES

SQUAT = {
    "title": "Legs",
    "items.0.exercise_id": "wall-ball-squat",
    "items.0.sets": "2",
    "items.0.reps": "10",
    "items.0.note": "Slowly on hot days",
    "items.0.spotter": "required",
}


def test_an_easier_form_keeps_the_amounts_the_note_and_what_was_asked_for() -> None:
    swapped, line = swap_line(SQUAT, 0, "sit-to-stand", EXERCISES)
    assert line == 0
    assert swapped == SQUAT | {
        "items.0.exercise_id": "sit-to-stand",
        "items.0.instead_of": "wall-ball-squat",
        "items.0.reason": EASIER,
    }


def test_a_form_that_is_counted_in_time_does_not_take_the_times_over() -> None:
    counted, other = next(
        (one, other)
        for one in EXERCISES.values()
        for other, _ in list_swaps(one, EXERCISES)
        if dose_kind(one) == "times" and dose_kind(other) == "time"
    )
    fields = {"items.0.exercise_id": counted.id, "items.0.reps": "10", "items.0.pace": "slow"}
    swapped, _ = swap_line(fields, 0, other.id, EXERCISES)
    assert "items.0.reps" not in swapped
    assert "items.0.pace" not in swapped


def test_a_band_stays_only_where_the_other_form_uses_the_same_things() -> None:
    with_band = SQUAT | {"items.0.exercise_id": "wall-ball-squat-band", "items.0.band": "red"}
    swapped, _ = swap_line(with_band, 0, "wall-ball-squat", EXERCISES)
    assert "items.0.band" not in swapped


def test_a_position_the_other_form_is_not_done_in_goes() -> None:
    placed = SQUAT | {"items.0.position": "standing_unsupported"}
    swapped, _ = swap_line(placed, 0, "counter-side-mini-squat", EXERCISES)
    assert "items.0.position" not in swapped


def test_swapping_back_leaves_no_trace_of_the_swap() -> None:
    swapped, _ = swap_line(SQUAT, 0, "sit-to-stand", EXERCISES)
    assert swap_line(swapped, 0, "wall-ball-squat", EXERCISES)[0] == SQUAT


def test_a_second_swap_remembers_the_first_exercise_and_the_authors_own_reason() -> None:
    swapped, _ = swap_line(SQUAT, 0, "sit-to-stand", EXERCISES)
    said = swapped | {"items.0.reason": "My knee hurts"}
    further = EXERCISES["sit-to-stand"].regressions[0]
    again, _ = swap_line(said, 0, further, EXERCISES)
    assert again["items.0.instead_of"] == "wall-ball-squat"
    assert again["items.0.reason"] == "My knee hurts"


def test_a_harder_form_is_called_one() -> None:
    swapped, _ = swap_line(SQUAT, 0, "wall-ball-squat-band", EXERCISES)
    assert swapped["items.0.reason"] == HARDER


@pytest.mark.parametrize(("line", "to"), [(0, "heel-raise"), (0, "no-such-exercise"), (7, "sit-to-stand"), (0, "")])
def test_anything_else_changes_nothing(line: int, to: str) -> None:
    assert swap_line(SQUAT, line, to, EXERCISES)[0] == SQUAT


def test_a_line_is_found_where_it_stands_now() -> None:
    fields = {"items.0.exercise_id": "heel-raise", "items.1.exercise_id": "wall-squat"}
    assert find_line(fields, "wall-squat", 0) == 1
    assert find_line(fields, "wall-squat", 1) == 1
    assert find_line(fields, "box-march", 0) is None
