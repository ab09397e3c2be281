"""What lists say of a card and find it by."""

import json

import pytest

from forum.rules.routines.exercise_suggestions import suggest_exercises
from forum.rules.routines.facts import strip_from_dict
from forum.rules.routines.filters import RoutineFilter, filter_from_args
from forum.rules.routines.routines import Card, Item
from forum.rules.routines.safety import safety_strip
from forum.rules.routines.summary import list_facets, say_positions, summarise
from tests.samples.library import EXERCISES, STORY_CARD

CHAIR_CARD = Card(title="Chair", items=(Item(exercise_id="seated-march", sets=1, reps=10),))


def test_a_summary_keeps_the_strictest_safety_words() -> None:
    summary = summarise(STORY_CARD, EXERCISES)
    assert strip_from_dict(json.loads(json.dumps(summary["strip"]))) == safety_strip(STORY_CARD, EXERCISES)
    assert (summary["spotter"], summary["alone"], summary["eyes_closed"]) == ("required", False, True)


def test_a_chair_card_is_found_by_sitting_down_alone_and_in_ten_minutes() -> None:
    facets = set(list_facets(CHAIR_CARD, EXERCISES))
    assert {("position", "seated"), ("position", "resting"), ("spotter", "alone"), ("minutes", "10")} <= facets


def test_a_card_with_standing_in_it_is_not_all_sitting_or_lying() -> None:
    facets = set(list_facets(STORY_CARD, EXERCISES))
    assert ("position", "resting") not in facets
    assert ("spotter", "required") in facets


def test_every_card_has_exactly_one_energy() -> None:
    for card in (CHAIR_CARD, STORY_CARD):
        assert len([value for facet, value in list_facets(card, EXERCISES) if facet == "energy"]) == 1


def test_a_card_with_an_unknown_exercise_is_never_called_safe_alone() -> None:
    card = Card(title="X", items=(*CHAIR_CARD.items, Item(exercise_id="gone")))
    assert summarise(card, EXERCISES)["alone"] is False
    assert ("position", "resting") not in list_facets(card, EXERCISES)


@pytest.mark.parametrize(
    ("where", "words"),
    [
        ((), "Position not given"),
        (("seated",), "Sitting"),
        (("seated", "standing_supported"), "Sitting and standing with support"),
        (("standing_supported", "standing_unsupported"), "Standing with and without support"),
        (("seated", "supine", "prone", "walking"), "Sitting, lying down and walking"),
    ],
)
def test_positions_are_said_in_one_short_phrase(where: tuple[str, ...], words: str) -> None:
    assert say_positions(where) == words


def test_a_suggestion_needs_nobody_else_and_is_not_there_already() -> None:
    found = suggest_exercises(CHAIR_CARD, EXERCISES)
    assert found
    assert all(one.safety.spotter == "not_needed" and one.id != "seated-march" for one in found)
    assert all("seated" in one.positions for one in found)
    assert len({one.family for one in found}) == len(found)


def test_a_filter_forgets_what_it_does_not_know() -> None:
    chosen = filter_from_args({"position": ["seated", "flying"], "colour": ["red"], "sort": ["sideways"]})
    assert (chosen.pairs, chosen.sort) == ([("position", "seated")], "newest")


def test_one_answer_or_a_whole_facet_can_be_taken_away() -> None:
    chosen = RoutineFilter({"position": ("seated", "supine"), "energy": ("1",)})
    assert chosen.without("position", "seated").pairs == [("position", "supine"), ("energy", "1")]
    assert chosen.without("position").pairs == [("energy", "1")]
