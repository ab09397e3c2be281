"""What changed between two versions of a card, in words."""

from dataclasses import replace
from typing import Any

import pytest
from hypothesis import given

from forum.rules.routines.diff import list_changes
from forum.rules.routines.routines import Card, Item
from tests.samples.cards import cards
from tests.samples.library import EXERCISES

HEEL = Item(exercise_id="heel-raise", sets=2, reps=10)
SIT = Item(exercise_id="sit-to-stand", reps=8)
CARD = Card(title="Legs", items=(HEEL, SIT), days_per_week=3)


def words_of(before: Card, after: Card) -> list[str]:
    return [change.words for change in list_changes(before, after, EXERCISES)]


@pytest.mark.parametrize(
    ("changed", "words"),
    [
        ({"reps": 15}, "Heel raise: 10 → 15 times"),
        ({"reps": 10, "reps_max": 15}, "Heel raise: 10 → 10 to 15 times"),
        ({"sets": None}, "Heel raise: 2 → not given sets"),
        ({"hold_s": 5}, "Heel raise, hold: not given → 5 seconds"),
        ({"rest_s": 0}, "Heel raise, rest: not given → no rest"),
        ({"sides": "each"}, "Heel raise, sides: not given → each side"),
        ({"band": "red"}, "Heel raise, band: not given → red band"),
        ({"pace": "slow"}, "Heel raise, tempo: not given → slowly"),
        ({"effort": 4}, "Heel raise, effort: not given → 4 out of 10"),
        ({"note": "Hold the sink"}, "Heel raise: the note changed"),
    ],
)
def test_a_change_of_a_dose_reads_as_plain_words(changed: dict[str, Any], words: str) -> None:
    after = replace(CARD, items=(replace(HEEL, **changed), SIT))
    name = EXERCISES["heel-raise"].name
    assert words_of(CARD, after) == [words.replace("Heel raise", name)]


def test_an_added_and_a_removed_line_are_told() -> None:
    bridge = Item(exercise_id="bridge", reps=8)
    found = words_of(CARD, replace(CARD, items=(bridge, SIT)))
    assert f"Added {EXERCISES['bridge'].name}: 8 times" in found
    assert f"Removed {EXERCISES['heel-raise'].name}" in found


def test_a_line_that_only_moved_is_told_once() -> None:
    bridge = Item(exercise_id="bridge", reps=8)
    before = replace(CARD, items=(HEEL, SIT, bridge))
    after = replace(CARD, items=(bridge, HEEL, SIT))
    assert words_of(before, after) == [f"{EXERCISES['bridge'].name}: moved from place 3 to 1"]


def test_a_swap_names_both_and_the_reason() -> None:
    mini = Item(exercise_id="counter-side-mini-squat", reps=8, instead_of="wall-ball-squat", reason="An easier form")
    before = Card(title="One", items=(Item(exercise_id="wall-ball-squat", reps=8),))
    [change] = [
        one for one in list_changes(before, Card(title="One", items=(mini,)), EXERCISES) if one.kind == "swapped"
    ]
    names = (EXERCISES["wall-ball-squat"].name, EXERCISES["counter-side-mini-squat"].name)
    assert change.words == f"{names[0]} → {names[1]} (an easier form)"


def test_a_new_warning_comes_first() -> None:
    foam = Item(exercise_id="foam-stand-eyes-closed", hold_s=30)
    found = words_of(CARD, replace(CARD, items=(*CARD.items, foam)))
    assert found[0].startswith("New warning: ")
    assert any("Eyes closed" in words for words in found)
    assert any(words.startswith("No longer a warning") for words in words_of(replace(CARD, items=(foam,)), CARD))


@pytest.mark.parametrize(
    ("changed", "words"),
    [
        ({"title": "Feet"}, "The name changed"),
        ({"purpose": "Steadier"}, "The purpose changed"),
        ({"note": "Rest"}, "The note of the card changed"),
        ({"weeks": 6}, "How often: 3 days a week → 3 days a week, for 6 weeks"),
        ({"provenance": "pt"}, "Where it comes from changed"),
        ({"cert_12_setting": "At home"}, "The answers about how fully the card is described (CERT) changed"),
    ],
)
def test_a_change_of_the_whole_card_is_told(changed: dict[str, Any], words: str) -> None:
    assert words_of(CARD, replace(CARD, **changed)) == [words]


@given(cards())
def test_a_card_does_not_differ_from_itself(card: Card) -> None:
    assert list_changes(card, card, EXERCISES) == ()


@given(cards(), cards())
def test_two_different_cards_always_differ_in_words(before: Card, after: Card) -> None:
    # A purely technical difference: no amount at all may be written as one number or as a range of one.
    if not list_changes(before, after, EXERCISES):
        assert [item.exercise_id for item in before.items] == [item.exercise_id for item in after.items]
        assert (before.title, before.note, before.purpose) == (after.title, after.note, after.purpose)
