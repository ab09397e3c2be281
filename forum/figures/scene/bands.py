"""Bands and belts as they are: ribbons that go round a limb, are wide where they lie and narrow where they stretch."""

import itertools
from math import cos, pi, sin, sqrt
from typing import Any

from forum.figures.body.skeleton import Joints
from forum.figures.kit.paper import UNIT, Camera, Steps, clockwise, polygon
from forum.figures.kit.parts import Daub, Node
from forum.figures.kit.space import Vec, add, cross, dot, scaled, square_to, sub, turned, unit

# How thick a limb is where a band goes round it, and the part whose length it goes round.
_LIMBS: dict[str, tuple[float, str]] = {
    "ankle": (5.2, "shank"),
    "heel": (4.4, "foot"),
    "ball": (4.6, "foot"),
    "toe": (4.2, "foot"),
    "knee": (7.2, "thigh"),
}
_HALF_CM = 2.3


def end_of(joints: Joints, values: Any) -> Vec:
    """A place that moves with the body: [joint, dx, dy, dz]; or a point of the room."""
    if isinstance(values[0], str):
        x, y, z = (*values[1:], 0, 0, 0)[:3]
        return add(joints.points[values[0]], (x, y, z))
    return float(values[0]), float(values[1]), float(values[2])


def ribbon(points: list[Vec], halves: list[float]) -> Steps:
    """A strip along points of paper, so wide at each of them."""
    left, right = [], []
    for i, (x, y, _) in enumerate(points):
        (ax, ay, _), (bx, by, _) = points[max(0, i - 1)], points[min(len(points) - 1, i + 1)]
        n = sqrt((bx - ax) ** 2 + (by - ay) ** 2) or 1
        nx, ny = (ay - by) / n * halves[i], (bx - ax) / n * halves[i]
        left.append((x - nx, y - ny))
        right.append((x + nx, y + ny))
    return polygon(left + right[::-1])


def strip(camera: Camera, joints: Joints, key: str, colour: str, ends: list[Any]) -> list[Node]:
    """A band or belt through some points, each stretch with a depth of its own; it goes round the limbs it ends at."""
    points, found = [end_of(joints, end) for end in ends], []
    wide, narrow = (5.5, 3.4) if colour == "band" else (3.6, 3.6)
    for i, (p, q) in enumerate(itertools.pairwise(points)):
        a, b = camera(p), camera(q)
        middle = ((a[0] + b[0]) / 2, (a[1] + b[1]) / 2, 0.0)
        found.append(
            Node(
                f"gear.{key}{i}",
                [Daub(f"{key}{i}", colour, ribbon([a, middle, b], [wide, narrow, wide]))],
                add(a, (0, 0, 9)),
                add(b, (0, 0, 9)),
                4,
            )
        )
    for i, end in enumerate(ends):
        if isinstance(end[0], str) and end[0][2:] in _LIMBS:
            found.append(_round(camera, joints, f"{key}w{i}", colour, end))
    return found


def towel(camera: Camera, joints: Joints, key: str, ends: list[Any]) -> list[Node]:
    """A cloth in folds, in one piece."""
    points = [camera(end_of(joints, end)) for end in ends]
    steps = ribbon(points, [5.0] * len(points))
    return [Node(f"gear.{key}", [Daub(key, "blue", steps)], add(points[0], (0, 0, -9)), add(points[-1], (0, 0, -9)), 4)]


def _round(camera: Camera, joints: Joints, key: str, colour: str, end: Any) -> Node:
    """The stretch that lies across a limb, on the side of the viewer."""
    r, part = _LIMBS[end[0][2:]]
    at = end_of(joints, [end[0], *(0.4 * v for v in end[1:])])
    along = turned(joints.frames[f"{end[0][:2]}{part}"], (1, 0, 0) if part == "foot" else (0, 1, 0))
    if part == "foot":
        at = add(at, turned(joints.frames[f"{end[0][:2]}foot"], (0, 3.4, 0)))
    across = unit(square_to(cross(along, camera.frame[2]), along))
    a, b = camera(add(at, scaled(across, r))), camera(sub(at, scaled(across, r)))
    depth = (a[2] + b[2]) / 2 + 26
    flat = [(a[0], a[1], depth), (b[0], b[1], depth)]
    return Node(f"gear.{key}", [Daub(key, colour, ribbon(flat, [5, 5]))], flat[0], flat[1], 5)


def loop(camera: Camera, joints: Joints, key: str, a: Any, b: Any) -> list[Node]:
    """A closed band round both legs: a near stretch before them and a far one behind them."""
    p, q = end_of(joints, a), end_of(joints, b)
    r, part = _LIMBS[a[0][2:]]
    axes = [turned(joints.frames[f"{s}_{part}"], (0, 1, 0)) for s in "lr"]
    out = unit(sub(q, p))
    along = unit(square_to(add(*axes), out))
    way = cross(along, out)
    if dot(way, camera.frame[2]) < 0:
        way = scaled(way, -1)
    found = []
    for name, colour, k, depth in (("far", "band_dark", -1.0, -70.0), ("near", "band", 1.0, 60.0)):
        rim = [add(p, _arc(out, scaled(way, k), r, pi - i * pi / 6)) for i in range(4)]
        rim += [add(q, _arc(out, scaled(way, k), r, pi / 2 - i * pi / 6)) for i in range(4)]
        top = [camera(add(one, scaled(along, _HALF_CM))) for one in rim]
        low = [camera(add(one, scaled(along, -_HALF_CM))) for one in rim]
        ends = [add(camera(one), (0, 0, depth)) for one in (p, q)]
        found.append(
            Node(
                f"gear.{key}{name}",
                [Daub(f"{key}{name}", colour, clockwise(top + low[::-1]))],
                ends[0],
                ends[1],
                _HALF_CM * UNIT,
            )
        )
    return found


def _arc(out: Vec, way: Vec, r: float, angle: float) -> Vec:
    return add(scaled(out, r * cos(angle)), scaled(way, r * sin(angle)))
