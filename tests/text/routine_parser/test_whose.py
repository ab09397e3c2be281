"""Whose an amount is, in kinds of sheets that were read wrong and looked sure: never the neighbour's."""

from forum.text.routine_parser import FoundItem, parse_routine
from tests.samples.library import EXERCISES


def read(text: str) -> dict[str, FoundItem]:
    """The lines of a text by exercise."""
    return {item.exercise_id: item for item in parse_routine(text, EXERCISES)}


def test_a_heading_after_an_empty_line_opens_its_own_exercise_though_it_begins_like_a_step() -> None:
    found = read(
        "Tightrope stand\nOne foot right in front of the other. Hold for 20 seconds, then swap feet.\n\n"
        "Weight shift sideways\nSway from left to right. Keep going for 60 seconds.\n\n"
        "Heel raises\nUp on your toes and down. Repeat 10 times."
    )
    assert found["tandem-stance"].dose.hold_s == 20
    assert found["weight-shift-side"].dose.duration_s == 60


def test_the_amounts_of_an_exercise_we_do_not_know_are_nobody_elses_even_at_the_top() -> None:
    found = read(
        "Standing crouch\nHold the table. Crouch down slowly.\nRepeat 6 times.\n\n"
        "Tightrope stand\nStand with one foot directly in front of the other.\nHold for 20 seconds, then swap feet.\n\n"
        "Heel raises\nHold the table. Up on your toes and down.\nRepeat 10 times."
    )
    assert found["tandem-stance"].dose.reps is None


def test_how_often_as_the_last_sentence_of_a_list_is_for_the_whole_list() -> None:
    found = read("1) Bridges 2x12 2) Clamshells 2x8 3) Heel raises 2x10. Daily.")
    assert {item.dose.frequency for item in found.values()} == {"1/day"}


def test_how_often_below_the_last_line_is_for_all_where_nothing_else_says_it() -> None:
    found = read("Bridges 2x10\nClamshells 2x10\nHeel raises 2x12 (hold the rail)\nM/W/F")
    assert {item.dose.frequency for item in found.values()} == {"mon,wed,fri"}


def test_ways_how_often_in_one_paragraph_are_each_of_their_sentence() -> None:
    found = read(
        "My physio gave me these. Heel raises, 10 times, twice a day. Bridges, 8 times, once a day. "
        "Clamshells, 5 each side, twice a day."
    )
    assert [found[one].dose.frequency for one in ("heel-raise", "bridge", "clamshell")] == ["2/day", "1/day", "2/day"]


def test_of_two_ways_how_often_in_the_first_sentence_the_first_is_of_the_exercises() -> None:
    found = read(
        "Do these exercises three times a week as well as going for a walk each day.\n\n"
        "Sit to stand. 10 times.\nHeel raises. 10 times."
    )
    assert {found[one].dose.frequency for one in ("sit-to-stand", "heel-raise")} == {"3/week"}


def test_so_many_of_each_are_of_all_that_the_sentence_lists() -> None:
    found = read("Three days a week I do heel raises, bridges and clamshells, 12 of each.")
    assert {item.dose.reps for item in found.values()} == {12}
    assert {item.dose.sides for item in found.values()} == {None}


def test_a_short_hold_is_repeated_as_often_as_all_are() -> None:
    found = read("Twice daily, 10 of everything\n- heel slides\n- quad sets, 5 sec\n- glute sets, 5 sec")
    assert (found["quad-set"].dose.hold_s, found["quad-set"].dose.reps) == (5, 10)


def test_what_it_grows_to_does_not_hide_what_it_begins_with() -> None:
    found = read(
        "3-5 of each to begin with, three times a week, building up to 10.\n"
        "Chin tuck: draw the chin straight back, hold 5 seconds.\n"
        "Shoulder pinch: bring the shoulder blades together, hold 5 seconds."
    )
    assert {(item.dose.reps, item.dose.reps_max) for item in found.values()} == {(3, 5)}


def test_below_a_title_the_words_say_which_form_of_the_exercise_it_is() -> None:
    found = read(
        "1. Heel raises, 10 times\n"
        "2. Hip flexors - lie near the edge of the bed and let one leg hang over the side. Hold 1 min each leg."
    )
    assert "hip-flexor-stretch-supine" in found
