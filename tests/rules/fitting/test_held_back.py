"""An exercise that is held back is offered by nothing, and a card that has it warns."""

from collections.abc import Iterator, Mapping
from dataclasses import replace

import pytest

from forum.formats.routines.view import view_card
from forum.rules.fitting.energy_days import for_day, walk_easier
from forum.rules.fitting.fitting import fit
from forum.rules.fitting.profiles import THINGS, FitProfile
from forum.rules.library.exercises import Exercise
from forum.rules.library.marks import hold_back
from forum.rules.library.words import POSITION_WORDS
from forum.rules.routines.coverage_gaps import list_gaps
from forum.rules.routines.exercise_suggestions import suggest_exercises
from forum.rules.routines.fields import fields_of, list_lines
from forum.rules.routines.routines import Card, Item
from forum.rules.routines.safety import is_no_stricter, item_strip, safety_strip
from forum.rules.routines.summary import list_facets, summarise
from forum.rules.routines.swaps import list_swaps, swap_line
from tests.samples.library import EXERCISES, STORY_CARD

ABLE = FitProfile(
    positions=tuple(POSITION_WORDS), has_company=True, can_use_floor=True, may_close_eyes=True, things=THINGS
)
WORDS = "A clinician has seen a risk in it (30 November 2026). Do not do it until that is settled."
NOBODY_ALONE = replace(ABLE, has_company=False, has_support=False, positions=("seated", "supine"))


def holding(*ids: str) -> dict[str, Exercise]:
    return {name: hold_back(one, WORDS) if name in ids else one for name, one in EXERCISES.items()}


def one_line(exercise_id: str) -> Card:
    return replace(STORY_CARD, items=(Item(exercise_id=exercise_id, sets=1, reps=5),))


def offered_by(card: Card, exercises: Mapping[str, Exercise]) -> Iterator[str]:
    """Every exercise that anything offers to somebody who looks at this card."""
    yield from (one.id for one in suggest_exercises(card, exercises, limit=60))
    yield from (one.id for gap in list_gaps(card, exercises) for one in gap.suggestions)
    for step in view_card(card, exercises).steps:
        yield from (one.id for one in (*step.easier, *step.harder))
    for item in card.items:
        exercise = exercises[item.exercise_id]
        yield from (one.id for one, _words in list_swaps(exercise, exercises))
        yield from (one.id for one in walk_easier(exercise, exercises))
    for profile in (ABLE, NOBODY_ALONE):
        yield from (line.after.exercise_id for line in fit(card, profile, exercises).lines if line.after)
    for day in ("amber", "red"):
        yield from (item.exercise_id for item in for_day(card, day, exercises).card.items)


@pytest.mark.parametrize("start", list(EXERCISES)[::9])
def test_nothing_that_was_offered_beside_a_line_is_offered_once_it_is_held(start: str) -> None:
    card = one_line(start)
    before = set(offered_by(card, EXERCISES)) - {start}
    assert before
    assert set(offered_by(card, holding(*before))) & before == set()


@pytest.mark.parametrize("start", list(EXERCISES)[::9])
def test_a_line_that_is_held_is_fitted_to_nobody_and_done_on_no_tired_day(start: str) -> None:
    assert start not in set(offered_by(one_line(start), holding(start)))


def test_a_line_that_is_held_is_left_out_with_the_reason() -> None:
    exercises = holding("wall-ball-squat")
    line = next(one for one in fit(STORY_CARD, ABLE, exercises).lines if one.before.exercise_id == "wall-ball-squat")
    assert line.after is None or line.after.exercise_id != "wall-ball-squat"
    assert "It is held back for now, because somebody has seen a risk in it." in line.why


def test_the_strip_of_a_card_names_what_is_held_and_no_form_is_milder() -> None:
    exercises = holding("wall-ball-squat")
    strip, usual = safety_strip(STORY_CARD, exercises), safety_strip(STORY_CARD, EXERCISES)
    assert strip.lines[0].words == WORDS
    assert strip.lines[0].severity == "warn"
    assert view_card(STORY_CARD, exercises).safety[0].words == WORDS
    assert is_no_stricter(usual, strip)
    assert not is_no_stricter(strip, usual)
    assert item_strip(STORY_CARD.items[1], exercises["box-march"]).holds == ()


def test_lists_say_it_too_and_count_the_card_as_nothing_to_do_alone() -> None:
    card = one_line("seated-march")
    held = holding("seated-march")
    assert ("spotter", "alone") in list_facets(card, EXERCISES)
    assert WORDS in summarise(card, held)["strip"]["holds"]
    assert summarise(card, held)["alone"] is False
    assert ("spotter", "alone") not in list_facets(card, held)


def test_nobody_swaps_a_line_for_a_form_that_is_held() -> None:
    easier = next(one for one in EXERCISES.values() if one.regressions)
    fields = fields_of(one_line(easier.id))
    to_id = easier.regressions[0]
    swapped, _ = swap_line(fields, 0, to_id, EXERCISES)
    assert list_lines(swapped)[0]["exercise_id"] == to_id
    assert swap_line(fields, 0, to_id, holding(to_id))[0] == fields
