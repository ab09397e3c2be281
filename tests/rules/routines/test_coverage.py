"""What a card trains and what it needs."""

from forum.rules.routines.coverage import equipment, gait_phases, modalities, positions
from forum.rules.routines.routines import Card, Item
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
