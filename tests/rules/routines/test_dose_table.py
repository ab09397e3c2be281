"""The whole dose of a line, with what was not given."""

from typing import Any

import pytest

from forum.rules.routines.dose_table import list_dose, say_not_given
from forum.rules.routines.routines import Item


@pytest.mark.parametrize(
    ("given", "label", "words"),
    [
        ({"sets": 2}, "Sets", "2"),
        ({"reps": 10, "reps_max": 15}, "Times", "10 to 15"),
        ({"hold_s_max": 30}, "Hold", "Up to 30 seconds"),
        ({"duration_s": 300}, "For how long", "5 minutes"),
        ({"sides": "each"}, "Sides", "Each side"),
        ({"first_side": "weaker"}, "Starts with", "The weaker side"),
        ({"rest_s": 0}, "Rest", "No rest"),
        ({"rest_s": 60}, "Rest", "60 seconds"),
        ({"pace": "slow", "return_s": 4}, "Tempo", "Slowly, 4 seconds back"),
        ({"effort": 0}, "Effort", "0 out of 10"),
        ({"effort_words": "hard"}, "Effort", "Hard"),
        ({"band": "red", "band_doubled": True}, "Band", "Doubled red band"),
        ({"load_kg": 2.5}, "Weight", "2.5 kg"),
        ({"spotter": "required"}, "Someone with you", "Have someone with you"),
        ({"equipment": ("chair", "wall")}, "Also needs", "Firm chair, wall"),
    ],
)
def test_each_field_is_said_and_every_other_one_is_not_given(given: dict[str, Any], label: str, words: str) -> None:
    table = dict(list_dose(Item(exercise_id="heel-raise", **given)))
    assert table.pop(label) == words
    assert set(table.values()) == {"not given"}


def test_a_side_with_its_own_dose_has_its_own_lines() -> None:
    item = Item(exercise_id="heel-raise", reps=10, first_side="left", first_reps=6, first_load_kg=1)
    table = dict(list_dose(item))
    assert (table["Times"], table["Times, first side"], table["Weight, first side"]) == ("10", "6", "1 kg")


def test_what_was_not_given_is_said_in_one_sentence() -> None:
    item = Item(
        exercise_id="heel-raise", sets=2, reps=10, sides="each", rest_s=60, position="seated", support="not_needed"
    )
    assert say_not_given(list_dose(item)) == (
        "The author did not give: hold, how long, distance, which side starts, tempo, effort, band, weight, "
        "whether someone should be with you, other equipment."
    )


def test_a_dose_with_nothing_left_out_says_so_by_silence() -> None:
    assert say_not_given([("Sets", "2"), ("Times", "10")]) == ""
