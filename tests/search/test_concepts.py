"""Everyday expressions stand for what the library calls otherwise."""

import json

import pytest

from forum.paths import seeds_folder
from forum.search.asking.analysis import stems_of
from forum.search.asking.concepts import FAMILIES, concepts_of, tags_in, values_of
from forum.search.asking.word_lists import word_lists


@pytest.mark.parametrize(
    ("text", "concept"),
    [
        ("sitting down", "position=seated"),
        ("seated", "position=seated"),
        ("in my chair", "position=seated"),
        ("chair", "equipment=chair"),
        ("lying in bed", "position=supine"),
        ("on my back", "position=supine"),
        ("hands and knees", "position=quadruped"),
        ("balance", "modality=balance"),
        ("postural control", "modality=balance"),
        ("strength", "modality=resistance"),
        ("elastic band", "equipment=resistance_band"),
        ("TheraBand", "equipment=resistance_band"),
        ("foam", "equipment=foam_pad"),
        ("gym ball", "equipment=exercise_ball"),
        ("holding on", "support=hold_on"),
        ("toe lifts", "gait_phase=toe_lift"),
        ("standing on one leg", "gait_phase=single_leg_balance"),
        ("physical therapy", "topic=physiotherapy"),
        ("PT", "topic=physiotherapy"),
        ("dropped foot or drop foot", "topic=foot_drop"),
    ],
)
def test_an_everyday_expression_is_recognised(text: str, concept: str) -> None:
    assert concept in concepts_of([text])


def test_the_longest_expression_wins_in_a_query() -> None:
    assert concepts_of(["resistance", "band"]) == ("equipment=resistance_band",)


def test_a_word_with_two_meanings_tags_no_text() -> None:
    assert "equipment=step_box" in concepts_of(["step"])
    assert "equipment=step_box" not in tags_in(stems_of("Take one step at a time."))


def test_a_filter_knows_values_and_words() -> None:
    assert values_of("position", "Standing supported") == ("standing_supported",)
    assert values_of("equipment", "foam") == ("foam_pad",)
    assert values_of("equipment", "seated") == ()


def test_every_position_modality_and_equipment_of_the_library_has_everyday_words() -> None:
    enums = json.loads((seeds_folder() / "exercises.json").read_text())["enums"]
    for family in FAMILIES:
        assert {f"{family}={value}" for value in enums[family]} == {
            concept for concept in word_lists().concepts if concept.startswith(f"{family}=")
        }
