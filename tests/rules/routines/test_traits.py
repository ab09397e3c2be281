"""What a whole card asks of a person, as searches bar it."""

import pytest

from forum.rules.routines.routines import Card, Item
from forum.rules.routines.traits import barring, list_traits
from tests.samples.library import EXERCISES


def traits(*items: Item) -> set[str]:
    return set(list_traits(Card(title="Mine", items=items), EXERCISES))


def test_one_line_that_needs_standing_bars_the_card_for_who_can_not_stand() -> None:
    seated, standing = Item(exercise_id="seated-march"), Item(exercise_id="standing-toe-raise")
    assert "needs-position-standing" not in traits(seated)
    assert "needs-position-standing" in traits(seated, standing)
    assert "lacks-position-seated" in traits(seated, standing)


def test_a_line_counts_in_the_position_that_its_author_chose() -> None:
    anywhere, chosen = Item(exercise_id="band-hip-flexion"), Item(exercise_id="band-hip-flexion", position="seated")
    assert "lacks-position-lying" not in traits(anywhere)
    assert "lacks-position-lying" in traits(chosen)


def test_a_line_whose_author_wants_a_helper_is_not_for_somebody_alone() -> None:
    assert "lacks-company-alone" not in traits(Item(exercise_id="seated-march"))
    assert "lacks-company-alone" in traits(Item(exercise_id="seated-march", spotter="required"))


def test_an_exercise_that_is_not_in_the_library_is_barred_for_everybody_with_limits() -> None:
    unknown = traits(Item(exercise_id="not-there"))
    assert {"lacks-company-alone", "needs-position-standing", "needs-fall_risk-high"} <= unknown


@pytest.mark.parametrize(
    ("said", "barred"),
    [
        (("position", "standing", True), ("needs-position-standing",)),
        (("company", "alone", False), ("lacks-company-alone",)),
        (("modality", "balance", False), ()),
    ],
)
def test_answers_bar_what_fails_them(said: tuple[str, str, bool], barred: tuple[str, ...]) -> None:
    assert barring(iter([said])) == barred
