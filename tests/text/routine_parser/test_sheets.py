"""Sheets as physiotherapists give them: structure before words, and honest about what is not sure."""

import json
import random

import pytest

from forum.text.routine_parser import FoundItem, item_to_dict, parse_routine
from forum.text.routine_parser.items import SURE, Dose
from tests.samples.doses import write_doses
from tests.samples.library import EXERCISES
from tests.samples.prose_score import read_samples


def doses(text: str) -> dict[str, Dose]:
    """The dose of each exercise, by its id."""
    return {item.exercise_id: item.dose for item in parse_routine(text, EXERCISES)}


def read_line(text: str) -> FoundItem:
    (item,) = parse_routine(text, EXERCISES)
    return item


# An exercise owns its block.


def test_ana_reads_a_heading_with_its_steps_below_a_blank_line() -> None:
    read = doses("Bridge\n\nLie on your back, knees bent. Lift your hips. Hold for 5 seconds. Repeat 8 to 10 times.\n")
    assert read == {"bridge": Dose(reps=8, reps_max=10, hold_s=5)}


def test_numbered_steps_under_a_heading_are_no_exercises_and_keep_its_dose() -> None:
    sheet = "Heel raises\n1. Stand tall.\n2. Rise onto your toes.\n3. Hold for 5 seconds.\n4. Repeat 8 times."
    assert doses(sheet) == {"heel-raise": Dose(reps=8, hold_s=5)}


def test_each_exercise_keeps_its_own_amount_and_none_of_its_neighbour() -> None:
    read = doses("Heel raise: do this 12 times.\nBridge: do this 8 times.")
    assert read == {"heel-raise": Dose(reps=12), "bridge": Dose(reps=8)}


def test_labels_of_clinic_software_are_read() -> None:
    sheet = "Bridge\nReps: 12 Sets: 3 Hold: 2 Daily: 1 Weekly: 4\n\nSetup\nLie on your back.\n"
    assert doses(sheet) == {"bridge": Dose(sets=3, reps=12, hold_s=2, frequency="4/week")}


def test_a_neighbour_we_do_not_know_gives_its_amount_to_nobody() -> None:
    sheet = (
        "1. Heel raises\nRise onto your toes. 12 times.\n2. Dragon wheel\nTurn the wheel. 30 times.\n"
        "3. Bridge\nLift your hips. 8 times."
    )
    assert doses(sheet) == {"heel-raise": Dose(reps=12), "bridge": Dose(reps=8)}


# What is for all.


def test_a_preamble_is_for_all_and_marked_as_inherited() -> None:
    items = parse_routine("Do these twice a day.\n\n1. Heel raises, 10 times.\n2. Bridges, 8 times.", EXERCISES)
    assert [item.dose.frequency for item in items] == ["2/day", "2/day"]
    inherited = [[value.field for value in item.values if value.is_inherited] for item in items]
    assert inherited == [["frequency"], ["frequency"]]


def test_rounds_of_a_list_are_no_sets() -> None:
    read = doses("1. Heel raises, 10 times.\n2. Bridges, 8 times.\n\nRepeat the whole list twice.")
    assert {(dose.rounds, dose.sets) for dose in read.values()} == {(2, None)}


def test_resting_between_is_no_word_for_all() -> None:
    sheet = "1. Calf stretch: hold 20 seconds, 3 times each leg.\n2. Heel raises: 2 sets of 10, rest a minute between."
    read = doses(sheet)
    assert read["calf-stretch-standing"] == Dose(reps=3, hold_s=20, sides="each")
    assert (read["heel-raise"].sets, read["heel-raise"].rest_s) == (2, 60)


# Tempo, sides, growth.


@pytest.mark.parametrize(
    "words",
    [
        "Count to 3 on the way up and to 5 on the way down.",
        "Count slowly to 3 as you lift and to 5 as you lower.",
        "3 seconds up and 5 seconds down.",
    ],
)
def test_how_slowly_is_neither_a_hold_nor_a_count(words: str) -> None:
    dose = read_line(f"Heel raises\nStand tall and rise onto your toes.\n{words}\nRepeat 8 times.").dose
    assert dose == Dose(reps=8, move_s=3, return_s=5)


def test_one_side_named_in_the_steps_is_not_the_only_side() -> None:
    sheet = "Side leg raise\nStand on your left leg. Raise the right one to the side. Hold 4 seconds. Switch legs."
    assert read_line(sheet).dose.sides == "each"


def test_what_it_may_grow_to_is_the_high_end() -> None:
    dose = read_line("Bridge\nLift your hips.\nStart with 5 repeats and build up to 12.").dose
    assert (dose.reps, dose.reps_max) == (5, 12)


# Honest about what is not sure.


def test_every_value_says_where_its_words_stand() -> None:
    text = "Heel raises: 3 sets of 10, twice a day."
    item = read_line(text)
    said = {value.field: [text[slice(*span)] for span in value.words] for value in item.values}
    assert said["exercise"] == ["Heel raises"]
    assert said["sets"] == said["reps"] == ["3 sets of 10"]
    assert "twice a day" in said["frequency"][0]


def test_what_is_unsure_stays_blank_and_is_asked() -> None:
    for row in read_samples("leaflets.jsonl"):
        for item in parse_routine(row["text"], EXERCISES):
            unsure = {value.field for value in item.values if not value.is_sure}
            assert all(getattr(item.sure_dose, name, None) is None for name in unsure)
            assert bool(item.questions) == bool(unsure)
            assert len(item.questions) <= 2


def test_a_line_without_any_amount_is_asked_for_one() -> None:
    item = read_line("Stand up and sit down.\n\nChair stand\n\nLean forward and stand up.")
    assert item.confidence >= SURE or "How many times?" in item.questions


def test_a_helper_anywhere_in_the_text_is_kept_or_asked_about() -> None:
    sheet = (
        "1. Heel raises, 10 times.\n2. Standing on one leg, 20 seconds.\n\nMy sister stands next to me for number 2."
    )
    for item in parse_routine(sheet, EXERCISES):
        assert item.setting.spotter or "Should somebody be with you?" in item.questions


def test_extract_says_field_by_field_what_is_sure() -> None:
    row = item_to_dict(read_line("Heel raises: 3 sets of 10, twice a day."))
    assert json.loads(json.dumps(row))["sure"].keys() == {"exercise", "sets", "reps", "frequency"}
    assert set(row["sure"].values()) <= {True, False}


def test_no_dose_in_any_layout_of_a_sheet_stops_the_reader() -> None:
    chance = random.Random(5)
    frames = (
        "Bridge\n\n{}\n",
        "1. Bridge\n  1. Lift.\n  2. {}\n",
        "Do all of these {}\n\n- Bridge\n- Squats",
        "| Bridge | {} |",
    )
    for one in list(write_doses(2_000)):
        text = chance.choice(frames).format(one.text) + "\n" * chance.randrange(3) + "•\n" * chance.randrange(2)
        for item in parse_routine(text, EXERCISES):
            assert item_to_dict(item)["exercise"] in EXERCISES
            assert 0 <= item.confidence <= 1
