"""A card taken away as JSON, and brought back."""

import json
from dataclasses import replace
from datetime import UTC, datetime
from typing import Any

import pytest
from hypothesis import given

from forum.errors import Refused
from forum.formats.routines.json_ld import routine_from_json, routine_to_json
from forum.rules.routines.routines import Card, Item
from tests.samples.cards import cards
from tests.samples.library import EXERCISES, STORY_CARD
from tests.samples.schema_org import list_faults


def exported(card: Card) -> dict[str, Any]:
    plan = routine_to_json(
        card,
        id=7,
        version=2,
        url="https://strideshare.example/routines/7/corner-and-counter",
        author_name="ana",
        published_at=datetime(2026, 5, 3, 10, 30, tzinfo=UTC),
        exercises=EXERCISES,
    )
    loaded: dict[str, Any] = json.loads(json.dumps(plan, allow_nan=False))
    return loaded


def parts(card: Card) -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = exported(card)["hasPart"]
    return found


def part_of(**dose: Any) -> dict[str, Any]:
    return parts(Card(items=(Item(exercise_id="heel-raise", **dose),)))[0]


@given(cards())
def test_a_card_brought_back_is_the_card_that_was_taken(card: Card) -> None:
    assert routine_from_json(exported(card)) == card


def test_the_plan_says_who_made_it_and_when() -> None:
    plan = exported(STORY_CARD)
    assert (plan["@context"], plan["@type"]) == ("https://schema.org", "ExercisePlan")
    assert plan["author"] == {"@type": "Person", "name": "ana"}
    assert plan["dateModified"] == "2026-05-03T10:30:00+00:00"
    assert (plan["identifier"], plan["version"], plan["name"]) == ("7", 2, "Corner and counter")
    assert plan["activityDuration"] == "PT10M"
    assert plan["activityFrequency"] == "3 to 5 days a week"
    assert plan["exerciseType"] == ["Strength", "Balance"]


def test_each_exercise_is_a_numbered_plan_with_its_dose_in_words() -> None:
    found = parts(STORY_CARD)
    assert [part["position"] for part in found] == [1, 2, 3]
    assert {part["@type"] for part in found} == {"ExercisePlan"}
    assert found[1]["description"] == "2 sets of 10 times each side."
    assert found[1]["url"] == "https://strideshare.example/exercises/box-march"


@pytest.mark.parametrize(
    ("dose", "key", "value"),
    [
        ({"reps": 10}, "repetitions", 10),
        (
            {"reps": 10, "reps_max": 15},
            "repetitions",
            {"@type": "QuantitativeValue", "minValue": 10, "maxValue": 15},
        ),
        ({"rest_s": 60}, "restPeriods", {"@type": "QuantitativeValue", "value": 60, "unitCode": "SEC"}),
        ({"rest_s": 0}, "restPeriods", {"@type": "QuantitativeValue", "value": 0, "unitCode": "SEC"}),
        ({"load_kg": 2.5}, "workload", {"@type": "QuantitativeValue", "value": 2.5, "unitCode": "KGM"}),
        ({"duration_s": 300}, "activityDuration", "PT300S"),
        ({"hold_s": 30, "reps": 5}, "activityDuration", "PT30S"),
        (
            {"hold_s_max": 30},
            "activityDuration",
            {"@type": "QuantitativeValue", "maxValue": 30, "unitCode": "SEC"},
        ),
    ],
)
def test_a_dose_is_given_in_the_terms_of_schema_org(dose: dict[str, Any], key: str, value: object) -> None:
    assert part_of(**dose)[key] == value


def test_what_was_not_given_is_left_out() -> None:
    assert not {"repetitions", "restPeriods", "activityDuration", "workload"} & set(part_of())
    assert "description" not in exported(Card(title="Walk"))


def test_the_safety_facts_and_stop_rules_travel_with_the_card() -> None:
    said = " ".join(exported(STORY_CARD)["additionalVariable"])
    assert "Have someone with you" in said
    assert "chest pain" in said
    assert "Eyes closed" in " ".join(parts(STORY_CARD)[2]["additionalVariable"])


def test_a_card_with_an_exercise_we_no_longer_have_can_still_be_taken() -> None:
    card = replace(STORY_CARD, items=(Item(exercise_id="trombone", reps=3),))
    assert routine_from_json(exported(card)) == card
    assert parts(card)[0]["name"] == "trombone"


@pytest.mark.parametrize(
    "data",
    [
        None,
        [],
        "text",
        {},
        {"@type": "ExercisePlan"},
        {"strideshare": []},
        {"strideshare": {"format": 1}},
        {"strideshare": {"format": 2, "card": {}}},
        {"strideshare": {"format": 1, "card": []}},
        {"strideshare": {"format": 1, "card": {"title": "x", "cure": True}}},
    ],
)
def test_a_file_of_another_kind_is_refused(data: object) -> None:
    with pytest.raises(Refused):
        routine_from_json(data)


@given(cards())
def test_schema_org_knows_every_property_and_allows_every_value(card: Card) -> None:
    web_card = replace(card, source_url="https://example.org/study" if card.source_url else "")
    assert list_faults(exported(web_card)) == []


def test_the_check_itself_finds_faults() -> None:
    plan = exported(STORY_CARD)
    assert list_faults(plan | {"colour": "red"}) == [".colour: not a property of ExercisePlan"]
    assert list_faults(plan | {"author": {"@type": "Review"}})
    assert list_faults(plan | {"repetitions": "many"})


def test_a_review_is_told_with_name_and_date() -> None:
    plan = routine_to_json(
        STORY_CARD,
        id=7,
        version=2,
        url="https://strideshare.example/routines/7/v/2",
        author_name="ana",
        published_at=datetime(2026, 5, 3, 10, 30, tzinfo=UTC),
        exercises=EXERCISES,
        reviews=[("okafor", datetime(2026, 6, 1, 9, tzinfo=UTC), "Start with one set.")],
    )
    assert plan["review"][0]["author"]["name"] == "okafor"
    assert list_faults(plan) == []


def test_a_line_with_two_doses_is_told_in_words_only() -> None:
    part = part_of(reps=10, load_kg=2, first_side="weaker", first_reps=6)
    assert not {"repetitions", "workload"} & set(part)
    assert "Weaker side first: 6 times" in part["description"]


def test_a_line_tells_its_effort_tempo_and_band() -> None:
    part = part_of(reps=10, effort=4, effort_max=6, pace="slow", band="red", band_doubled=True)
    assert part["intensity"] == "Effort 4 to 6 out of 10"
    assert "Tempo: Slowly" in part["additionalVariable"]
    assert "Band: Doubled red band" in part["additionalVariable"]
