"""The same card on a tired day: less, gentler, and never harder in anything."""

from dataclasses import fields
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from forum.rules.fitting.energy_days import RED_LINES, for_day
from forum.rules.fitting.profiles import DAYS, RESTING, Day
from forum.rules.routines.minutes import minutes
from forum.rules.routines.routines import Card, Item
from forum.rules.routines.safety import is_no_stricter, item_strip
from tests.samples.cards import cards
from tests.samples.library import EXERCISES, STORY_CARD


@given(cards())
def test_a_good_day_is_the_card_itself(card: Card) -> None:
    day = for_day(card, "green", EXERCISES)
    assert (day.card, day.changes, day.left_out) == (card, (), ())


@given(cards(), st.sampled_from(DAYS))
def test_nothing_is_ever_harder_hotter_or_less_safe(card: Card, day: Day) -> None:
    for line in for_day(card, day, EXERCISES).lines:
        if line.after is None:
            assert line.words
            continue
        before, after = EXERCISES[line.before.exercise_id], EXERCISES[line.after.exercise_id]
        assert after.level <= before.level
        assert is_no_stricter(item_strip(line.after, after), item_strip(line.before, before))
        for field in fields(Item):
            now, then = getattr(line.after, field.name), getattr(line.before, field.name)
            assert not isinstance(now, int | float) or (then is not None and now <= then), field.name
        # What the author asked for stays.
        assert (line.after.support, line.after.spotter) == (line.before.support, line.before.spotter)


@given(cards())
def test_a_very_tired_day_is_short_and_sitting_or_lying_down(card: Card) -> None:
    red = for_day(card, "red", EXERCISES).card
    assert len(red.items) <= RED_LINES
    assert minutes(red, EXERCISES) <= minutes(card, EXERCISES) or not card.items
    for item in red.items:
        where = {item.position} if item.position else set(EXERCISES[item.exercise_id].positions)
        assert where <= set(RESTING)
        assert (item.sets or 1) == 1
        assert item_strip(item, EXERCISES[item.exercise_id]).heat != "high"


@pytest.mark.parametrize(
    ("before", "amber", "red"),
    [
        ({"sets": 3, "reps": 10, "reps_max": 15}, {"sets": 2, "reps": 10}, {"sets": 1, "reps": 5}),
        ({"sets": 1, "reps": 7}, {"sets": 1, "reps": 7}, {"sets": 1, "reps": 4}),
        ({"reps_max": 15}, {"reps_max": 15}, {"reps_max": 8}),
        ({"hold_s": 20, "hold_s_max": 30}, {"hold_s": 20}, {"hold_s": 20}),
        ({"duration_s": 300}, {"duration_s": 300}, {"duration_s": 150}),
        ({}, {}, {}),
    ],
)
def test_the_amounts_of_such_a_day(before: dict[str, Any], amber: dict[str, Any], red: dict[str, Any]) -> None:
    gentle = "seated-march"
    card = Card(title="One", items=(Item(exercise_id=gentle, position="seated", **before),))
    days: tuple[tuple[Day, dict[str, Any]], ...] = (("amber", amber), ("red", red))
    for day, wanted in days:
        [item] = for_day(card, day, EXERCISES).card.items
        assert item == Item(exercise_id=gentle, position="seated", **wanted)


def test_a_tired_day_begins_with_what_is_done_at_rest() -> None:
    items = (Item(exercise_id="heel-raise", reps=10), Item(exercise_id="seated-march", reps=10))
    tired = for_day(Card(title="One", items=items), "amber", EXERCISES).card
    assert [item.exercise_id for item in tired.items] == ["seated-march", "heel-raise"]


def test_what_changed_and_what_is_left_out_is_said() -> None:
    red = for_day(STORY_CARD, "red", EXERCISES)
    assert len(red.card.items) + len(red.left_out) == len(STORY_CARD.items)
    assert all(words.endswith(".") for words in (*red.changes, *red.left_out))
