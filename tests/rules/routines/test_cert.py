"""How completely a card is described."""

from dataclasses import replace
from typing import Any

import pytest
from hypothesis import given

from forum.rules.routines.cert import CERT_ITEMS, grade, has_answers
from forum.rules.routines.cert_answers import CERT_NAMES
from forum.rules.routines.routines import Card, Item
from tests.samples.cards import cards
from tests.samples.library import EXERCISES, STORY_CARD


def test_there_are_sixteen_items_and_every_question_has_its_field() -> None:
    assert [item.number for item in CERT_ITEMS] == list(range(1, 17))
    assert sorted(one.name for item in CERT_ITEMS for one in item.questions) == sorted(CERT_NAMES)


def test_a_card_with_doses_and_days_tells_equipment_exercises_and_dose_by_itself() -> None:
    report = grade(STORY_CARD, EXERCISES)
    assert report.words == "How fully this card is described: 3 of 16 points"
    assert [row.item.number for row in report.rows if row.is_reported] == [1, 8, 13]
    assert "Who teaches it" in report.missing


def test_an_item_of_two_parts_counts_when_both_are_told() -> None:
    half = replace(STORY_CARD, cert_7a_progress_rule="When it is easy")
    assert grade(half, EXERCISES).score == 3
    assert grade(replace(half, cert_7b_progress_how="Two times more"), EXERCISES).score == 4


def test_a_card_that_answers_everything_has_all_sixteen() -> None:
    answers: dict[str, Any] = dict.fromkeys(CERT_NAMES, "Yes")
    whole = replace(STORY_CARD, **answers)
    assert (grade(whole, EXERCISES).score, grade(whole, EXERCISES).missing) == (16, ())


@pytest.mark.parametrize(
    ("card", "untold"),
    [
        (Card(), {1, 8, 13}),
        (replace(STORY_CARD, days_per_week=None, days_per_week_max=None), {13}),
        (replace(STORY_CARD, items=(*STORY_CARD.items, Item(exercise_id="bridge"))), {13}),
        (replace(STORY_CARD, items=(*STORY_CARD.items, Item(exercise_id="trombone", reps=3))), {1, 8}),
    ],
)
def test_what_the_card_does_not_say_is_not_counted(card: Card, untold: set[int]) -> None:
    assert {row.item.number for row in grade(card, EXERCISES).rows if not row.is_reported} & {1, 8, 13} == untold


@given(cards())
def test_answering_more_never_lowers_the_score(card: Card) -> None:
    scores = [grade(card, EXERCISES).score]
    for name in CERT_NAMES:
        told: dict[str, Any] = {name: getattr(card, name) or "Told"}
        card = replace(card, **told)
        scores.append(grade(card, EXERCISES).score)
    assert scores == sorted(scores)
    assert has_answers(card)
