"""A dose said in words, as it stands on cards, exercise pages and prints."""

from typing import Any

import pytest

from forum.rules.kit.spans import Span, say_time
from forum.rules.routines.doses import say_default_dose, say_dose, say_frequency
from forum.rules.routines.routines import Card, Item
from tests.samples.library import EXERCISES

DOSES: list[tuple[dict[str, Any], str]] = [
    ({}, "Amount not given"),
    ({"sides": "each"}, "Amount not given"),
    ({"rest_s": 60}, "Amount not given, rest 60 seconds"),
    ({"band": "red"}, "Amount not given, red band"),
    ({"reps": 10}, "10 times"),
    ({"reps": 1}, "1 time"),
    ({"reps": 10, "sides": "each"}, "10 times each side"),
    ({"reps": 10, "sides": "left"}, "10 times on the left side"),
    ({"reps": 10, "sides": "right"}, "10 times on the right side"),
    ({"reps": 10, "sides": "together"}, "10 times, both sides together"),
    ({"reps": 10, "reps_max": 15}, "10 to 15 times"),
    ({"reps": 10, "reps_max": 10}, "10 times"),
    ({"reps_max": 15}, "Up to 15 times"),
    ({"sets": 2}, "2 sets"),
    ({"sets": 2, "sides": "each"}, "2 sets each side"),
    ({"sets": 1, "reps": 10}, "1 set of 10 times"),
    ({"sets": 2, "reps": 10}, "2 sets of 10 times"),
    ({"sets": 2, "reps": 10, "sides": "each"}, "2 sets of 10 times each side"),
    ({"sets": 1, "sets_max": 2, "reps": 8, "reps_max": 12}, "1 to 2 sets of 8 to 12 times"),
    ({"sets_max": 3, "reps": 10}, "Up to 3 sets of 10 times"),
    ({"sets": 3, "reps": 10, "reps_max": 15, "rest_s": 60}, "3 sets of 10 to 15 times, rest 60 seconds"),
    ({"sets": 3, "reps": 10, "rest_s": 0}, "3 sets of 10 times, no rest"),
    ({"sets": 3, "reps": 10, "rest_s": 150}, "3 sets of 10 times, rest 2 minutes 30 seconds"),
    ({"hold_s": 30}, "Hold for 30 seconds"),
    ({"hold_s": 1}, "Hold for 1 second"),
    ({"hold_s": 20, "hold_s_max": 30, "sides": "each"}, "Hold for 20 to 30 seconds each side"),
    ({"hold_s_max": 30}, "Hold for up to 30 seconds"),
    ({"reps": 5, "hold_s": 30}, "Hold for 30 seconds, 5 times"),
    ({"reps": 5, "hold_s": 30, "sides": "each"}, "Hold for 30 seconds each side, 5 times"),
    ({"reps": 1, "hold_s": 30}, "Hold for 30 seconds"),
    ({"sets": 3, "hold_s": 30}, "Hold for 30 seconds, 3 times"),
    ({"sets": 3, "reps": 1, "hold_s": 30, "rest_s": 60}, "Hold for 30 seconds, 3 times, rest 60 seconds"),
    ({"reps": 10, "hold_s": 3, "sides": "each"}, "10 times each side, hold 3 seconds each time"),
    ({"reps": 10, "hold_s": 2, "hold_s_max": 3}, "10 times, hold 2 to 3 seconds each time"),
    ({"sets": 2, "reps": 5, "hold_s": 30}, "2 sets of 5 times, hold 30 seconds each time"),
    ({"hold_s": 5, "duration_s": 120}, "Hold for 5 seconds, 2 minutes in all"),
    ({"duration_s": 300}, "For 5 minutes"),
    ({"duration_s": 60}, "For 60 seconds"),
    ({"duration_s": 600, "duration_s_max": 1800}, "For 10 to 30 minutes"),
    ({"duration_s": 30, "sides": "each"}, "For 30 seconds each side"),
    ({"sets": 3, "duration_s": 300}, "3 sets of 5 minutes"),
    ({"sets": 2, "duration_s": 30, "sides": "each"}, "2 sets of 30 seconds each side"),
    ({"sets": 1, "duration_s": 300}, "For 5 minutes"),
    ({"reps": 4, "duration_s": 30}, "4 times, 30 seconds each time"),
    ({"distance": "20 metres"}, "20 metres"),
    ({"distance": "ten steps"}, "Ten steps"),
    ({"sets": 2, "distance": "10 steps"}, "2 sets of 10 steps"),
    ({"reps": 3, "distance": "20 metres"}, "3 times, 20 metres each time"),
    ({"duration_s": 300, "distance": "200 metres"}, "For 5 minutes, 200 metres"),
    ({"sets": 2, "reps": 10, "band": "red"}, "2 sets of 10 times, red band"),
    ({"reps": 10, "band": "red band, doubled"}, "10 times, red band, doubled"),
    ({"reps": 10, "load_kg": 2.5}, "10 times, 2.5 kg"),
    ({"reps": 10, "load_kg": 2.0, "rest_s": 90}, "10 times, 2 kg, rest 90 seconds"),
    ({"reps": 10, "pace": "slow"}, "10 times, slowly"),
    ({"reps": 10, "pace": "quick"}, "10 times, quickly"),
    ({"reps": 10, "move_s": 2, "return_s": 4}, "10 times, 2 seconds to move, 4 seconds back"),
    ({"reps": 10, "pace": "steady", "return_s": 1}, "10 times, at a steady pace, 1 second back"),
    ({"reps": 10, "effort": 4, "effort_max": 6}, "10 times, effort 4 to 6 out of 10"),
    ({"reps": 10, "effort": 0}, "10 times, effort 0 out of 10"),
    ({"reps": 10, "effort_words": "I can still talk"}, "10 times, effort: I can still talk"),
    ({"effort": 5, "effort_words": "hard"}, "Amount not given, effort 5 out of 10 (hard)"),
    ({"reps": 8, "band": "red", "band_doubled": True}, "8 times, doubled red band"),
    ({"reps": 8, "band": "red", "band_brand": "TheraBand"}, "8 times, red TheraBand"),
    ({"reps": 8, "band": "red", "band_brand": "CanDo"}, "8 times, red CanDo band"),
    ({"reps": 8, "band": "red band, doubled", "band_doubled": True}, "8 times, red band, doubled"),
    ({"reps": 8, "band_doubled": True}, "8 times, doubled band"),
    ({"reps": 8, "sides": "each", "first_side": "weaker"}, "8 times each side, weaker side first"),
    ({"reps": 8, "first_side": "left"}, "8 times, left side first"),
    (
        {"reps": 10, "sides": "each", "first_side": "weaker", "first_reps": 6},
        "Weaker side first: 6 times; other side: 10 times",
    ),
    (
        {"sets": 2, "reps": 10, "first_side": "left", "first_reps": 6, "first_reps_max": 8, "rest_s": 60},
        "Left side first: 2 sets of 6 to 8 times; right side: 2 sets of 10 times, rest 60 seconds",
    ),
    (
        {"reps": 10, "load_kg": 2, "first_side": "right", "first_load_kg": 1},
        "Right side first: 10 times, 1 kg; left side: 10 times, 2 kg",
    ),
    (
        {"hold_s": 30, "first_side": "weaker", "first_hold_s": 15, "pace": "slow"},
        "Weaker side first: hold for 15 seconds; other side: hold for 30 seconds, slowly",
    ),
]


