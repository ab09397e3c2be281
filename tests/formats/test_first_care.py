"""The first screen of a card says the one warning that matters most, and drops none."""

from collections.abc import Sequence

import pytest

from forum.formats.routines.first_care import FirstCare, first_care, say_in_a_line, say_needs, say_steps
from forum.formats.routines.view import view_card
from forum.rules.routines.routines import Card
from tests.samples.facts import CARDS, card_of, without_facts
from tests.samples.library import EXERCISES

SEVERE = ("warn", "care", "info")


def cared(card: Card) -> FirstCare:
    return first_care(card, EXERCISES, view_card(card, EXERCISES).safety)


@pytest.mark.parametrize("name", CARDS)
def test_the_warning_set_apart_is_of_the_worst_kind_and_none_is_lost(name: str) -> None:
    told, care = view_card(CARDS[name], EXERCISES).safety, cared(CARDS[name])
    assert care.first is not None
    assert {care.first, *care.others} == set(told)
    assert care.first not in care.others
    assert SEVERE.index(care.first.severity) == min(SEVERE.index(line.severity) for line in told)


def test_a_card_with_nothing_to_warn_of_has_none_set_apart() -> None:
    care = cared(card_of("Calm", [without_facts()]))
    assert care.first is None
    assert [line.kind for line in care.others] == ["spotter"]


def test_ana_reads_which_step_the_warning_is_of() -> None:
    risky = EXERCISES["tandem-walk"]
    care = cared(card_of("Second", [without_facts(), risky, without_facts()]))
    assert care.first
    assert care.where == "Step 2"


@pytest.mark.parametrize(
    ("numbers", "of", "said"),
    [
        ([], 3, ""),
        ([1, 2, 3], 3, ""),
        ([2], 3, "Step 2"),
        ([1, 3], 3, "Steps 1 and 3"),
        ([1, 2, 4], 5, "Steps 1, 2 and 4"),
    ],
)
def test_the_steps_are_named_unless_it_is_all_of_them(numbers: Sequence[int], of: int, said: str) -> None:
    assert say_steps(numbers, of) == said


def test_a_card_is_told_in_a_line() -> None:
    one, march = without_facts(), EXERCISES["seated-march"]
    assert say_in_a_line(view_card(card_of("One", [march]), EXERCISES)) == (
        "1 exercise. Sitting. About 1 minute. 3 days a week."
    )
    assert say_in_a_line(view_card(card_of("Two", [one, one]), EXERCISES)).startswith("2 exercises. ")


def test_ana_reads_what_to_fetch() -> None:
    assert say_needs(view_card(card_of("One", [EXERCISES["seated-march"]]), EXERCISES)) == "Firm chair"
