"""What the steps say moves, moves in the picture: a contradiction is listed by exercise, step and part."""

import re
from collections.abc import Callable

import pytest

from forum.figures import shelf
from forum.figures.body.skeleton import Joints
from forum.figures.body.state import Posture
from forum.figures.kit.space import Vec, angle_between, length, sub, turned
from forum.figures.poses.data import POSITIONS
from forum.figures.poses.motion import Motion
from forum.figures.shelf import figures
from tests.figures.test_library import LIBRARY, motion_of

Settled = tuple[Posture, Joints]
Measure = Callable[[Settled], list[float]]
MOVING = [one for one in sorted(figures()) if shelf.moves(one)]


def height(*joints: str) -> Measure:
    return lambda key: [key[1].points[f"{s}_{joint}"][1] for s in "lr" for joint in joints]


def place(joint: str, axis: int) -> Measure:
    return lambda key: [key[1].points[f"{s}_{joint}"][axis] for s in "lr"]


def knee(key: Settled) -> list[float]:
    return [key[0].sides[s].knee for s in "lr"]


def elbow(key: Settled) -> list[float]:
    return [key[0].sides[s].elbow for s in "lr"]


def ways(frame: str, way: Vec) -> Callable[[Settled], Vec]:
    return lambda key: turned(key[1].frames[frame], way)


def spread(motion: Motion, measure: Measure) -> float:
    """The largest change of one of the measures from one key pose to another."""
    columns = list(zip(*(measure(key) for key in motion.keys), strict=True))
    gone: list[float] = [max(column) - min(column) for column in columns]
    return max(gone)


def turn(motion: Motion, frame: str, way: Vec = (1, 0, 0)) -> float:
    first = ways(frame, way)(motion.keys[0])
    return max(angle_between(first, ways(frame, way)(key)) for key in motion.keys)


def bent_elbow(motion: Motion) -> float:
    """How far an elbow bends, or how much more it is bent all the time than at rest."""
    return max(spread(motion, elbow), min(max(elbow(key)) for key in motion.keys) - 60)


def trunk(motion: Motion) -> float:
    """How far the neck goes, against the pelvis or with it."""
    return max(length(sub(key[1].points["neck"], motion.keys[0][1].points["neck"])) for key in motion.keys)


def pelvis(motion: Motion) -> float:
    return max(length(sub(key[1].points["pelvis"], motion.keys[0][1].points["pelvis"])) for key in motion.keys)


# What a step says -> what must then change in the picture, by how much at least, and what is measured.
_LIFT = r"(?:lift|raise|draw up|bring up)"
_ONE = r"(?:the |your |one |both |a |right |left |straight |bent |top |other |front |back |big )*"
SAID: tuple[tuple[str, str, float, Callable[[Motion], float]], ...] = (
    (rf"\b{_LIFT} {_ONE}heels?\b", "a heel rises", 2.5, lambda m: spread(m, height("heel"))),
    (rf"\b{_LIFT} {_ONE}(?:toes|front of {_ONE}f)", "toes rise", 1.5, lambda m: spread(m, height("toe"))),
    (rf"\b{_LIFT} {_ONE}(?:knee|thigh)", "a knee rises", 3, lambda m: spread(m, height("knee"))),
    (rf"\b{_LIFT} {_ONE}(?:leg|foot|feet)\b", "a foot rises", 3, lambda m: spread(m, height("ankle", "toe"))),
    (rf"\b{_LIFT} {_ONE}(?:arms?|hands?)\b", "a hand rises", 8, lambda m: spread(m, height("hand"))),
    (rf"\b{_LIFT} {_ONE}(?:hips|pelvis|bottom)\b", "the hips rise", 3, pelvis),
    (rf"\b(?:turn|rotate) {_ONE}head\b", "the head turns", 15, lambda m: turn(m, "head")),
    (rf"\bbend {_ONE}(?:hips and )?knees?\b", "a knee bends", 12, lambda m: spread(m, knee)),
    (rf"\bstraighten {_ONE}(?:knee|leg)", "a knee straightens", 12, lambda m: spread(m, knee)),
    (rf"\bbend {_ONE}elbow", "an elbow bends", 12, bent_elbow),
    (r"\blean (?:forward|in|towards|over|to)\b", "the trunk leans", 4, trunk),
    (
        r"(?<!a )(?<!long )(?<!short )\bstep (?:sideways|to the side|out)\b",
        "a foot goes aside",
        10,
        lambda m: spread(m, place("ankle", 2)),
    ),
    (
        r"(?<!a )(?<!long )(?<!short )\bstep (?:forwards?|back(?:wards?)?)\b",
        "a foot goes ahead or back",
        10,
        lambda m: spread(m, place("ankle", 0)),
    ),
    (rf"\b(?:slide|glide) {_ONE}(?:heel|foot)", "a foot slides", 8, lambda m: spread(m, place("ankle", 0))),
)


def steps_of(exercise_id: str) -> list[str]:
    """The steps for the position that is drawn."""
    one, shown = LIBRARY[exercise_id], POSITIONS[figures()[exercise_id].keys[0].get("start", "standing")]
    only = one["steps_for"]
    return [step for n, step in enumerate(one["how"]) if set(only.get(str(n), shown)) & set(shown)]


@pytest.mark.parametrize("exercise_id", MOVING)
def test_what_the_steps_say_moves_moves_in_the_picture(exercise_id: str) -> None:
    motion, contradictions = motion_of(exercise_id), list[str]()
    for step in steps_of(exercise_id):
        for pattern, part, least, measure in SAID:
            found = re.search(pattern, step)
            if found and not re.search(rf"(?:do not|don’t|never|before you) [^,;]*{re.escape(found[0])}", step):
                gone = measure(motion)
                if gone < least:
                    contradictions.append(f"{step!r}: {part} by {gone:.1f} only")
    assert contradictions == []
