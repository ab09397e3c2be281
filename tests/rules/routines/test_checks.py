"""What Ana has to put right before her card is published."""

from dataclasses import replace
from typing import Any

import pytest

from forum.rules.routines import limits
from forum.rules.routines.checks import Problem, check_card, is_web_address
from forum.rules.routines.routines import Card, Item
from tests.samples.library import EXERCISES, STORY_CARD


def problems_of(card: Card, *, is_draft: bool = False) -> list[Problem]:
    return check_card(card, EXERCISES, is_draft=is_draft)


def with_item(**dose: Any) -> Card:
    return replace(STORY_CARD, items=(Item(**{"exercise_id": "heel-raise"} | dose),))


def test_a_good_card_has_nothing_to_put_right() -> None:
    assert problems_of(STORY_CARD) == []


def test_an_item_without_any_amount_may_be_published() -> None:
    assert problems_of(with_item()) == []


def test_an_empty_card_may_be_a_draft_but_not_published() -> None:
    assert problems_of(Card(), is_draft=True) == []
    assert [problem.field for problem in problems_of(Card())] == ["title", "items"]


@pytest.mark.parametrize(
    ("dose", "field"),
    [
        ({"sets": 0}, "sets"),
        ({"sets": 21}, "sets"),
        ({"sets_max": 21}, "sets_max"),
        ({"reps": 10_000}, "reps"),
        ({"reps": 0}, "reps"),
        ({"reps": 15, "reps_max": 10}, "reps_max"),
        ({"hold_s": -1}, "hold_s"),
        ({"hold_s": 601}, "hold_s"),
        ({"duration_s": 7_201}, "duration_s"),
        ({"duration_s_max": 0}, "duration_s_max"),
        ({"rest_s": 901}, "rest_s"),
        ({"rest_s": -1}, "rest_s"),
        ({"load_kg": 0.4}, "load_kg"),
        ({"load_kg": 200.5}, "load_kg"),
        ({"distance": "x" * 41}, "distance"),
        ({"band": "x" * 41}, "band"),
        ({"note": "x" * 1_001}, "note"),
        ({"exercise_id": "trombone"}, "exercise_id"),
        ({"first_side": "left", "first_reps": 0}, "first_reps"),
        ({"first_side": "left", "first_hold_s_max": 601}, "first_hold_s_max"),
        ({"first_reps": 6}, "first_side"),
        ({"first_side": "weaker", "sides": "together"}, "first_side"),
        ({"move_s": 31}, "move_s"),
        ({"return_s": 0}, "return_s"),
        ({"effort": 11}, "effort"),
        ({"effort": 6, "effort_max": 4}, "effort_max"),
        ({"effort_words": "x" * 61}, "effort_words"),
        ({"band_brand": "x" * 41}, "band_brand"),
        ({"instead_of": "trombone"}, "instead_of"),
        ({"reason": "x" * 201}, "reason"),
    ],
)
@pytest.mark.parametrize("is_draft", [True, False])
def test_a_number_or_text_out_of_bounds_is_told_at_its_field(dose: dict[str, Any], field: str, is_draft: bool) -> None:
    [problem] = problems_of(with_item(**dose), is_draft=is_draft)
    assert problem.field == f"items.0.{field}"
    assert problem.message.startswith("Exercise 1 ")


@pytest.mark.parametrize(
    "dose",
    [
        {"sets": 1, "sets_max": 20, "reps": 1, "reps_max": 200, "rest_s": 0, "load_kg": 0.5},
        {"hold_s": 1, "hold_s_max": 600, "rest_s": 900, "load_kg": 200},
        {"duration_s": 1, "duration_s_max": 7_200},
        {"reps": 10, "reps_max": 10},
        {"hold_s_max": 30},
        {"effort": 0, "effort_max": 10, "move_s": 1, "return_s": 30},
        {"first_side": "weaker", "first_reps": 6, "sides": "each"},
    ],
)
def test_the_bounds_themselves_are_fine(dose: dict[str, Any]) -> None:
    assert problems_of(with_item(**dose)) == []


@pytest.mark.parametrize(
    ("change", "field"),
    [
        ({"title": "  "}, "title"),
        ({"title": "x" * 121}, "title"),
        ({"purpose": "x" * 301}, "purpose"),
        ({"note": "x" * 4_001}, "note"),
        ({"provenance_note": "x" * 301}, "provenance_note"),
        ({"days_per_week": 8}, "days_per_week"),
        ({"days_per_week": 5, "days_per_week_max": 3}, "days_per_week_max"),
        ({"times_per_day": 0}, "times_per_day"),
        ({"weeks": 0}, "weeks"),
        ({"weeks": 10, "weeks_max": 8}, "weeks_max"),
        ({"cert_12_setting": "x" * 601}, "cert_12_setting"),
        ({"source_url": "javascript:alert(1)"}, "source_url"),
        ({"provenance": "source"}, "source_url"),
        ({"items": ()}, "items"),
        ({"items": STORY_CARD.items * 14}, "items"),
    ],
)
def test_a_fault_of_the_card_is_told_at_its_field(change: dict[str, Any], field: str) -> None:
    assert [problem.field for problem in problems_of(replace(STORY_CARD, **change))] == [field]


def test_a_card_from_a_study_may_name_it_instead_of_linking_it() -> None:
    assert problems_of(replace(STORY_CARD, provenance="source", provenance_note="A leaflet from the clinic")) == []


def test_forty_exercises_fit_on_a_card() -> None:
    full = replace(STORY_CARD, items=(Item(exercise_id="heel-raise"),) * limits.ITEMS_MAX)
    assert problems_of(full) == []


def test_every_problem_is_told_at_once_with_the_name_of_its_exercise() -> None:
    card = Card(items=(Item(exercise_id="heel-raise", reps=0), Item(exercise_id="box-march", sets=99)))
    assert problems_of(card) == [
        Problem("title", "Give the card a name."),
        Problem("items.0.reps", "Exercise 1 (Heel raise): the number of times should be between 1 and 200."),
        Problem("items.1.sets", "Exercise 2 (Marching on a low box): the sets should be between 1 and 20."),
    ]


@pytest.mark.parametrize(
    ("url", "is_fine"),
    [
        ("https://example.org/a?b=c#d", True),
        ("http://example.org", True),
        ("//example.org", False),
        ("example.org", False),
        ("https://", False),
        ("https://a b.org", False),
        ("https://ana@example.org", False),
        ("data:text/html,x", False),
        ("https://[::1", False),
    ],
)
def test_only_a_whole_web_address_is_a_link(url: str, is_fine: bool) -> None:
    assert is_web_address(url) is is_fine
