"""What a card trains, what it leaves out, and what would fill that."""

import pytest
from hypothesis import given

from forum.rules.library.words import GAIT_PHASE_WORDS, MODALITY_WORDS
from forum.rules.routines.coverage import positions
from forum.rules.routines.coverage_gaps import SUGGESTIONS, list_gaps, suggest
from forum.rules.routines.coverage_grid import make_grid, say_coverage
from forum.rules.routines.routines import Card, Item
from forum.rules.routines.safety import exercise_strip, is_no_stricter, safety_strip
from tests.samples.cards import cards
from tests.samples.library import EXERCISES, STORY_CARD


@given(cards())
def test_the_grid_says_exactly_what_the_library_says_of_each_line(card: Card) -> None:
    grid = make_grid(card, EXERCISES)
    assert [row.phase for row in grid.rows] == list(GAIT_PHASE_WORDS)
    for row in grid.rows:
        assert [cell.modality for cell in row.cells] == list(MODALITY_WORDS)
        for cell in row.cells:
            for n, item in enumerate(card.items, 1):
                one = EXERCISES[item.exercise_id]
                assert (n in cell.lines) == (row.phase in one.gait_phases and cell.modality in one.modalities)
    in_rows = {line for row in grid.rows for line in row.lines}
    assert in_rows | set(grid.elsewhere) == set(range(1, len(card.items) + 1))
    assert not in_rows & set(grid.elsewhere)


@given(cards())
def test_every_suggestion_fits_the_card(card: Card) -> None:
    hardest = max([2, *(EXERCISES[item.exercise_id].level for item in card.items)])
    taken = {item.exercise_id for item in card.items}
    for gap in list_gaps(card, EXERCISES):
        assert len(gap.suggestions) <= SUGGESTIONS
        for one in gap.suggestions:
            assert gap.phase in one.gait_phases
            assert not gap.modality or gap.modality in one.modalities
            assert one.id not in taken
            assert one.level <= hardest
            assert set(one.positions) & set(positions(card, EXERCISES))
            assert is_no_stricter(exercise_strip(one), safety_strip(card, EXERCISES))


def test_a_card_for_the_knee_says_what_it_leaves_out() -> None:
    grid = make_grid(STORY_CARD, EXERCISES)
    words = say_coverage(grid)
    assert words.startswith("This card trains ")
    assert "It does not train shifting weight" in words
    assert "does not have to cover everything" in words


@pytest.mark.parametrize("card", [Card(), Card(items=(Item(exercise_id="trombone"),))])
def test_a_card_that_trains_no_part_of_walking_is_no_worse_for_it(card: Card) -> None:
    assert say_coverage(make_grid(card, EXERCISES)) == (
        "No exercise on this card trains a part of walking. A card does not have to."
    )


def test_three_exercises_are_offered_where_the_library_has_them() -> None:
    card = Card(items=tuple(Item(exercise_id=one) for one in ("heel-raise", "sit-to-stand")))
    missing = {gap.phase: gap.suggestions for gap in list_gaps(card, EXERCISES)}
    assert any(len(found) == SUGGESTIONS for found in missing.values())
    assert all(len({one.id for one in found}) == len(found) for found in missing.values())


def test_the_same_card_is_always_offered_the_same() -> None:
    assert suggest(STORY_CARD, EXERCISES, "weight_shift") == suggest(STORY_CARD, EXERCISES, "weight_shift")
