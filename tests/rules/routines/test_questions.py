"""What is asked about a card that was read out of words, what keeping the sure parts does, and what is left blank."""

from forum.rules.routines.fields import check_fields, list_lines, read_card
from forum.rules.routines.questions import (
    Blank,
    Stretch,
    carry_answers,
    count_open,
    find_other,
    keep_sure,
    list_blank,
    say_with_holes,
)
from forum.rules.routines.safety import item_strip
from tests.samples.library import EXERCISES

DRAFT = {
    "title": "Worktop exercises", "provenance": "pt", "read": "3 3",
    "items.0.exercise_id": "heel-raise", "items.0.sets": "2", "items.0.asked": "reps sides rest_s",
    "items.1.exercise_id": "bridge", "items.1.reps": "8", "items.1.unsure": "yes", "items.1.called": "bottom off bed",
    "items.1.asked": "hold_s",
    "items.2.exercise_id": "clamshell", "items.2.reps": "5",
}  # fmt: skip


def test_at_most_two_things_are_asked_of_a_line_and_an_answer_closes_a_question() -> None:
    assert count_open(DRAFT) == 4
    assert count_open(DRAFT | {"items.0.reps": "10"}) == 3


def test_the_dose_is_one_sentence_with_a_gap_for_what_is_asked() -> None:
    card, _ = read_card(DRAFT)
    words = say_with_holes(card.items[0], list_lines(DRAFT)[0])
    assert words == [
        Stretch("2 sets"),
        Stretch(", "),
        Stretch("? times", is_marked=True),
        Stretch(", "),
        Stretch("which side ?", is_marked=True),
    ]


def test_a_line_without_any_amount_is_only_its_gaps() -> None:
    fields = {"items.0.exercise_id": "bridge", "items.0.asked": "reps"}
    card, _ = read_card(fields)
    assert say_with_holes(card.items[0], list_lines(fields)[0]) == [Stretch("? times", is_marked=True)]


def test_one_press_keeps_what_is_sure_and_an_unsure_exercise_under_her_own_name() -> None:
    kept = keep_sure(DRAFT)
    assert [line["exercise_id"] for line in list_lines(kept)] == ["heel-raise", "own:bottom off bed", "clamshell"]
    assert count_open(kept) == 0
    assert check_fields(kept, EXERCISES)[1] == []


def test_an_exercise_of_her_own_name_is_told_as_the_strictest() -> None:
    card, _ = read_card({"items.0.exercise_id": "own:Frog kicks"})
    words = {line.words for line in item_strip(card.items[0], None).lines}
    assert {"Have someone with you", "Hold on to something firm", "High fall risk"} <= words
    assert any("not in our library" in one for one in words)


def test_publishing_asks_for_an_exercise_that_is_not_sure_for_its_giver_and_for_a_name() -> None:
    fields = {name: text for name, text in DRAFT.items() if name != "provenance"} | {"title": "My routine"}
    problems = [(one.field, one.message) for one in check_fields(fields, EXERCISES)[1]]
    assert ("items.1.exercise_id", "Exercise 2: say whether it is Bridge.") in problems
    assert {field for field, _ in problems} == {"items.1.exercise_id", "title", "provenance"}
    assert check_fields(fields, EXERCISES, is_draft=True)[1] == []


def test_what_was_left_blank_is_listed_in_words() -> None:
    assert list_blank(DRAFT, EXERCISES) == [
        Blank(1, "Heel raise", "how many times; one side, or both; how long a rest"),
        Blank(2, "Bridge", "how long is it held"),
    ]
    assert list_blank({"items.0.exercise_id": "own:Frog kicks"}, EXERCISES) == [Blank(1, "Frog kicks", "how much")]


def test_how_often_is_asked_once_for_the_whole_card() -> None:
    fields = DRAFT | {"asked": "days_per_week"}
    assert count_open(fields) == count_open(DRAFT) + 1
    assert list_blank(fields, EXERCISES)[-1] == Blank(0, "", "how many days a week")
    assert count_open(fields | {"days_per_week": "3"}) == count_open(DRAFT)


def test_who_meant_another_exercise_is_known_by_its_line() -> None:
    assert find_other(DRAFT) is None
    assert find_other(DRAFT | {"items.1.unsure": "other"}) == 1


def test_a_card_read_anew_does_not_ask_again_what_was_answered() -> None:
    before = {"title": "Worktop", "provenance": "self", "items.0.exercise_id": "heel-raise", "items.0.reps": "12"}
    newer = carry_answers(before, DRAFT | {"items.0.unsure": "yes"})
    assert (newer["title"], newer["provenance"], newer["items.0.reps"]) == ("Worktop", "self", "12")
    assert "items.0.unsure" not in newer
    assert "items.1.unsure" in newer
