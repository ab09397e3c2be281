"""What Cleo is told before she starts, and that no card or line can soften it."""

from dataclasses import replace
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from forum.rules.library.offers import is_line_offered
from forum.rules.routines import safety
from forum.rules.routines.routines import Card, Item
from forum.rules.routines.safety import Strip, exercise_strip, item_strip, safety_lines, safety_strip
from tests.samples.cards import cards, items
from tests.samples.library import EXERCISES, STORY_CARD

GRADES = {
    "spotter": ("not_needed", "recommended", "required"),
    "support": ("not_needed", "within_reach", "hold_on"),
    "fall_risk": ("low", "moderate", "high"),
    "heat": ("low", "moderate", "high"),
}
FLAGS = ("eyes_closed", "floor_transfer", "spasticity_caution", "impact", "low_back_caution")


def is_as_strict(strip: Strip, other: Strip) -> bool:
    graded = all(
        order.index(getattr(strip, name)) >= order.index(getattr(other, name)) for name, order in GRADES.items()
    )
    return graded and all(getattr(strip, flag) >= getattr(other, flag) for flag in FLAGS)


@pytest.mark.parametrize("exercise_id", EXERCISES)
def test_every_exercise_tells_its_six_facts_and_each_warning_it_has(exercise_id: str) -> None:
    exercise = EXERCISES[exercise_id]
    kinds = [line.kind for line in safety_lines(exercise)]
    warned = [flag for flag in FLAGS[1:] if getattr(exercise.safety, flag)]
    held = [] if is_line_offered(exercise, None) else ["hold"]
    assert kinds == [*held, "position", "support", "spotter", "eyes_closed", "fall_risk", "heat", *warned]


def test_a_card_with_what_waits_for_a_clinician_says_so_first_and_where() -> None:
    foam, stretch = EXERCISES["foam-stand-eyes-closed"], EXERCISES["quad-stretch"]
    words = "Standing on foam, feet together, eyes closed: held back until a clinician has read it."
    assert item_strip(Item(exercise_id=foam.id), foam).lines[0].words == words
    standing = item_strip(Item(exercise_id=stretch.id, position="standing_supported"), stretch)
    assert standing.holds == (f"{stretch.name}: held back in this position until a clinician has read it.",)
    open_line = item_strip(Item(exercise_id=stretch.id), stretch)
    assert open_line.holds == (f"{stretch.name}: held back standing, holding on, until a clinician has read it.",)
    assert item_strip(Item(exercise_id=stretch.id, position="side_lying"), stretch).holds == ()


def test_eyes_closed_on_foam_reads_as_a_warning_to_have_someone_there() -> None:
    lines = {line.kind: line for line in safety_lines(EXERCISES["foam-stand-eyes-closed"])}
    assert lines["spotter"].words == "Have someone with you"
    assert lines["eyes_closed"].words == "Eyes closed: have someone beside you"
    assert {lines[kind].severity for kind in ("spotter", "eyes_closed", "fall_risk")} == {"warn"}


def test_a_gentle_exercise_reads_calmly() -> None:
    lines = safety_lines(EXERCISES["seated-march"])
    assert {line.severity for line in lines} == {"info"}
    assert [line.words for line in lines][:4] == [
        "Sitting",
        "No support needed",
        "No one else needed",
        "Eyes open",
    ]


def test_the_strip_of_anas_card_is_the_worst_of_its_items() -> None:
    strip = safety_strip(STORY_CARD, EXERCISES)
    assert (strip.spotter, strip.support, strip.fall_risk, strip.heat) == (
        "required",
        "hold_on",
        "high",
        "low",
    )
    assert strip.eyes_closed
    assert "Have someone with you" in [line.words for line in strip.lines]


@given(cards())
def test_a_card_is_as_strict_as_each_of_its_exercises(card: Card) -> None:
    strip = safety_strip(card, EXERCISES)
    assert all(is_as_strict(strip, exercise_strip(EXERCISES[item.exercise_id], item.position)) for item in card.items)


@given(items())
def test_what_a_line_says_of_itself_never_makes_it_milder(item: Item) -> None:
    exercise = EXERCISES[item.exercise_id]
    assert is_as_strict(item_strip(item, exercise), exercise_strip(exercise, item.position))


@given(items())
def test_only_a_position_that_was_judged_is_milder_than_the_strictest(item: Item) -> None:
    exercise = EXERCISES[item.exercise_id]
    if item.position not in exercise.safety_in:
        assert is_as_strict(item_strip(item, exercise), exercise_strip(exercise))


@given(cards(), st.randoms(use_true_random=False))
def test_the_order_of_the_items_changes_no_fact(card: Card, random: Any) -> None:
    shuffled = list(card.items)
    random.shuffle(shuffled)
    one, other = safety_strip(card, EXERCISES), safety_strip(replace(card, items=tuple(shuffled)), EXERCISES)
    assert is_as_strict(one, other)
    assert is_as_strict(other, one)


@pytest.mark.parametrize(
    ("own", "fact", "value"),
    [
        ({"support": "hold_on"}, "support", "hold_on"),
        ({"position": "standing_unsupported"}, "fall_risk", "moderate"),
        ({"position": "standing_unsupported"}, "support", "within_reach"),
        ({"position": "walking"}, "support", "within_reach"),
        ({"position": "quadruped"}, "floor_transfer", True),
        ({"position": "prone"}, "positions", ("prone",)),
    ],
)
def test_a_line_done_in_a_less_steady_way_says_so(own: dict[str, Any], fact: str, value: object) -> None:
    item = Item(exercise_id="seated-heel-raise", **own)
    assert getattr(item_strip(item, EXERCISES["seated-heel-raise"]), fact) == value


def test_a_line_that_asks_for_less_support_keeps_the_librarys() -> None:
    item = Item(exercise_id="heel-raise", support="not_needed")
    library = EXERCISES["heel-raise"].safety.stable_support
    assert library != "not_needed"
    assert item_strip(item, EXERCISES["heel-raise"]).support == library


def test_an_exercise_that_is_not_in_the_library_is_said_aloud_first() -> None:
    strip = safety_strip(Card(items=(Item(exercise_id="trombone"),)), EXERCISES)
    assert strip.unknown_count == 1
    assert strip.lines[0].words == "Part of this card is not in our library. We cannot say how safe it is."


def test_an_empty_card_says_that_its_position_is_not_given() -> None:
    assert safety_strip(Card(), EXERCISES).lines[0].words == "Position not given"


@pytest.mark.parametrize("sign", ["dizzy", "chest pain", "weakness", "sight", "fall"])
def test_the_stop_rules_name_each_sign(sign: str) -> None:
    assert [rule for rule in safety.STOP_RULES if sign in rule]


def test_the_rules_people_read_are_short_sentences() -> None:
    texts = [*safety.STOP_RULES, *safety.PACING, *safety.COOLING]
    sentences = [part for text in texts for part in text.rstrip(".").split(". ")]
    assert max(len(sentence.split()) for sentence in sentences) <= 20
