"""A picture never says something else than the library: position, support, things, helper, eyes."""

import json
from functools import cache
from typing import Any

import pytest

from forum.figures import shelf
from forum.figures.poses.data import POSITIONS, Poses
from forum.figures.poses.motion import Motion
from forum.figures.shelf import figures
from forum.paths import seeds_folder

LIBRARY: dict[str, dict[str, Any]] = {
    one["id"]: one for one in json.loads((seeds_folder() / "exercises.json").read_text(encoding="utf-8"))["exercises"]
}
IDS = sorted(figures())
# Library -> any of these as a prop, in the hands, or round the body.
THINGS = {
    "mat_or_bed": {"mat", "bed"},
    "chair": {"chair", "wheelchair"},
    "counter": {"worktop", "side_top", "table"},
    "wall": {"wall", "back_wall", "side_wall"},
    "corner": {"corner"},
    "handrail": {"rail", "front_rail", "treadmill", "pool"},
    "resistance_band": {"band", "loop"},
    "belt_or_towel": {"belt", "towel", "roll"},
    "foam_pad": {"foam"},
    "exercise_ball": {"ball"},
    "step_box": {"step"},
    "hurdle": {"hurdles"},
    "floor_objects": {"marks", "cones", "roll"},
    "treadmill": {"treadmill"},
    "stationary_bike": {"bike"},
    "arm_cycle": {"arm_cycle"},
    "pool": {"pool"},
    "leg_curl_machine": {"leg_curl"},
    "leg_press_machine": {"leg_press"},
    "game_console": {"screen"},
    "tray": {"tray"},
    "small_ball": {"small_ball", "ball"},
    "pillow_or_roll": {"roll", "pillow", "small_ball"},
    "dumbbell": {"weight"},
    "putty": {"small_ball"},
    "cable_machine": {"cable_machine"},
    "elliptical_machine": {"elliptical"},
    "skipping_rope": {"rope"},
    "pull_up_bar": {"pull_up_bar"},
}
# Jumps start without a rope, as the first step of the exercise says.
WITHOUT = {"jump-rope": {"skipping_rope"}}
TO_HOLD = {
    *("worktop", "worktop_edge", "side_top", "table", "wall", "bed", "rail", "front_rail", "mill_rail", "pool_rail"),
    *("pull_bar", "pole", "armrest", "armrest_grip"),
}
TO_REACH = {
    "worktop",
    "side_top",
    "table",
    "corner",
    "wall",
    "side_wall",
    "back_wall",
    "rail",
    "chair",
    "pool",
    "walker",
    "stick",
}


@cache
def motion_of(exercise_id: str) -> Motion:
    """Each movement is solved once for all tests."""
    return Motion(figures()[exercise_id])


def things_of(figure: Poses) -> set[str]:
    return (
        {name for name, _ in figure.props}
        | {name for name, *_ in figure.held}
        | {gear[0] for pose in figure.keys for gear in pose.get("held", [])}
    )


def facts_of(exercise_id: str) -> dict[str, Any]:
    """The safety facts in the position of the picture."""
    one = LIBRARY[exercise_id]
    start = POSITIONS[figures()[exercise_id].keys[0].get("start", "standing")]
    there = [place for place in one["positions"] if place in start]
    own = one["safety_in"].get(there[0], {}) if there else {}
    return {**one["safety"], **own}


def test_every_exercise_of_the_library_is_drawn() -> None:
    assert sorted(LIBRARY) == IDS


@pytest.mark.parametrize("exercise_id", IDS)
def test_the_position_is_one_of_the_exercises(exercise_id: str) -> None:
    starts = {place for pose in figures()[exercise_id].keys for place in POSITIONS[pose.get("start", "standing")]}
    assert starts & set(LIBRARY[exercise_id]["positions"])


@pytest.mark.parametrize("exercise_id", IDS)
def test_what_is_needed_is_there(exercise_id: str) -> None:
    there, one = things_of(figures()[exercise_id]), LIBRARY[exercise_id]
    start = POSITIONS[figures()[exercise_id].keys[0].get("start", "standing")]
    places = [place for place in one["positions"] if place in start]
    needed = set(one["needed"]) | {thing for place in places for thing in one["needed_in"].get(place, [])}
    lacking = [thing for thing in needed - WITHOUT.get(exercise_id, set()) if not there & THINGS[thing]]
    assert lacking == []
    for choice in one["one_of"]:
        assert any(there & THINGS[thing] for thing in choice), choice


@pytest.mark.parametrize("exercise_id", IDS)
def test_who_must_be_near_is_there_and_nobody_else(exercise_id: str) -> None:
    figure, spotter = figures()[exercise_id], facts_of(exercise_id)["spotter"]
    if spotter == "required":
        assert figure.helper is not None
    elif spotter == "recommended":
        assert figure.helper is not None or "company" in figure.signs
    else:
        assert figure.helper is None
        assert "company" not in figure.signs


@pytest.mark.parametrize("exercise_id", IDS)
def test_who_must_hold_on_holds_on(exercise_id: str) -> None:
    figure, support = figures()[exercise_id], facts_of(exercise_id)["stable_support"]
    if support == "hold_on":
        assert all(holds(figure, i) for i in range(len(figure.keys)))
    elif support == "within_reach":
        assert TO_REACH & things_of(figure)


def holds(figure: Poses, i: int) -> bool:
    """Whether a hand or a forearm rests on something fixed in a key pose."""
    holds_of = [side.hold for side in motion_of(figure.id).keys[i][0].sides.values() if side.hold]
    hovers = {name for name, off in holds_of if name in ("worktop", "side_top") and off[1] > 4}
    points = {off for name, off in holds_of if name in ("at", "at_flat")}
    return bool(({name for name, _ in holds_of} - hovers) & TO_HOLD) or any(off[1] > 40 for off in points)


@pytest.mark.parametrize("exercise_id", IDS)
def test_eyes_are_closed_where_the_library_says_so(exercise_id: str) -> None:
    assert figures()[exercise_id].eyes_closed == facts_of(exercise_id)["eyes_closed"]


@pytest.mark.parametrize("exercise_id", IDS)
def test_one_side_moves_where_sides_take_turns(exercise_id: str) -> None:
    words = shelf.alt(exercise_id)
    if LIBRARY[exercise_id]["sides"] == "both_together":
        assert "The right leg" not in words
        assert "The right knee" not in words
        assert "The right foot" not in words
