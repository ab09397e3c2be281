"""Forward kinematics: where every joint of a body is, and how every part of it is turned."""

from dataclasses import dataclass

from forum.figures.body.measures import MASSES
from forum.figures.body.state import SIDES, Posture, Side
from forum.figures.kit.space import DOWN, Mat, Vec, add, mix, product, rotation, turned, turned_between


@dataclass
class Joints:
    """Points of a body by joint, and frames by part; `r_` and `l_` stand before what there are two of."""

    points: dict[str, Vec]
    frames: dict[str, Mat]

    def off(self, point: str, frame: str, *way: float) -> Vec:
        """A point that lies some way from a joint, told in the frame of a part."""
        return add(self.points[point], turned(self.frames[frame], (way[0], way[1], way[2])))


def joints_of(body: Posture) -> Joints:
    lengths, points, frames = body.lengths, {"pelvis": body.place}, {"pelvis": body.pelvis, "head": body.head}
    points["waist"] = add(body.place, turned(product(body.pelvis, body.lumbar), (0, lengths["lumbar"], 0)))
    chest = frames["chest"] = product(body.pelvis, body.lumbar, body.thorax)
    points["neck"] = add(points["waist"], turned(chest, (0, lengths["thorax"], 0)))
    points["shoulders"] = add(points["neck"], turned(chest, (0, -3, 0)))
    points["nape"] = add(points["neck"], turned(turned_between(chest, body.head, 0.4), (0, lengths["neck"], 0)))
    points["head"] = add(points["nape"], turned(body.head, (1.6, lengths["head"], 0)))
    found = Joints(points, frames)
    for s, _ in SIDES:
        _leg(body, body.sides[s], s, found)
        put_arm(body, s, found)
    return found


def hip_of(body: Posture, s: str) -> Vec:
    return add(body.place, turned(body.pelvis, (0, 0, body.sides[s].sign * body.lengths["hip"])))


def _leg(body: Posture, side: Side, s: str, found: Joints) -> None:
    lengths, points, frames = body.lengths, found.points, found.frames
    points[f"{s}_hip"] = hip_of(body, s)
    thigh = frames[f"{s}_thigh"] = product(body.pelvis, side.hip)
    points[f"{s}_knee"] = add(points[f"{s}_hip"], turned(thigh, (0, -lengths["thigh"], 0)))
    shank = frames[f"{s}_shank"] = product(thigh, rotation("z", -side.knee))
    ankle = points[f"{s}_ankle"] = add(points[f"{s}_knee"], turned(shank, (0, -lengths["shank"], 0)))
    foot = frames[f"{s}_foot"] = product(shank, side.ankle)
    points[f"{s}_heel"] = add(ankle, turned(foot, (-lengths["heel"], -lengths["ankle"], 0)))
    ball = points[f"{s}_ball"] = add(ankle, turned(foot, (lengths["toe"] * 0.62, -lengths["ankle"], 0)))
    toes = frames[f"{s}_toes"] = product(foot, rotation("z", side.toes))
    points[f"{s}_toe"] = add(ball, turned(toes, (lengths["toe"] * 0.38, 0, 0)))


def put_arm(body: Posture, s: str, found: Joints) -> None:
    """Says anew where one arm is, once its angles have changed."""
    side, lengths, points, frames = body.sides[s], body.lengths, found.points, found.frames
    lift = max(0.0, turned(side.arm, DOWN)[1] + 0.2) * 3.5  # the shoulder blade follows a raised arm
    way = (side.reach, side.shrug + lift - 4.5, side.sign * (lengths["shoulder"] - lift * 0.5))
    points[f"{s}_shoulder"] = add(points["neck"], turned(frames["chest"], way))
    upper = frames[f"{s}_upper"] = product(frames["chest"], side.arm)
    points[f"{s}_elbow"] = add(points[f"{s}_shoulder"], turned(upper, (0, -lengths["upper"], 0)))
    fore = frames[f"{s}_fore"] = product(upper, rotation("z", side.elbow))
    points[f"{s}_wrist"] = add(points[f"{s}_elbow"], turned(fore, (0, -lengths["fore"], 0)))
    hand = frames[f"{s}_hand"] = product(fore, side.wrist)
    points[f"{s}_hand"] = add(points[f"{s}_wrist"], turned(hand, (0, -lengths["hand"] * 0.5, 0)))


def centre_of_mass(joints: Joints) -> Vec:
    total = sum(mass for _, _, mass, _ in MASSES)
    at = [(mass, mix(joints.points[a], joints.points[b], place)) for a, b, mass, place in MASSES]
    x, y, z = (sum(mass * point[i] for mass, point in at) / total for i in range(3))
    return x, y, z
