"""What is drawn beside a body can be read: no arrow over a face, nothing cut off, numbers the right way round."""

import re
from itertools import pairwise

import pytest

from forum.figures import shelf
from forum.figures.body.fingers import fingers
from forum.figures.kit.paper import UNIT, Camera, box_of, capsule, circle, polygon
from forum.figures.kit.space import Vec, length, sub
from forum.figures.pictures.drawing import inset_boxes
from forum.figures.pictures.order import ordered
from forum.figures.pictures.stage import Stage
from forum.figures.scene.bands import loop
from forum.figures.scene.signs import speech
from forum.figures.shelf import figures
from tests.figures.test_library import LIBRARY, motion_of

IDS = sorted(figures())
FACE_CM = 11.0


@pytest.mark.parametrize("exercise_id", IDS)
def test_no_arrow_lies_over_a_face(exercise_id: str) -> None:
    stage = Stage(figures()[exercise_id])
    people = [stage.keys[stage.shown], *([helper] if (helper := stage.helper()) else [])]
    for _, joints in people:
        x, y, _ = stage.camera(joints.points["head"])
        near = [((a - x) ** 2 + (b - y) ** 2) ** 0.5 for arrow in stage.arrows() for a, b in arrow.points]
        assert min(near, default=99) > FACE_CM * UNIT


@pytest.mark.parametrize("exercise_id", [one for one in IDS if figures()[one].inset])
def test_an_inset_cuts_no_arrow_off(exercise_id: str) -> None:
    stage = Stage(figures()[exercise_id])
    nodes = stage.surroundings() + stage.person(stage.shown)
    seen, shown = inset_boxes(stage, nodes)
    for arrow in stage.arrows():
        larger = arrow.within(seen, (shown[2] - shown[0]) / (seen[2] - seen[0]))
        if larger:
            left, top, right, bottom = larger.node().parts[0].box
            assert left >= seen[0]
            assert top >= seen[1]
            assert right <= seen[2]
            assert bottom <= seen[3]


def test_a_round_end_is_inside_the_frame() -> None:
    assert box_of(circle(0, 0, 10)) == (-10, -10, 10, 10)
    assert box_of(capsule((-30, 0), 14, (30, 0), 14, 1)) == pytest.approx((-44, -14, 44, 14))
    assert box_of(polygon([(0, 0), (4, 0), (4, 3)]), 2) == (-2, -2, 6, 5)


def test_numbers_can_be_read_on_the_mirrored_picture() -> None:
    joints = motion_of("dual-task-arm-raise-count").keys[-1][1]
    plain, turned = (speech(Camera(20), joints, "count 8 6 4", flipped)[0] for flipped in (False, True))
    xs = [[numbers[0] for _, numbers in node.parts[1].steps] for node in (plain, turned)]
    sums = [a + b for a, b in zip(*xs, strict=True)]
    assert max(sums) == pytest.approx(min(sums)), "one is the other in a mirror"
    assert xs[0][0] < xs[0][-1]
    assert xs[1][0] > xs[1][-1]


def test_who_counts_back_counts_by_what_the_exercise_says() -> None:
    for exercise_id in IDS:
        how = " ".join(LIBRARY[exercise_id]["how"])
        step = {"by twos": 2, "by threes": 3}.get(next(iter(re.findall("by twos|by threes", how)), ""))
        counts = [list(map(int, sign.split()[1:])) for sign in figures()[exercise_id].signs if sign.startswith("count")]
        assert bool(step) == bool(counts), exercise_id
        assert all(a - b == step for numbers in counts for a, b in pairwise(numbers)), exercise_id


def test_a_closed_band_goes_before_and_behind_the_legs() -> None:
    stage = Stage(figures()["band-side-step"])
    keys = [node.key for node in ordered(stage.person(stage.shown))]
    far, near = keys.index("gear.loop0far"), keys.index("gear.loop0near")
    assert far < keys.index("me.l_thigh") < near
    assert far < keys.index("me.r_thigh") < near
    nodes = loop(stage.camera, stage.keys[stage.shown][1], "band", ["l_knee", 0, 8, 0], ["r_knee", 0, 8, 0])
    assert {node.parts[0].colour for node in nodes} == {"band", "band_dark"}


@pytest.mark.parametrize("exercise_id", [one for one in IDS if one.startswith("toe-") and one != "toe-walk"])
def test_toes_that_do_something_are_seen(exercise_id: str) -> None:
    assert "r" in figures()[exercise_id].bare
    stage = Stage(figures()[exercise_id])
    parts = [part.key for node in stage.person(stage.shown) for part in node.parts]
    assert [key for key in parts if key.startswith("r_toe")] == [f"r_toe{i}" for i in (4, 3, 2, 1, 0)]
    assert "r_shoe" not in parts


@pytest.mark.parametrize(
    "exercise_id", [one for one in IDS if figures()[one].inset and "hand" in figures()[one].inset[0]]
)
def test_a_larger_hand_has_no_shirt_behind_it(exercise_id: str) -> None:
    larger = shelf.still(exercise_id).split("<svg ")[-1]
    assert larger.count("<path") < 14


class Watcher(Camera):
    """Remembers the points it was shown, in centimetres."""

    def __init__(self) -> None:
        super().__init__(0)
        self.saw: list[Vec] = []

    def __call__(self, p: Vec) -> Vec:
        self.saw.append(p)
        return super().__call__(p)


@pytest.mark.parametrize(("key", "shape", "finger"), [(0, "hand_tip", 3), (2, "hand_little", 0)])
def test_a_thumb_that_touches_a_fingertip_touches_it(key: int, shape: str, finger: int) -> None:
    body, joints = motion_of("thumb-to-fingers").keys[key]
    assert body.sides["r"].grip == shape
    watcher = Watcher()
    fingers(shape, joints, "r", 1, watcher, "skin")
    *of_fingers, thumb = (watcher.saw[i + 5] for i in range(len(watcher.saw) - 30, len(watcher.saw), 6))
    assert length(sub(of_fingers[finger], thumb)) < 2
    assert min(length(sub(tip, thumb)) for i, tip in enumerate(of_fingers) if i != finger) > 2


def test_a_rope_that_hangs_stays_where_it_hangs() -> None:
    stage = Stage(figures()["jump-rope"])
    ropes = [[node for node in stage.person(i) if "rope" in node.key] for i in range(len(stage.keys))]
    assert [part.steps for part in ropes[0][0].parts] == [part.steps for part in ropes[1][0].parts]
