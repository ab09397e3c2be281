"""What a card trains and what it needs."""

from forum.formats.routines.view import list_facts
from forum.rules.routines.coverage import equipment, gait_phases, modalities, needs, positions
from forum.rules.routines.routines import Card, Item
from forum.rules.routines.safety import safety_strip
from forum.rules.routines.summary import list_facets
from tests.samples.library import EXERCISES, STORY_CARD


def card_of(*items: Item) -> Card:
    return Card(items=items)


def test_anas_card_names_its_equipment_once_each() -> None:
    assert equipment(STORY_CARD, EXERCISES) == (
        "counter", "wall", "corner", "handrail", "exercise_ball", "step_box",
    )  # fmt: skip


def test_nothing_is_said_to_be_needed_only_when_that_is_so() -> None:
    bare = next(one.id for one in EXERCISES.values() if one.equipment == ("none",))
    assert equipment(card_of(Item(exercise_id=bare)), EXERCISES) == ("none",)
    with_chair = card_of(Item(exercise_id=bare), Item(exercise_id="seated-march"))
    assert "none" not in equipment(with_chair, EXERCISES)


def test_a_band_of_the_lines_own_is_equipment_too() -> None:
    card = card_of(Item(exercise_id="seated-march", band="red"))
    assert "resistance_band" in equipment(card, EXERCISES)


def test_a_line_needs_what_its_position_takes_and_nothing_that_is_optional() -> None:
    sitting = card_of(Item(exercise_id="band-hip-flexion", position="seated"))
    assert equipment(sitting, EXERCISES) == ("chair", "resistance_band")
    card = card_of(Item(exercise_id="seated-knee-extension"))
    assert equipment(card, EXERCISES) == ("chair",)
    assert needs(card, EXERCISES).optional == ("ankle_weight",)


def test_the_page_says_which_one_of_several_and_what_is_for_those_who_like() -> None:
    card = card_of(Item(exercise_id="heel-raise"), Item(exercise_id="seated-knee-extension"))
    fact = next(one for one in list_facts(card, EXERCISES, safety_strip(card, EXERCISES)) if one.label == "Equipment")
    assert fact.value == "Firm chair, wall or kitchen worktop"
    assert fact.note == "nothing to buy; if you like: ankle weight"
    assert ("equipment", "none") in list_facets(card, EXERCISES)
    assert ("equipment", "ankle_weight") not in list_facets(card, EXERCISES)


def test_kinds_of_exercise_are_told_once_each() -> None:
    assert modalities(STORY_CARD, EXERCISES) == ("resistance", "balance")


def test_parts_of_walking_come_from_every_exercise() -> None:
    phases = set(gait_phases(STORY_CARD, EXERCISES))
    assert phases == {phase for item in STORY_CARD.items for phase in EXERCISES[item.exercise_id].gait_phases}


def test_a_lines_own_position_stands_for_it() -> None:
    both = Item(exercise_id="band-hip-flexion")
    assert positions(card_of(both), EXERCISES) == ("seated", "supine", "standing_supported")
    sitting = Item(exercise_id="band-hip-flexion", position="seated")
    assert positions(card_of(sitting), EXERCISES) == ("seated",)


def test_an_unknown_exercise_adds_nothing() -> None:
    card = card_of(Item(exercise_id="trombone"))
    assert (modalities(card, EXERCISES), equipment(card, EXERCISES), positions(card, EXERCISES)) == (
        (),
        (),
        (),
    )
