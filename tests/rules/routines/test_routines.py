"""A card as plain data and back, and what it refuses to read."""

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from forum.errors import Refused
from forum.rules.routines.routines import Card, Item, card_from_dict, card_to_dict
from tests.samples.cards import cards
from tests.samples.library import STORY_CARD


@given(cards())
def test_every_card_comes_back_as_it_was(card: Card) -> None:
    assert card_from_dict(card_to_dict(card)) == card


def test_what_ana_did_not_give_is_left_out() -> None:
    card = Card(title="Walk", items=(Item(exercise_id="walking"),))
    assert card_to_dict(card) == {
        "title": "Walk",
        "provenance": "self",
        "items": [{"exercise_id": "walking"}],
    }


def test_a_rest_of_nought_is_kept_because_it_was_given() -> None:
    card = Card(items=(Item(exercise_id="walking", rest_s=0),))
    assert card_from_dict(card_to_dict(card)) == card


def test_numbers_may_come_as_text() -> None:
    line = {
        "exercise_id": "heel-raise",
        "sets": "two",
        "reps": "10 times",
        "hold_s": "1 minute",
        "load_kg": "2,5",
    }
    card = card_from_dict({"items": [line], "days_per_week": "3"})
    assert card.items == (Item(exercise_id="heel-raise", sets=2, reps=10, hold_s=60, load_kg=2.5),)
    assert card.days_per_week == 3


def test_empty_fields_of_a_form_count_as_not_given() -> None:
    line = {"exercise_id": "heel-raise", "reps": "", "sides": "", "position": None, "note": ""}
    assert card_from_dict({"title": "", "items": [line]}) == Card(items=(Item(exercise_id="heel-raise"),))


def test_windows_line_ends_and_outer_spaces_are_tidied() -> None:
    assert card_from_dict({"note": "  one\r\ntwo\rthree "}).note == "one\ntwo\nthree"


@pytest.mark.parametrize(
    ("data", "field"),
    [
        ("a card", ""),
        (None, ""),
        ([], ""),
        ({"cure": "yes"}, ""),
        ({"items": "wall squats"}, "items"),
        ({"items": ["wall squats"]}, "items.0"),
        ({"items": [{}]}, "items.0.exercise_id"),
        ({"items": [{"exercise_id": "x"}, {"exercise_id": "y", "cure": 1}]}, "items.1"),
        ({"items": [{"exercise_id": "x", "sets": "lots"}]}, "items.0.sets"),
        ({"items": [{"exercise_id": "x", "sets": True}]}, "items.0.sets"),
        ({"items": [{"exercise_id": "x", "sets": 2.5}]}, "items.0.sets"),
        ({"items": [{"exercise_id": "x", "sets": float("nan")}]}, "items.0.sets"),
        ({"items": [{"exercise_id": "x", "sets": 10**400}]}, "items.0.sets"),
        ({"items": [{"exercise_id": "x", "sets": [2]}]}, "items.0.sets"),
        ({"items": [{"exercise_id": "x", "load_kg": float("inf")}]}, "items.0.load_kg"),
        ({"items": [{"exercise_id": "x", "load_kg": "heavy"}]}, "items.0.load_kg"),
        ({"items": [{"exercise_id": "x", "sides": "both"}]}, "items.0.sides"),
        ({"items": [{"exercise_id": "x", "sides": ["each"]}]}, "items.0.sides"),
        ({"items": [{"exercise_id": "x", "position": "floating"}]}, "items.0.position"),
        ({"items": [{"exercise_id": "x", "support": "a friend"}]}, "items.0.support"),
        ({"items": [{"exercise_id": 7}]}, "items.0.exercise_id"),
        ({"provenance": "god"}, "provenance"),
        ({"title": 7}, "title"),
        ({"title": "a\0b"}, "title"),
        ({"title": "a\ud800b"}, "title"),
    ],
)
def test_a_card_of_the_wrong_shape_is_refused_at_its_field(data: Any, field: str) -> None:
    with pytest.raises(Refused) as said:
        card_from_dict(data)
    assert said.value.field == field


@given(
    st.recursive(
        st.none() | st.booleans() | st.floats() | st.integers() | st.text(),
        lambda inner: st.lists(inner) | st.dictionaries(st.sampled_from(list(card_to_dict(STORY_CARD))), inner),
        max_leaves=8,
    )
)
def test_whatever_is_sent_is_read_or_refused(data: Any) -> None:
    try:
        card = card_from_dict(data)
    except Refused:
        return
    assert card_from_dict(card_to_dict(card)) == card
