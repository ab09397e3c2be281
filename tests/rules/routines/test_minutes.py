"""How long a card takes and what it costs, by the two written rules."""

from dataclasses import replace
from typing import Any

import pytest
from hypothesis import given

from forum.rules.routines.minutes import energy, item_seconds, minutes, say_energy, say_minutes
from forum.rules.routines.routines import Card, Item
from tests.samples.cards import cards
from tests.samples.library import EXERCISES, STORY_CARD


@pytest.mark.parametrize(
    ("dose", "seconds"),
    [
        ({"reps": 10}, 40),
        ({"reps": 10, "sides": "each"}, 80),
        ({"reps": 10, "sides": "left"}, 40),
        ({"sets": 2, "reps": 10}, 140),
        ({"sets": 2, "reps": 10, "rest_s": 30}, 110),
        ({"sets": 2, "reps": 10, "rest_s": 0}, 80),
        ({"sets": 2, "reps": 10, "sides": "each"}, 220),
        ({"reps": 10, "reps_max": 15}, 52),
        ({"reps_max": 15}, 60),
        ({"sets": 1, "sets_max": 2, "reps": 10}, 140),
        ({"reps": 10, "hold_s": 3}, 70),
        ({"reps": 5, "hold_s": 30}, 170),
        ({"reps": 5, "hold_s": 30, "rest_s": 10}, 210),
        ({"reps": 10, "rest_s": 60}, 100),
        ({"sets": 1, "reps": 10, "rest_s": 60}, 100),
        ({"reps": 3, "duration_s": 60, "rest_s": 30}, 240),
        ({"hold_s": 30, "rest_s": 30}, 60),
        ({"hold_s": 30}, 30),
        ({"hold_s": 20, "hold_s_max": 30, "sides": "each"}, 50),
        ({"sets": 3, "hold_s": 30}, 210),
        ({"reps": 1, "hold_s": 30}, 30),
        ({"duration_s": 300}, 300),
        ({"sets": 3, "duration_s": 60, "rest_s": 60}, 300),
        ({"reps": 4, "duration_s": 30}, 120),
        ({"hold_s": 5, "duration_s": 120}, 120),
        ({"distance": "20 metres"}, 60),
    ],
)
def test_a_line_takes_the_seconds_of_the_written_rule(dose: dict[str, Any], seconds: int) -> None:
    assert item_seconds(Item(exercise_id="heel-raise", **dose), EXERCISES["heel-raise"]) == seconds


def test_a_line_without_an_amount_counts_as_the_librarys_own_dose() -> None:
    # 1 to 2 sets of 8 to 12 times each side: 2 sets of 10, doubled, one rest.
    item = Item(exercise_id="supine-heel-slide")
    assert item_seconds(item, EXERCISES["supine-heel-slide"]) == 2 * 10 * 4 * 2 + 60


def test_a_line_that_is_not_in_the_library_and_has_no_amount_counts_as_a_minute() -> None:
    assert item_seconds(Item(exercise_id="trombone"), None) == 60


def test_changing_over_takes_twenty_seconds_between_exercises() -> None:
    item = Item(exercise_id="heel-raise", duration_s=40)
    assert minutes(Card(items=(item,)), EXERCISES) == 1
    assert minutes(Card(items=(item, item)), EXERCISES) == 2
    assert minutes(Card(), EXERCISES) == 0


def test_anas_card_takes_ten_minutes_and_little_energy() -> None:
    assert minutes(STORY_CARD, EXERCISES) == 10
    assert energy(STORY_CARD, EXERCISES) == 1


def test_a_few_sitting_moves_cost_little_energy() -> None:
    assert energy(Card(items=(Item(exercise_id="seated-march", reps=10),)), EXERCISES) == 1


def test_a_long_hot_card_costs_much_energy() -> None:
    hot = next(one for one in EXERCISES.values() if one.safety.heat_load == "high" and one.level >= 3)
    assert energy(Card(items=(Item(exercise_id=hot.id, duration_s=2_400),)), EXERCISES) == 3


def test_an_empty_card_costs_little_energy() -> None:
    assert energy(Card(), EXERCISES) == 1


@given(cards())
def test_one_more_exercise_never_makes_a_card_shorter(card: Card) -> None:
    longer = replace(card, items=(*card.items, Item(exercise_id="heel-raise", reps=1)))
    assert minutes(longer, EXERCISES) >= minutes(card, EXERCISES)


def test_both_are_said_as_estimates() -> None:
    assert say_minutes(12) == "About 12 minutes with rests"
    assert say_minutes(1) == "About 1 minute with rests"
    assert say_energy(1) == "Low energy, about 1 of 3"
