"""Hands that rest on something: a place of the furniture, of the own body, or a point."""

from collections.abc import Mapping
from dataclasses import dataclass

from forum.figures.body.skeleton import Joints
from forum.figures.body.state import Posture, Side
from forum.figures.body.two_bones import reached
from forum.figures.kit.space import (
    DOWN,
    UP,
    Mat,
    Vec,
    add,
    angle_between,
    cross,
    hinged,
    mix,
    product,
    rotation,
    scaled,
    square_to,
    sub,
    transposed,
    turned,
    unit,
)


@dataclass(frozen=True)
class Rest:
    """Where a hand can rest: how it holds, and the point for the right hand (the left one's z is the other way)."""

    hold: str  # flat, wall, limb, lay, grip
    at: Vec


# Where elbows go, in the chest's frame; out is away from the body.
_ELBOWS: dict[str, Vec] = {
    "supine": (-0.05, -0.2, 1),
    "prone": (-0.5, -0.2, 1),
    "grip": (-0.5, -0.8, 0.45),
    "lay": (-0.3, -0.7, 1),
}
# How far the wrist lies behind the point that is touched.
_TIPS = {"flat": 7.0, "wall": 7.0, "limb": 6.0, "lay": 5.0, "touch": 15.0}
Aim = tuple[str, Vec]


def _own(body: Posture, joints: Joints, s: str) -> dict[str, Aim]:
    """The places on one's own body."""
    z, off, points = body.sides[s].sign, joints.off, joints.points
    other = "r" if s == "l" else "l"
    thigh = mix(points[f"{s}_hip"], points[f"{s}_knee"], 0.72)
    return {
        "thigh": ("limb", add(thigh, turned(joints.frames[f"{s}_thigh"], (8.5, 0, 0)))),
        "knee": ("limb", off(f"{s}_knee", f"{s}_thigh", 5, -3, 0)),
        "shin": ("limb", off(f"{s}_knee", f"{s}_shank", 6, -14, 0)),
        "behind_knee": ("grip", off(f"{s}_knee", f"{s}_thigh", -6, 0, 0)),
        "other_knee": ("grip", off(f"{other}_knee", "pelvis", 0, 4, -2 * z)),
        "other_thigh": ("lay", off(f"{other}_knee", f"{other}_thigh", 7, 8, 0)),
        "other_shoulder": ("lay", off(f"{other}_shoulder", "chest", 5, 2, 0)),
        "own_shoulder": ("lay", off(f"{s}_shoulder", "chest", 5, 3, 0)),
        "other_elbow": ("lay", off(f"{other}_elbow", "chest", 3, 2, 0)),
        "other_hand": ("grip", off(f"{other}_hand", "chest", 0, 0, 0)),
        "chest": ("lay", off("neck", "chest", 13, -15, -4 * z)),
        "belly": ("lay", off("waist", "pelvis", 13, 2, 3 * z)),
        "hip": ("lay", off("pelvis", "pelvis", 2, 8, 15 * z)),
        "nape": ("lay", off("nape", "chest", -7, 3, 2 * z)),
        "brow": ("flat", off("head", "head", 10, 6, 6 * z)),
        "nose": ("touch", off("head", "head", 12.6, -2, 0)),
        "own_foot": ("grip", off(f"{s}_ball", f"{s}_foot", 2, 0, 0)),
        "own_sole": ("grip", off(f"{s}_ball", f"{s}_foot", -3, 0, -3 * z)),
        "other_sole": ("grip", off(f"{other}_ball", f"{other}_foot", -4, 0, 2 * z)),
        "other_calf": ("grip", off(f"{other}_knee", f"{other}_shank", -5, -16, 0)),
        "at": ("grip", (0, 0, 0)),
        "at_flat": ("flat", (0, 0, 0)),
        "touch": ("touch", (0, 0, 0)),
    }


def aimed(body: Posture, joints: Joints, s: str, places: Mapping[str, Rest]) -> Aim:
    """How a hand holds, and the point it goes to."""
    name, off = body.sides[s].hold or ("at", (0, 0, 0))
    z = body.sides[s].sign
    if name in places:
        hold, (x, y, out) = places[name].hold, places[name].at
        point = (x, y, out if name.startswith("their_") else out * z)
    else:
        hold, point = _own(body, joints, s)[name]
    return hold, add(point, (off[0], off[1], off[2] * z))


def _fingers(body: Posture, joints: Joints, s: str, hold: str, point: Vec) -> tuple[Vec, Vec]:
    """Which way the fingers point, and which way the palm looks."""
    chest, sign, shoulder = joints.frames["chest"], body.sides[s].sign, joints.points[f"{s}_shoulder"]
    if hold == "flat" and body.start in ("prone", "hands_knees"):
        return unit(square_to(turned(chest, (0, 1, -sign * (1.3 if body.start == "prone" else 0.1))), UP)), DOWN
    if hold == "flat":
        return unit(square_to(add(turned(chest, (1, 0, 0)), scaled(unit(sub(point, shoulder)), 0.3)), UP)), DOWN
    if hold == "wall":
        return unit((0, 1, -sign * 0.25)), (1, 0, 0)
    if hold == "limb":
        along = sub(joints.points[f"{s}_knee"], joints.points[f"{s}_hip"])
        return unit(add(along, turned(body.pelvis, (0, 0, -12 * sign)))), turned(
            joints.frames[f"{s}_thigh"], (-1, 0, 0)
        )
    if hold == "touch":
        way = unit(sub(point, joints.points[f"{s}_elbow"]))
        return way, unit(square_to(DOWN, way))
    return unit(turned(chest, (0, 0.25, -sign))), turned(chest, (-1, 0, 0))


def set_arm(body: Posture, joints: Joints, s: str, places: Mapping[str, Rest]) -> tuple[str, Vec]:
    """Brings a hand to its hold; gives the joint that must come to a point, and that point."""
    side, lengths, chest = body.sides[s], body.lengths, joints.frames["chest"]
    hold, point = aimed(body, joints, s, places)
    x, y, out = side.elbow_to or _ELBOWS.get(body.start) or _ELBOWS.get(hold, (-0.7, -0.6, 0.55))
    way, palm = _fingers(body, joints, s, hold, point)
    tip = _TIPS.get(hold)
    if tip:
        wrist, second = (
            sub(sub(point, scaled(palm, 0.5 if hold == "touch" else 2.2)), scaled(way, tip)),
            lengths["fore"],
        )
    else:
        wrist, second = point, lengths["fore"] + lengths["hand"] * 0.5  # gripping, forearm and fist are one bone
    shoulder = joints.points[f"{s}_shoulder"]
    elbow, end, hinge = reached(shoulder, wrist, lengths["upper"], second, turned(chest, (x, y, out * side.sign)))
    upper = hinged(sub(shoulder, elbow), scaled(hinge, -1))
    side.arm = product(transposed(chest), upper)
    side.elbow = angle_between(sub(shoulder, elbow), sub(elbow, end))
    _turn_hand(side, product(upper, rotation("z", side.elbow)), way if tip else None, palm)
    return ("wrist" if tip else "hand"), wrist


def _turn_hand(side: Side, fore: Mat, way: Vec | None, palm: Vec) -> None:
    if way is None:
        side.wrist = rotation("y", side.sign * 35)
        side.grip = side.grip if side.grip != "open" else "fist"
        return
    y, z = scaled(way, -1), scaled(unit(square_to(palm, way)), -side.sign)
    side.wrist = product(transposed(fore), transposed((cross(y, z), y, z)))
