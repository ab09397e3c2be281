"""A card for the software of a clinic: valid FHIR R4B, with every warning."""

import re
from dataclasses import replace
from datetime import UTC, datetime
from typing import Any

import pytest
from fhir.resources.R4B.bundle import Bundle
from hypothesis import given, settings

from forum.formats.routines.fhir import routine_to_fhir
from forum.rules.routines.routines import Card, Item
from forum.rules.routines.safety import COOLING, PACING, STOP_RULES, item_strip, safety_strip
from tests.samples.cards import cards
from tests.samples.library import EXERCISES, STORY_CARD

WHEN = datetime(2026, 5, 3, 10, 30, tzinfo=UTC)


def bundle(card: Card, **more: Any) -> dict[str, Any]:
    return routine_to_fhir(
        card,
        routine_id=7,
        version=2,
        url="https://strideshare.example/routines/7/v/2",
        author="ana",
        published_at=WHEN,
        is_public=more.pop("is_public", True),
        exercises=EXERCISES,
        **more,
    )


def parts(card: Card, **more: Any) -> tuple[dict[str, Any], list[dict[str, Any]]]:
    plan, *activities = [entry["resource"] for entry in bundle(card, **more)["entry"]]
    return plan, activities


@settings(max_examples=40)
@given(cards())
def test_every_card_is_valid(card: Card) -> None:
    titled = replace(card, title=card.title or "One")
    Bundle.model_validate(bundle(titled, reviews=(("okafor", WHEN),)))


def test_every_warning_and_stop_rule_is_told() -> None:
    plan, activities = parts(STORY_CARD)
    for words in (*(line.words for line in safety_strip(STORY_CARD, EXERCISES).lines), *STOP_RULES, *PACING, *COOLING):
        assert words in plan["usage"]
    for item, activity in zip(STORY_CARD.items, activities, strict=True):
        for line in item_strip(item, EXERCISES[item.exercise_id]).lines:
            assert line.words in activity["usage"]


@pytest.mark.parametrize(("sides", "words"), [("together", "Both together."), ("left", "Left side only.")])
def test_which_side_is_said_in_words_and_is_no_part_of_the_body(sides: Any, words: str) -> None:
    card = replace(STORY_CARD, items=(Item(exercise_id=STORY_CARD.items[0].exercise_id, sides=sides),))
    (activity,) = parts(card)[1]
    assert "bodySite" not in activity
    assert words in activity["description"]


def test_a_canonical_is_an_address_a_bar_and_a_version() -> None:
    plan, activities = parts(STORY_CARD)
    for action in plan["action"]:
        assert re.fullmatch(r"https://[^|#]+\|[^|#]+(?:#[^|#]+)?", action["definitionCanonical"])
    addresses = [one["url"] for one in (plan, *activities)]
    assert len(set(addresses)) == len(addresses)
    assert not any("#" in address for address in addresses)


def test_actions_stand_in_order_and_point_at_their_activity() -> None:
    plan, activities = parts(STORY_CARD)
    assert [action["definitionCanonical"] for action in plan["action"]] == [f"{one['url']}|2" for one in activities]
    assert plan["action"][1]["textEquivalent"].endswith("2 sets of 10 times each side")


@pytest.mark.parametrize(
    ("dose", "repeat"),
    [
        ({}, None),
        ({"reps": 10}, None),
        ({"hold_s": 30}, {"duration": 30, "durationUnit": "s"}),
        ({"sets": 1, "hold_s": 30}, {"duration": 30, "durationUnit": "s"}),
        ({"duration_s": 60, "duration_s_max": 90}, {"duration": 60, "durationUnit": "s", "durationMax": 90}),
        ({"sets": 3, "hold_s": 30}, None),
        ({"reps": 5, "reps_max": 8, "hold_s": 3}, None),
        ({"hold_s": 30, "sides": "each"}, None),
        ({"hold_s": 30, "first_side": "weaker", "first_hold_s": 15}, None),
        ({"distance": "20 metres"}, None),
    ],
)
def test_a_number_is_written_only_where_it_says_the_whole_dose(
    dose: dict[str, Any], repeat: dict[str, Any] | None
) -> None:
    _, [activity] = parts(Card(title="One", items=(Item(exercise_id="heel-raise", **dose),)))
    assert activity.get("timingTiming", {}).get("repeat") == repeat


def test_how_often_is_told_in_numbers_where_the_card_gives_them() -> None:
    plan, _ = parts(replace(STORY_CARD, weeks=6))
    assert plan["action"][0]["timingTiming"]["repeat"] == {
        "frequency": 3, "frequencyMax": 5, "period": 1, "periodUnit": "wk",
        "boundsDuration": {"value": 6, "unit": "weeks", "system": "http://unitsofmeasure.org", "code": "wk"},
    }  # fmt: skip
    assert "timingTiming" not in parts(Card(title="One", items=STORY_CARD.items))[0]["action"][0]


def test_twice_a_day_and_a_range_of_weeks_are_not_lost() -> None:
    plan, _ = parts(replace(STORY_CARD, times_per_day=2, weeks=6, weeks_max=8))
    repeat = plan["action"][0]["timingTiming"]["repeat"]
    assert (repeat["frequency"], repeat["frequencyMax"]) == (6, 10)
    assert [repeat["boundsRange"][end]["value"] for end in ("low", "high")] == [6, 8]


def test_a_private_card_is_a_draft_and_a_review_is_named() -> None:
    plan, _ = parts(STORY_CARD, is_public=False, reviews=(("okafor", WHEN),))
    assert (plan["status"], plan["reviewer"], plan["lastReviewDate"]) == ("draft", [{"name": "okafor"}], "2026-05-03")
    assert "reviewer" not in parts(STORY_CARD)[0]


def test_an_exercise_the_library_lacks_is_named_by_its_id() -> None:
    _, [activity] = parts(Card(title="One", items=(Item(exercise_id="trombone"),)))
    assert activity["title"] == "trombone"
    assert "not in our library" in activity["usage"]
