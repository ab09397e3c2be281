"""What is offered, what waits for a clinician, and what somebody needs to have."""

from dataclasses import replace

import pytest

from forum.rules.library.filters import ExerciseFilter, filter_exercises
from forum.rules.library.marks import hold_back
from forum.rules.library.needs import can_do_with, missing_in
from forum.rules.library.offers import (
    clinician_progressions,
    helped_regressions,
    is_offered,
    offered_positions,
    offered_progressions,
    offered_regressions,
)
from forum.rules.routines.coverage_gaps import suggest
from forum.rules.routines.exercise_suggestions import suggest_exercises
from forum.rules.routines.fields import fields_of
from forum.rules.routines.routines import Card, Item
from forum.rules.routines.safety import exercise_strip, item_strip
from forum.rules.routines.swaps import list_swaps, swap_line
from tests.samples.library import EXERCISES

HELD = [one for one in EXERCISES.values() if not is_offered(one)]


def test_what_waits_for_a_clinician_stays_in_the_library() -> None:
    assert {one.id for one in HELD} == {
        "foam-stand-eyes-closed", "corner-ball-sit-eyes-closed", "supported-squat-jump", "jump-rope", "bar-pull-up",
        "dual-task-walking-carry",
    }  # fmt: skip


@pytest.mark.parametrize("name", ["band-knee-flexion", "quad-stretch"])
def test_only_the_standing_form_is_held_back(name: str) -> None:
    exercise = EXERCISES[name]
    assert is_offered(exercise)
    assert not is_offered(exercise, "standing_supported")
    assert "standing_supported" not in offered_positions(exercise)
    assert all(is_offered(exercise, one) for one in offered_positions(exercise))


def test_an_exercise_that_goes_through_its_positions_is_held_back_as_a_whole() -> None:
    held = replace(EXERCISES["sit-to-stand"], held_for_clinician="Wait.", held_positions=("standing_unsupported",))
    assert not is_offered(held)
    assert not is_offered(held, "seated")
    assert offered_positions(held) == ()


def test_a_step_up_that_only_a_clinician_gives_is_offered_by_no_ladder() -> None:
    stand = EXERCISES["feet-together-stand"]
    offered = {one.id for one in offered_progressions(stand, EXERCISES)}
    assert "foam-stand-eyes-open" in offered
    assert "feet-together-eyes-closed" not in offered
    assert "feet-together-eyes-closed" in {one.id for one in clinician_progressions(stand, EXERCISES)}
    assert "feet-together-eyes-closed" not in {one.id for one, _ in list_swaps(stand, EXERCISES)}


def test_a_form_that_only_a_clinician_gives_is_no_swap_even_when_it_is_asked_for() -> None:
    fields = fields_of(Card(title="One", items=(Item(exercise_id="feet-together-stand", reps=3),)))
    assert swap_line(fields, 0, "feet-together-eyes-closed", EXERCISES) == (fields, 0)
    swapped, _ = swap_line(fields, 0, "tandem-stance", EXERCISES)
    assert swapped["items.0.exercise_id"] == "tandem-stance"


def test_an_easier_form_that_takes_a_second_person_is_told_apart() -> None:
    pump = EXERCISES["ankle-pump"]
    assert [one.id for one in offered_regressions(pump, EXERCISES)] == []
    assert [one.id for one in helped_regressions(pump, EXERCISES)] == ["assisted-ankle-range"]


@pytest.mark.parametrize("exercise", HELD, ids=[one.id for one in HELD])
def test_what_waits_is_in_no_gap_no_suggestion_no_ladder_and_no_filter(exercise: object) -> None:
    hard = Card(title="Hard", items=(Item(exercise_id="lunge-high-knee"), Item(exercise_id="grapevine-walk")))
    assert exercise not in suggest_exercises(hard, EXERCISES, limit=200)
    for phase in {phase for one in HELD for phase in one.gait_phases}:
        assert exercise not in suggest(hard, EXERCISES, phase)
    assert all(exercise not in [other for other, _ in list_swaps(one, EXERCISES)] for one in EXERCISES.values())
    every_level = ExerciseFilter(level=tuple(map(str, range(9))))
    assert exercise not in filter_exercises(EXERCISES.values(), every_level)


@pytest.mark.parametrize("exercise", EXERCISES.values(), ids=list(EXERCISES))
def test_a_line_that_says_its_position_shows_the_facts_of_it_and_one_that_does_not_the_strictest(
    exercise: object,
) -> None:
    one = EXERCISES[getattr(exercise, "id")]  # noqa: B009
    for position in one.positions:
        shown = item_strip(Item(exercise_id=one.id, position=position), one)
        assert replace(shown, positions=()) == replace(exercise_strip(one, position), positions=())
    assert item_strip(Item(exercise_id=one.id), one) == exercise_strip(one)


def test_who_sits_taps_without_anything_to_hold_and_who_stands_does_not() -> None:
    taps = EXERCISES["heel-toe-taps"]
    assert taps.facts_in("seated").stable_support == "not_needed"
    for position in ("standing_supported", "walking", None):
        assert taps.facts_in(position) == (taps.safety)
    assert taps.how_in("seated")[0] == "sitting: both feet flat, back supported"
    assert not [step for step in taps.how_in("seated") if "worktop" in step]


def test_only_what_the_position_takes_is_missing() -> None:
    taps = EXERCISES["heel-toe-taps"]
    assert missing_in(taps, "seated", {"chair"}) == ()
    assert missing_in(taps, "seated", set()) == (("chair",),)
    assert missing_in(taps, None, {"chair"}) == (("counter",),)
    assert missing_in(EXERCISES["heel-raise"], "standing_supported", set()) == (("wall", "counter"),)
    assert missing_in(EXERCISES["sit-walk-sit"], "seated", {"chair"}) == (("wall", "counter"),)


def test_nobody_is_refused_walking_for_owning_no_aid() -> None:
    assert can_do_with(EXERCISES["walking"], set())
    assert can_do_with(EXERCISES["seated-knee-extension"], {"chair"})
    assert not can_do_with(EXERCISES["band-row"], {"chair"})


def test_a_clinicians_name_lets_go_what_the_library_holds_back_and_no_name_what_somebody_holds() -> None:
    waiting = next(one for one in HELD if not one.held_positions)
    signed = replace(waiting, review_status="pt_reviewed")
    assert is_offered(signed)
    assert offered_positions(signed) == signed.positions
    assert not is_offered(hold_back(signed, "Somebody has seen a risk in it."))
    assert offered_positions(hold_back(signed, "Somebody has seen a risk in it.")) == ()
