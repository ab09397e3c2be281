"""Sheets laid out as people paste them: tables, labels without colons, capitals, indented lines, parts of a day."""

from collections.abc import Sequence
from typing import Any

import pytest

from forum.text.routine_parser import FoundItem, parse_routine
from tests.samples.library import EXERCISES

Lines = list[tuple[str, dict[str, Any]]]


def told(items: Sequence[FoundItem]) -> Lines:
    """Exercise and what its dose says, line by line."""
    return [
        (item.exercise_id, {name: value for name in item.dose.__slots__ if (value := getattr(item.dose, name))})
        for item in items
    ]


TABLE = ["Exercise Sets Reps Hold How often", "Bridge 2 8 5s daily", "Clamshell 3 12 - daily", "Plank 2 1 20s daily"]


@pytest.mark.parametrize("border", ["\t", "   ", " | ", ";"])
def test_the_columns_of_a_table_that_ana_pastes_say_what_its_numbers_are(border: str) -> None:
    text = "\n".join(border.join(row.split(" ", 4)) for row in TABLE)
    assert told(parse_routine(text, EXERCISES)) == [
        ("bridge", {"sets": 2, "reps": 8, "hold_s": 5, "frequency": "1/day"}),
        ("clamshell", {"sets": 3, "reps": 12, "frequency": "1/day"}),
        ("plank", {"sets": 2, "hold_s": 20, "frequency": "1/day"}),
    ]


def test_a_column_of_days_says_when_each_is_done() -> None:
    text = "Day\tExercise\tTime\nMonday\tTreadmill\t10 min\nThursday\tExercise bike\t15 min"
    assert told(parse_routine(text, EXERCISES)) == [
        ("treadmill-walk", {"frequency": "mon", "duration_s": 600}),
        ("recumbent-cycle", {"frequency": "thu", "duration_s": 900}),
    ]


@pytest.mark.parametrize(
    ("head", "cell", "duration_s"), [("Minutes", "10", 600), ("Time", "10 min", 600), ("Time", "10", None)]
)
def test_a_time_without_its_unit_is_no_seconds_and_no_count(head: str, cell: str, duration_s: int | None) -> None:
    text = f"Exercise\t{head}\nTreadmill\t{cell}\nExercise bike\t{cell}"
    found = parse_routine(text, EXERCISES)
    assert [(item.dose.duration_s, item.dose.reps) for item in found] == [(duration_s, None)] * 2


def test_a_cell_may_say_more_behind_its_number() -> None:
    text = "| Exercise | How many |\n|---|---|\n| Knee squeeze | 12, hold for 4 seconds |\n| Bridges | 9 |"
    assert told(parse_routine(text, EXERCISES)) == [
        ("hip-adduction-squeeze", {"reps": 12, "hold_s": 4}),
        ("bridge", {"reps": 9}),
    ]


@pytest.mark.parametrize(
    "dose",
    [
        "Sets 2 | Reps 9/side | Rest 30 s",
        "Sets: 2 / Reps: 9 each side / Rest: 30 s",
        "Dose: 2 x 9 each side, rest 30 s",
        "   Sets - 2. Reps - 9 each side. Rest - 30 s.",
    ],
)
def test_a_line_of_labels_below_a_title_is_the_dose_of_that_title(dose: str) -> None:
    text = f"Clamshell\n{dose}\n\nBird dog\n{dose.replace('9', '7')}"
    amounts = {"sets": 2, "sides": "each", "rest_s": 30}
    assert told(parse_routine(text, EXERCISES)) == [
        ("clamshell", amounts | {"reps": 9}),
        ("bird-dog", amounts | {"reps": 7}),
    ]


def test_the_side_that_a_label_names_is_the_only_one() -> None:
    found = parse_routine("Name: Clamshell\nReps: 8 / Side: left\n\nName: Bird dog\nReps: 6 / Sides: both", EXERCISES)
    assert [(item.dose.reps, item.dose.sides) for item in found] == [(8, "left"), (6, "each")]


def test_a_title_in_capitals_opens_a_line_of_its_own() -> None:
    text = (
        "BICEPS CURL\nBend your elbow and bring the weight up. 10 times, 2 sets.\n"
        "TRICEPS STRETCH\nPush your elbow back with the other hand. 20 seconds each arm.\n"
        "HEEL RAISES\nCome up on your toes. 12 times."
    )
    assert told(parse_routine(text, EXERCISES)) == [
        ("biceps-curl", {"sets": 2, "reps": 10}),
        ("triceps-stretch", {"hold_s": 20, "sides": "each"}),
        ("heel-raise", {"reps": 12}),
    ]


