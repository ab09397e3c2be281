"""A list that is done more than once in one go: told wherever the card is, and never more on a tired day."""

from dataclasses import replace
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from forum.errors import Refused
from forum.rules.fitting.energy_days import for_day
from forum.rules.fitting.profiles import DAYS, Day
from forum.rules.programmes.progressions import lower_card
from forum.rules.routines.cert import grade
from forum.rules.routines.checks import Problem, check_card
from forum.rules.routines.diff import list_changes
from forum.rules.routines.fields import fields_of, read_card
from forum.rules.routines.minutes import minutes
from forum.rules.routines.problem_words import NO_ROUNDS
from forum.rules.routines.rounds import fewer_rounds, rounds_of, say_rounds
from forum.rules.routines.routines import Card, Item, card_from_dict, card_to_dict
from forum.rules.routines.summary import summarise
from tests.samples.cards import cards
from tests.samples.library import EXERCISES

# One round takes 40 + 20 + 40 seconds.
CARD = Card(
    title="Circuit",
    items=(Item(exercise_id="heel-raise", reps=10), Item(exercise_id="seated-march", reps=10)),
    days_per_week=3,
)


def circuit(**rounds: Any) -> Card:
    return replace(CARD, **rounds)


@pytest.mark.parametrize(
    ("rounds", "words"),
    [
        ({}, ""),
        ({"rounds": 1}, ""),
        ({"rounds_max": 1}, ""),
        ({"rounds": 3}, "Do the whole list 3 times"),
        ({"rounds": 2, "rounds_max": 3}, "Do the whole list 2 to 3 times"),
        ({"rounds": 1, "rounds_max": 2}, "Do the whole list 1 to 2 times"),
        ({"rounds_max": 3}, "Do the whole list up to 3 times"),
        (
            {"rounds": 3, "rest_between_rounds_s": 120},
            "Do the whole list 3 times, rest 2 minutes between rounds",
        ),
        ({"rounds": 2, "rest_between_rounds_s": 0}, "Do the whole list 2 times, no rest between rounds"),
    ],
)
def test_rounds_are_one_sentence_and_one_round_is_none(rounds: dict[str, Any], words: str) -> None:
    assert say_rounds(circuit(**rounds)) == words


@given(cards())
def test_a_card_keeps_its_rounds_as_plain_data_and_as_a_form(card: Card) -> None:
    assert card_from_dict(card_to_dict(card)) == card
    low, high = sorted(((card.rounds, card.rounds_max)), key=lambda end: end or 0)
    typed, problems = read_card(fields_of(card))
    assert problems == []
    if None not in (low, high):
        assert (typed.rounds, typed.rounds_max) in ((low, high), (low, None), (None, None))
    else:
        assert (typed.rounds, typed.rounds_max) == (card.rounds, card.rounds_max)
    assert typed.rest_between_rounds_s == card.rest_between_rounds_s


@pytest.mark.parametrize("typed", ["1", "one", "1 to 1", "up to 1"])
def test_ana_who_types_one_round_has_the_card_she_had_before(typed: str) -> None:
    assert read_card(fields_of(CARD) | {"rounds": typed}) == (CARD, [])


def test_ana_types_rounds_and_their_rest_in_words() -> None:
    typed = fields_of(CARD) | {"rounds": "two to three", "rest_between_rounds_s": "2 minutes"}
    assert read_card(typed) == (circuit(rounds=2, rounds_max=3, rest_between_rounds_s=120), [])


@pytest.mark.parametrize("bad", [{"rounds": "many"}, {"rounds": 2.5}, {"rest_between_rounds_s": True}])
def test_rounds_that_are_no_number_are_refused_by_their_field(bad: dict[str, Any]) -> None:
    with pytest.raises(Refused) as refused:
        card_from_dict(card_to_dict(CARD) | bad)
    assert refused.value.field == next(iter(bad))


@pytest.mark.parametrize(
    ("rounds", "field"),
    [
        ({"rounds": 0}, "rounds"),
        ({"rounds": 21}, "rounds"),
        ({"rounds": 3, "rounds_max": 2}, "rounds_max"),
        ({"rounds": 3, "rest_between_rounds_s": 1_801}, "rest_between_rounds_s"),
    ],
)
def test_rounds_out_of_bounds_are_told_at_their_field(rounds: dict[str, Any], field: str) -> None:
    assert [problem.field for problem in check_card(circuit(**rounds), EXERCISES)] == [field]


@pytest.mark.parametrize("rounds", [{}, {"rounds": 1}])
def test_a_rest_between_rounds_needs_rounds(rounds: dict[str, Any]) -> None:
    card = circuit(rest_between_rounds_s=60, **rounds)
    assert check_card(card, EXERCISES) == [Problem("rounds", NO_ROUNDS)]


