"""Contacts are solved, not hoped for: first the root, then balance, then legs, then hands.

An open chain is given by its angles. A closed chain is given by where it rests: move the pelvis, and the contacts find
the angles.
"""

from collections.abc import Mapping
from math import sqrt

from forum.figures.body.hands import Rest, set_arm
from forum.figures.body.skeleton import Joints, centre_of_mass, hip_of, joints_of, put_arm
from forum.figures.body.state import SIDES, Posture
from forum.figures.body.two_bones import reached
from forum.figures.kit.space import (
    STILL,
    Mat,
    Vec,
    add,
    angle_between,
    hinged,
    length,
    mean,
    product,
    rotation,
    scaled,
    sub,
    transposed,
    turned,
)

SETTLED_CM = 0.1
UPRIGHT = ("standing", "sitting", "kneeling")


def settle(body: Posture, places: Mapping[str, Rest]) -> Joints:
    """Changes `body` so that its contacts are kept, and says in `missed` by how many centimetres one is not."""
    for _ in range(6 if body.balance else 1):
        _root(body)
        for s, _ in SIDES:
            if body.sides[s].foot:
                body.missed[f"{s}_foot"] = _stand(body, s)
        for s, _ in SIDES:
            if body.sides[s].foot_on:
                body.missed[f"{s}_foot"] = _cross(body, joints_of(body), s)
        if body.balance and _balance(body) < SETTLED_CM:
            break
    joints = joints_of(body)
    for s, _ in SIDES:
        if body.sides[s].hold:
            for _ in range(3):  # a raised arm lifts its own shoulder
                joint, target = set_arm(body, joints, s, places)
                put_arm(body, s, joints)
            body.missed[f"{s}_hand"] = length(sub(joints.points[f"{s}_{joint}"], target))
    return joints


def carrying(body: Posture) -> list[str]:
    """The sides whose feet carry: all that stand, or the one that `balance` names."""
    return [s for s, _ in SIDES if body.sides[s].foot and body.balance in ("", "both", s)]


def _root(body: Posture) -> None:
    """To its anchors, and low enough for every standing foot."""
    if body.anchors:
        points = joints_of(body).points
        body.place = add(body.place, mean(sub(at, points[name]) for name, at in body.anchors.items()))
    if body.start == "supine":
        return
    for s, _ in SIDES:
        if not body.sides[s].foot:
            continue
        hip, ankle = hip_of(body, s), _planned(body, s)[1]
        reach = body.lengths["thigh"] + body.lengths["shank"] - 0.06
        room = reach**2 - (hip[0] - ankle[0]) ** 2 - (hip[2] - ankle[2]) ** 2
        drop = hip[1] - ankle[1] - sqrt(max(room, 0))
        if room > 0 and drop > 0:
            body.place = sub(body.place, (0, drop, 0))


def _balance(body: Posture) -> float:
    """Moves the body over its feet, and says how far."""
    joints = joints_of(body)
    centre = centre_of_mass(joints)
    base = mean(joints.points[f"{s}_{part}"] for s in carrying(body) for part in ("heel", "toe"))
    way = (base[0] - centre[0], 0.0, base[2] - centre[2])
    body.place = add(body.place, way)
    return length(way)


def _planned(body: Posture, s: str) -> tuple[Mat, Vec]:
    """The frame and the ankle of a foot that stands: pitch above 0 on the ball, below 0 on the heel."""
    side, lengths = body.sides[s], body.lengths
    x, y, out, pitch, heading = side.foot or (0, 0, 0, 0, 0)
    facing, sign = (STILL, 1) if body.in_room else (body.facing, side.sign)
    flat = product(facing, rotation("y", -sign * heading))
    foot = product(flat, rotation("z", -pitch))
    pivot = (lengths["toe"] * 0.62 if pitch > 0 else -lengths["heel"], -lengths["ankle"], 0.0)
    base = add((body.at[0], 0, body.at[2]), turned(facing, (x, y + lengths["ankle"], out * sign)))
    return foot, add(base, sub(turned(flat, pivot), turned(foot, pivot)))


def _stand(body: Posture, s: str) -> float:
    """Brings a foot to its place by hip, knee and ankle."""
    side = body.sides[s]
    foot, ankle = _planned(body, s)
    pole = turned(
        product(body.pelvis, rotation("y", -side.sign * side.turn)), (1, 0, 0)
    )  # knees go where the pelvis faces
    if body.start in UPRIGHT:
        pole = add(scaled(pole, 0.5), turned(foot, (1, 0, 0)))  # and where the toes point
    missed = _bend_leg(body, s, ankle, pole)
    shank = product(body.pelvis, side.hip, rotation("z", -side.knee))
    side.ankle = product(transposed(shank), foot)
    if body.passing and turned(side.ankle, (1, 0, 0))[1] > 0.46 and side.foot:
        x, y, out, pitch, heading = side.foot  # on the way the heel leaves the floor before the ankle bends too far
        side.foot = (x, y, out, pitch + 4, heading)
        return _stand(body, s)
    side.toes = max(0.0, side.foot[3] if side.foot else 0)  # toes stay flat under a raised heel
    return missed


def _cross(body: Posture, joints: Joints, s: str) -> float:
    """Rests an ankle on another joint; `hip_turn` says how far the knee falls outwards."""
    side = body.sides[s]
    name, way = side.foot_on or ("", (0, 0, 0))
    ankle = add(joints.points[name], (way[0], way[1], way[2] * side.sign))
    pole = turned(product(body.pelvis, rotation("y", -side.sign * side.turn)), (1, 0, 0))
    return _bend_leg(body, s, ankle, pole)


def _bend_leg(body: Posture, s: str, ankle: Vec, pole: Vec) -> float:
    side, hip = body.sides[s], hip_of(body, s)
    knee, end, hinge = reached(hip, ankle, body.lengths["thigh"], body.lengths["shank"], pole)
    side.hip = product(transposed(body.pelvis), hinged(sub(hip, knee), hinge))
    side.knee = angle_between(sub(hip, knee), sub(knee, end))
    return length(sub(ankle, end))