def test_a_step_about_them_is_no_closing_line_for_all() -> None:
    text = (
        "Bridging\nLie on your back and lift your hips.\nKeep them up while you count to 5.\nDo this 10 times.\n\n"
        "Knee rolling\nLet both knees roll from side to side.\nDo this 8 times each way."
    )
    assert told(parse_routine(text, EXERCISES)) == [
        ("bridge", {"reps": 10, "hold_s": 5}),
        ("knee-roll", {"reps": 8, "sides": "each"}),
    ]


def test_a_paragraph_with_a_colon_and_its_own_amount_gives_nothing_to_the_one_above() -> None:
    text = (
        "What we tried today:\n\nHeel raises: 10 times at the sink.\n\n"
        "Flying like a bird over the sofa: hold for 50 seconds, 3 times.\n\nBridges: 8 times."
    )
    assert told(parse_routine(text, EXERCISES)) == [("heel-raise", {"reps": 10}), ("bridge", {"reps": 8})]


def test_the_part_of_a_routine_before_a_colon_is_no_part_of_the_line_above() -> None:
    text = "Heel raises: 2 x 10\nBridges: 2 x 8\n\nCool down: seated hamstring stretch for 30 seconds each leg"
    assert told(parse_routine(text, EXERCISES))[-1] == (
        "hamstring-stretch-seated",
        {"hold_s": 30, "sides": "each"},
    )


def test_the_time_of_day_over_a_list_is_for_that_list() -> None:
    text = "AM\n- ankle pumps x 20\n- bridges x 10\nPM\n- wall calf stretch 30 s each side"
    assert {item.dose.frequency for item in parse_routine(text, EXERCISES)} == {"1/day"}


@pytest.mark.parametrize(
    ("text", "dose"),
    [
        ("Knee straightening in the chair. Hold it for a count of five and lower it again. 8 times.", {"hold_s": 5}),
        ("Heel raises, 1 second pause at the top, 12 times", {"hold_s": 1}),
        ("Squats: go down for a count of 3. 8 times.", {"move_s": 3}),
        ("Squats, 3 seconds down and 1 second up, 8 times", {"move_s": 3, "return_s": 1}),
        ("Heel raises, 1 second up and 3 seconds down, 8 times", {"move_s": 1, "return_s": 3}),
        ("Walk sideways along the sink, 10 steps there and 10 steps back", {"distance": "10 steps", "sides": "each"}),
        ("Walk sideways along the sink, 8 steps each way", {"distance": "8 steps", "sides": "each"}),
        ("Sit to stands, ten every day", {"reps": 10, "frequency": "1/day"}),
        ("Heel raises x 10, TDS", {"reps": 10, "frequency": "3/day"}),
        ("Sit to stand five times, have a short rest and do another five", {"sets": 2, "reps": 5}),
        ("Knee extensions in the chair x 10 R and L", {"reps": 10, "sides": "each"}),
        ("Heel raises, try between 6 and 10 with both feet", {"reps": 6, "reps_max": 10}),
        ("Toe taps on the bottom step 12 each leg", {"reps": 12, "sides": "each"}),
        ("Knee to chest, hug it for 20 seconds", {"hold_s": 20}),
    ],
)
def test_amounts_are_read_as_people_say_them(text: str, dose: dict[str, object]) -> None:
    (item,) = parse_routine(f"1. {text}", EXERCISES)
    assert {name: getattr(item.dose, name) for name in dose} == dose


@pytest.mark.parametrize(
    "last", ["Go through all three moves twice.", "3 sets is too much for me: 2 rounds in total.", "Twice through."]
)
def test_rounds_that_close_a_list_are_rounds_of_every_line(last: str) -> None:
    text = f"1. Heel raises, 10 times\n2. Bridges, 8 times\n3. Clamshells, 12 each side\n\n{last}"
    found = parse_routine(text, EXERCISES)
    assert [(item.dose.rounds, item.dose.reps) for item in found] == [(2, 10), (2, 8), (2, 12)]


def test_a_pulse_is_no_count_of_repeats() -> None:
    text = "1. Sit to stands, 10 times\n2. Marching on the spot\nMy heart rate got to 124."
    assert [item.dose.reps_max for item in parse_routine(text, EXERCISES)] == [None, None]


@pytest.mark.parametrize("getting_up", ["push up to sitting", "push up with both hands", "sit up from lying"])
def test_getting_up_is_no_push_up_and_no_sit_up(getting_up: str) -> None:
    text = f"1. Ankle pumps, 20 times\n2. Bridges, 10 times\nThen roll on your side and {getting_up}."
    assert {"push-up", "supine-to-sit-up"}.isdisjoint(item.exercise_id for item in parse_routine(text, EXERCISES))