@pytest.mark.parametrize(
    ("rounds", "seconds"),
    [
        ({}, 100),
        ({"rounds": 1}, 100),
        ({"rounds": 2}, 100 + 60 + 100),
        ({"rounds": 3, "rest_between_rounds_s": 120}, 3 * 100 + 2 * 120),
        ({"rounds": 3, "rest_between_rounds_s": 0}, 3 * 100 + 2 * 20),
        ({"rounds": 2, "rounds_max": 3}, 3 * 100 + 2 * 60),
        ({"rounds_max": 2}, 2 * 100 + 60),
    ],
)
def test_every_round_and_every_rest_between_counts(rounds: dict[str, Any], seconds: int) -> None:
    assert minutes(circuit(**rounds), EXERCISES) == -(-seconds // 60)


def test_a_list_says_the_rounds_of_a_card_beside_its_minutes() -> None:
    assert summarise(CARD, EXERCISES)["meta"].startswith("2 minutes · ")
    assert summarise(circuit(rounds=3), EXERCISES)["meta"].startswith("7 minutes in 3 rounds · ")


@pytest.mark.parametrize(
    ("before", "after", "words"),
    [
        ({}, {"rounds": 3}, "The whole list: once → 3 times"),
        ({"rounds": 3}, {}, "The whole list: 3 times → once"),
        ({"rounds": 2}, {"rounds": 2, "rounds_max": 3}, "The whole list: 2 times → 2 to 3 times"),
        (
            {"rounds": 2},
            {"rounds": 2, "rest_between_rounds_s": 60},
            "The whole list: 2 times → 2 times, rest 60 seconds between rounds",
        ),
    ],
)
def test_a_change_of_rounds_reads_as_plain_words(before: dict[str, Any], after: dict[str, Any], words: str) -> None:
    assert [change.words for change in list_changes(circuit(**before), circuit(**after), EXERCISES)] == [words]


@pytest.mark.parametrize(
    ("day", "rounds", "less", "words"),
    [
        ("green", {"rounds": 3}, {"rounds": 3}, ()),
        ("amber", {"rounds": 3}, {"rounds": 2}, "Do the whole list 2 times instead of 3 times"),
        ("amber", {"rounds": 3, "rounds_max": 4}, {"rounds": 2}, "Do the whole list 2 times instead of 3 to 4 times"),
        ("amber", {"rounds_max": 3}, {"rounds_max": 2}, "Do the whole list up to 2 times instead of up to 3 times"),
        ("amber", {"rounds": 1, "rounds_max": 2}, {}, "Do the whole list once instead of 1 to 2 times"),
        ("amber", {"rounds": 2, "rest_between_rounds_s": 60}, {}, "Do the whole list once instead of 2 times"),
        ("red", {"rounds": 5, "rest_between_rounds_s": 60}, {}, "Do the whole list once instead of 5 times"),
        (
            "amber",
            {"rounds": 3, "rest_between_rounds_s": 60},
            {"rounds": 2, "rest_between_rounds_s": 60},
            "Do the whole list 2 times instead of 3 times, rest 60 seconds between rounds",
        ),
    ],
)
def test_a_tired_day_has_fewer_rounds_and_says_so(
    day: Day, rounds: dict[str, Any], less: dict[str, Any], words: str
) -> None:
    made = for_day(circuit(**rounds), day, EXERCISES)
    assert (made.card.rounds, made.card.rounds_max, made.card.rest_between_rounds_s) == (
        less.get("rounds"), less.get("rounds_max"), less.get("rest_between_rounds_s"),
    )  # fmt: skip
    if words:
        assert made.changes[0] == f"{words}."
        assert say_rounds(made.card, circuit(**rounds)) == words


@given(cards(), st.sampled_from(DAYS))
def test_no_day_has_more_rounds_than_the_card(card: Card, day: Day) -> None:
    before, after = rounds_of(card), rounds_of(for_day(card, day, EXERCISES).card)
    assert (after.low or 1) <= (before.low or before.high or 1)
    assert max(after.low or 1, after.high or 1) <= max(before.low or 1, before.high or 1)


@given(cards())
def test_the_first_week_back_has_a_round_fewer(card: Card) -> None:
    less = lower_card(card)
    assert (less.rounds, less.rounds_max) == (fewer_rounds(card).rounds, fewer_rounds(card).rounds_max)
    before, after = rounds_of(card), rounds_of(less)
    assert not before or (after.low or after.high or 1) < (before.low or before.high or 1) or card.rounds == 1


def test_a_full_description_of_the_dose_names_the_rounds() -> None:
    dose = next(row for row in grade(circuit(rounds=3), EXERCISES).rows if row.item.number == 13)
    assert dose.answers == ("Every exercise has an amount. 3 days a week. Do the whole list 3 times",)