@pytest.mark.parametrize(("dose", "words"), DOSES)
def test_a_dose_reads_as_plain_words(dose: dict[str, Any], words: str) -> None:
    assert say_dose(Item(exercise_id="heel-raise", **dose)) == words


@pytest.mark.parametrize(
    ("low", "high", "words"),
    [
        (30, 90, "30 to 90 seconds"),
        (60, 120, "1 to 2 minutes"),
        (30, 120, "30 seconds to 2 minutes"),
        (60, 90, "60 to 90 seconds"),
        (119, None, "119 seconds"),
        (120, None, "2 minutes"),
        (121, None, "2 minutes 1 second"),
        (None, 300, "up to 5 minutes"),
    ],
)
def test_a_time_reads_as_plain_words(low: int | None, high: int | None, words: str) -> None:
    assert say_time(Span(low, high)) == words


@pytest.mark.parametrize(
    ("often", "words"),
    [
        ({}, "How often is not given"),
        ({"days_per_week": 3}, "3 days a week"),
        ({"days_per_week": 1}, "1 day a week"),
        ({"days_per_week": 3, "days_per_week_max": 5}, "3 to 5 days a week"),
        ({"days_per_week_max": 5}, "Up to 5 days a week"),
        ({"days_per_week": 7}, "Every day"),
        ({"days_per_week": 7, "times_per_day": 2}, "Every day, twice a day"),
        ({"days_per_week": 3, "times_per_day": 1}, "3 days a week, once a day"),
        ({"times_per_day": 3}, "3 times a day"),
        ({"days_per_week": 3, "weeks": 6}, "3 days a week, for 6 weeks"),
        ({"weeks": 8, "weeks_max": 12}, "How often is not given, for 8 to 12 weeks"),
    ],
)
def test_how_often_reads_as_plain_words(often: dict[str, Any], words: str) -> None:
    assert say_frequency(Card(**often)) == words


@pytest.mark.parametrize(
    ("exercise_id", "words"),
    [
        (
            "supine-heel-slide",
            "1 to 2 sets of 8 to 12 times each side. Rest 30 to 90 seconds. 3 to 5 days a week.",
        ),
        (
            "band-hip-flexion",
            (
                "1 to 2 sets of 8 to 12 times each side. Rest 1 to 2 minutes. 2 days a week. "
                "Effort 2 to 5 out of 10 on the band scale."
            ),
        ),
        (
            "squat-hold-supported",
            "Hold for 5 to 20 seconds, 2 to 3 times. Rest 1 to 2 minutes. 2 to 3 days a week.",
        ),
    ],
)
def test_the_librarys_own_dose_reads_as_sentences(exercise_id: str, words: str) -> None:
    exercise = EXERCISES[exercise_id]
    assert say_default_dose(exercise.default_dose, exercise.sides) == words


@pytest.mark.parametrize("exercise_id", EXERCISES)
def test_every_dose_of_the_library_is_said_without_a_gap(exercise_id: str) -> None:
    exercise = EXERCISES[exercise_id]
    words = say_default_dose(exercise.default_dose, exercise.sides)
    assert words[0].isupper() or words[0].isdigit()
    assert words.endswith(".")
    assert not [gap for gap in ("None", "not given", "_", "  ", " .") if gap in words]
