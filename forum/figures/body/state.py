"""From a pose (angles in field terms) to a body: a frame for every joint, and contacts that are still to be solved."""

from collections.abc import Mapping
from copy import copy
from dataclasses import dataclass, field, replace
from math import asin, atan2, degrees
from typing import Any

from forum.figures.body.measures import MAT_CM, SEAT_CM, lengths_of
from forum.figures.kit.space import STILL, Mat, Vec, add, clip, framed, product, rotation, turned

SIDES = (("l", -1), ("r", 1))
# How the pelvis lies for each way to start: its front, its head end.
BASE = {
    "standing": STILL,
    "sitting": STILL,
    "kneeling": STILL,
    "long_sitting": STILL,
    "supine": framed((0, 1, 0), (-1, 0, 0)),
    "prone": framed((0, -1, 0), (1, 0, 0)),
    "hands_knees": framed((0, -1, 0), (1, 0, 0)),
    "side_right": framed((0, 0, 1), (-1, 0, 0)),
    "side_left": framed((0, 0, 1), (1, 0, 0)),
}
# Angles a start implies where the pose is silent.
HABIT: dict[str, dict[str, float]] = {
    "sitting": {"hip": 90, "knee": 90},
    "long_sitting": {"hip": 90},
    "supine": {"ankle": -12, "arm": -4, "arm_out": 18, "elbow": 6, "palm": 70},
    "kneeling": {"knee": 90, "ankle": -40},
    "prone": {"ankle": -45},
    "hands_knees": {"hip": 90, "knee": 90, "ankle": -45, "arm": 90, "elbow": 2, "arm_out": 0},
}
ON_MAT = ("supine", "prone", "side_left", "side_right", "hands_knees")
Foot = tuple[float, float, float, float, float]
Hold = tuple[str, Vec]


@dataclass
class Side:
    """One arm and one leg.

    `foot` is [forward, up, out, pitch, heading] of a foot that stands; `hold` is where the hand rests.
    """

    sign: int
    hip: Mat
    knee: float
    ankle: Mat
    toes: float
    turn: float
    arm: Mat
    elbow: float
    wrist: Mat
    reach: float
    shrug: float
    grip: str
    elbow_to: Vec | None
    foot: Foot | None
    foot_on: tuple[str, Vec] | None
    hold: Hold | None


@dataclass
class Posture:
    """A person as local frames. `settle` of body/contacts changes it so that its contacts are kept."""

    lengths: dict[str, float]
    start: str
    rest: float
    facing: Mat
    at: Vec
    place: Vec
    pelvis: Mat
    lumbar: Mat
    thorax: Mat
    head: Mat
    sides: dict[str, Side]
    anchors: dict[str, Vec]
    balance: str
    in_room: bool
    passing: bool = False
    missed: dict[str, float] = field(default_factory=dict)

    def copied(self) -> "Posture":
        """A body that can be settled without changing this one."""
        return replace(self, sides={s: copy(side) for s, side in self.sides.items()}, missed={})


def ball_joint(flexion: float, out: float, turn: float, sign: int) -> Mat:
    return product(rotation("z", flexion), rotation("x", -sign * out), rotation("y", -sign * turn))


def clinical(m: Mat, sign: int) -> Vec:
    """Flexion, abduction and outward rotation of a ball joint: the inverse of `ball_joint`."""
    return (
        degrees(atan2(-m[0][1], m[1][1])),
        degrees(-sign * asin(clip(m[2][1]))),
        degrees(-sign * atan2(-m[2][0], m[2][2])),
    )


class Pose:
    """Reads a pose: `knee_r` speaks of one side, `knee` of both, and what is not said takes the start's habit."""

    def __init__(self, values: Mapping[str, Any]) -> None:
        self.values = values
        self.start: str = values.get("start", "standing")
        self.habit = HABIT.get(self.start, {})

    def number(self, key: str, otherwise: float = 0) -> float:
        return float(self.values.get(key, otherwise))

    def vector(self, key: str) -> Vec:
        return vec(self.values.get(key, (0, 0, 0)))

    def of(self, side: str, key: str, otherwise: float = 0) -> float:
        return float(self.values.get(f"{key}_{side}", self.values.get(key, self.habit.get(key, otherwise))))

    def thing(self, side: str, key: str) -> Any:
        """What is no number; null on one side speaks louder than what holds for both."""
        return self.values[f"{key}_{side}"] if f"{key}_{side}" in self.values else self.values.get(key)


