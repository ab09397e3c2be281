"""A body moves as bodies do: limbs keep their length, contacts hold, joints stay within their range."""

from functools import cache
from itertools import pairwise

import pytest

from forum.figures.kit.space import length, sub
from forum.figures.poses.faults import faults_of
from forum.figures.poses.motion import Motion
from forum.figures.shelf import figures

IDS = sorted(figures())
BONES = (("hip", "knee"), ("knee", "ankle"), ("shoulder", "elbow"), ("elbow", "wrist"), ("heel", "ball"))


@cache
def motion_of(exercise_id: str) -> Motion:
    """Each movement is solved once for all tests."""
    return Motion(figures()[exercise_id])


@pytest.mark.parametrize("exercise_id", IDS)
def test_nothing_misses_its_contact_sinks_in_or_bends_too_far(exercise_id: str) -> None:
    assert faults_of(motion_of(exercise_id)) == []


@pytest.mark.parametrize("exercise_id", IDS)
def test_limbs_keep_their_length_on_the_way(exercise_id: str) -> None:
    motion = motion_of(exercise_id)
    moments = [
        motion.moment(i, j, t)[1].points for i, j in pairwise(range(len(motion.keys))) for t in (0, 0.3, 0.5, 0.8, 1)
    ]
    for points in moments:
        for side in "lr":
            for a, b in BONES:
                there = length(sub(points[f"{side}_{a}"], points[f"{side}_{b}"]))
                was = length(sub(moments[0][f"{side}_{a}"], moments[0][f"{side}_{b}"]))
                assert there == pytest.approx(was, abs=0.1), f"{side}_{a} to {b}"