def vec(values: Any) -> Vec:
    x, y, z = (*values, 0, 0, 0)[:3]
    return float(x), float(y), float(z)


def body_of(values: Mapping[str, Any], stature_cm: float) -> Posture:
    """A pose as a body whose contacts are not solved yet."""
    pose, lengths = Pose(values), lengths_of(stature_cm)
    facing, at, base = rotation("y", -pose.number("face")), pose.vector("at"), BASE[pose.start]
    rest = pose.number("mat", MAT_CM)
    high = _height(pose, lengths, rest)
    spine = [_spine(pose, *shares) for shares in ((0.5, 0.35), (0.5, 0.65))]
    sides = {s: _side(pose, s, sign) for s, sign in SIDES}
    anchors = {name: vec(point) for name, point in values.get("anchor", {}).items()}
    if pose.start == "hands_knees" and not anchors:
        anchors = {f"{s}_knee": (0.0, rest + 6, sign * 9.0) for s, sign in SIDES}
    return Posture(
        lengths=lengths,
        start=pose.start,
        rest=rest if pose.start in ON_MAT else 0,
        facing=facing,
        at=at,
        place=add(add((0, high, 0), at), turned(facing, pose.vector("move"))),
        pelvis=product(
            facing,
            base,
            rotation("z", -pose.number("lean")),
            rotation("x", pose.number("tip")),
            rotation("y", -pose.number("roll")),
        ),
        lumbar=spine[0],
        thorax=spine[1],
        head=product(
            facing,
            base,
            rotation("y", -pose.number("turn")),
            rotation("z", -pose.number("nod")),
            rotation("x", pose.number("ear")),
        ),
        sides=sides,
        anchors=anchors,
        balance=str(values.get("balance", "")),
        in_room=bool(values.get("world")),
    )


def _height(pose: Pose, lengths: dict[str, float], rest: float) -> float:
    thigh = lengths["thigh"]
    return {
        "standing": thigh + lengths["shank"] + lengths["ankle"] - 0.4,
        "sitting": pose.number("seat", SEAT_CM) + 10,
        "long_sitting": rest + 10,
        "supine": rest + 11,
        "prone": rest + 10,
        "kneeling": rest + 6 + thigh,
        "hands_knees": rest + 6 + thigh,
    }.get(pose.start, rest + 15)


def _spine(pose: Pose, share: float, of_twist: float) -> Mat:
    return product(
        rotation("z", -pose.number("bend") * share),
        rotation("x", pose.number("side") * share),
        rotation("y", -pose.number("twist") * of_twist),
    )


def _side(pose: Pose, s: str, sign: int) -> Side:
    foot, on, hold = pose.thing(s, "foot"), pose.thing(s, "ankle_on"), pose.thing(s, "hand")
    elbow_to = pose.thing(s, "elbow_to")
    return Side(
        sign=sign,
        knee=pose.of(s, "knee"),
        toes=pose.of(s, "toes"),
        turn=pose.of(s, "hip_turn"),
        hip=ball_joint(pose.of(s, "hip"), pose.of(s, "hip_out"), pose.of(s, "hip_turn"), sign),
        ankle=product(
            rotation("z", pose.of(s, "ankle")),
            rotation("x", -sign * pose.of(s, "sole_in")),
            rotation("y", -sign * pose.of(s, "toes_out", 5)),
        ),
        arm=ball_joint(pose.of(s, "arm", 3), pose.of(s, "arm_out", 9), pose.of(s, "arm_turn"), sign),
        elbow=pose.of(s, "elbow", 14),
        wrist=product(
            rotation("y", sign * pose.of(s, "palm", 20)),
            rotation("x", sign * pose.of(s, "wrist")),
            rotation("z", pose.of(s, "drop")),
        ),
        reach=pose.of(s, "reach"),
        shrug=pose.of(s, "shrug"),
        grip=pose.thing(s, "grip") or "open",
        elbow_to=vec(elbow_to) if elbow_to else None,
        foot=_foot(foot) if foot else None,
        foot_on=(on[0], vec(on[1:])) if on else None,
        hold=_hold(hold) if hold else None,
    )


def _foot(values: Any) -> Foot:
    x, y, out, pitch, heading = (*values, 0, 0, 0)[:5]
    return float(x), float(y), float(out), float(pitch), float(heading)


def _hold(values: Any) -> Hold:
    return (values, (0, 0, 0)) if isinstance(values, str) else (values[0], vec(values[1:]))
