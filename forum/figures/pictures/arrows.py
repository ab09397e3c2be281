"""Arrows along the real path, the ghost of the beginning."""

import itertools
from dataclasses import dataclass, replace
from math import cos, pi, radians, sin, sqrt
from typing import Any

from forum.figures.body.skeleton import Joints
from forum.figures.kit.paper import UNIT, Box, Camera, Point, Steps, capsule, hull
from forum.figures.kit.parts import ARROWS, GHOST, Daub, Node, thing
from forum.figures.kit.space import Vec, add, mix

Disk = tuple[float, float, float]
_SHORTEST = 36.0
# An arrow keeps so far from a face.
_CLEAR = 9.0
_LIMBS = (
    ("hip", 8.7, "knee", 6.2),
    ("knee", 6.1, "ankle", 4.8),
    ("heel", 3.6, "toe", 2.6),
    ("shoulder", 6, "elbow", 5),
    ("elbow", 4.6, "wrist", 3.4),
    ("wrist", 3.2, "hand", 4),
)


@dataclass(frozen=True)
class Arrow:
    """Where one goes on paper; `size` 1 is the usual thickness."""

    key: str
    points: list[Point]
    both: bool = False
    size: float = 1

    def node(self) -> Node:
        return thing(self.key, ARROWS, 1, Daub(self.key, "arrow", brush(self.points, self.both, self.size)))

    def moved(self, dx: float, dy: float) -> "Arrow":
        return replace(self, points=[(x + dx, y + dy) for x, y in self.points])

    def off(self, faces: list[Disk]) -> "Arrow":
        """The nearest place where it covers no face."""
        if not _covers(self.points, faces):
            return self
        ways = [(r * cos(pi * a / 8), r * sin(pi * a / 8)) for r in range(4, 120, 4) for a in range(16)]
        return next((there for way in ways if not _covers((there := self.moved(*way)).points, faces)), self)

    def within(self, seen: Box, scale: float) -> "Arrow | None":
        """The same arrow, whole, in a part of the picture shown `scale` times as large; None if beside it."""
        (x0, y0), (x1, y1) = _ends(self.points)
        if not (seen[0] < (x0 + x1) / 2 < seen[2] and seen[1] < (y0 + y1) / 2 < seen[3]):
            return None
        size = 1.6 / scale
        edge = 13 * size
        room = min((seen[2] - seen[0]) * 0.62 / ((x1 - x0) or 1), (seen[3] - seen[1]) * 0.62 / ((y1 - y0) or 1), 1.0)
        middle = (x0 + x1) / 2, (y0 + y1) / 2
        points = [(middle[0] + (x - middle[0]) * room, middle[1] + (y - middle[1]) * room) for x, y in self.points]
        (x0, y0), (x1, y1) = _ends(points)
        dx = max(0.0, seen[0] + edge - x0) + min(0.0, seen[2] - edge - x1)
        dy = max(0.0, seen[1] + edge - y0) + min(0.0, seen[3] - edge - y1)
        return Arrow(f"in_{self.key}", points, self.both, size).moved(dx, dy)


def _ends(points: list[Point]) -> tuple[Point, Point]:
    xs, ys = [x for x, _ in points], [y for _, y in points]
    return (min(xs), min(ys)), (max(xs), max(ys))


def _covers(points: list[Point], faces: list[Disk]) -> bool:
    return any((x - a) ** 2 + (y - b) ** 2 < (r + _CLEAR) ** 2 for a, b, r in faces for x, y in points)


def brush(points: list[Point], both: bool = False, size: float = 1) -> Steps:
    """An arrow like a stroke of a brush: thin at the tail, with a head; its shape tells, not only its colour."""
    wide, shortest = 4.6 * size, _SHORTEST * size
    lengths = [0.0]
    for a, b in itertools.pairwise(points):
        lengths.append(lengths[-1] + sqrt((b[0] - a[0]) ** 2 + (b[1] - a[1]) ** 2))
    whole = lengths[-1]
    if 1 * size < whole < shortest - 0.1:  # too short to read: drawn longer, about its middle
        k, middle = shortest / whole, points[len(points) // 2]
        return brush(
            [(middle[0] + (x - middle[0]) * k, middle[1] + (y - middle[1]) * k) for x, y in points], both, size
        )

    def at(d: float) -> Point:
        d = max(0.0, min(whole, d))
        i = max(k for k in range(len(points) - 1) if lengths[k] <= d)
        t = (d - lengths[i]) / ((lengths[i + 1] - lengths[i]) or 1)
        return points[i][0] + (points[i + 1][0] - points[i][0]) * t, points[i][1] + (
            points[i + 1][1] - points[i][1]
        ) * t

    tip = min(18.0 * size, whole * 0.45)
    left, right, ends = [], [], []
    for k in range(7):
        d = tip + (whole - 2 * tip) * k / 6 if both else (whole - tip) * k / 6
        (ax, ay), (bx, by), (x, y) = at(d - 3), at(d + 3), at(d)
        n = sqrt((bx - ax) ** 2 + (by - ay) ** 2) or 1
        nx, ny, w = (ay - by) / n, (bx - ax) / n, wide * (0.8 if both else 0.35 + 0.65 * d / (whole or 1))
        left.append((x + nx * w, y + ny * w))
        right.append((x - nx * w, y - ny * w))
        ends.append((x, y, nx * 10.5 * size, ny * 10.5 * size))
    return _outline(left, right, ends, at(whole), at(0) if both else None)


def _outline(
    left: list[Point], right: list[Point], ends: list[tuple[float, float, float, float]], tip: Point, tail: Point | None
) -> Steps:
    def smooth(points: list[Point]) -> Steps:
        steps: Steps = [("Q", (*p, (p[0] + q[0]) / 2, (p[1] + q[1]) / 2)) for p, q in itertools.pairwise(points)]
        return [*steps, ("L", points[-1])]

    x, y, nx, ny = ends[-1]
    steps: Steps = [
        ("M", left[0]),
        *smooth(left),
        ("L", (x + nx, y + ny)),
        ("L", tip),
        ("L", (x - nx, y - ny)),
        ("L", right[-1]),
        *smooth(right[::-1]),
    ]
    if tail:
        x, y, nx, ny = ends[0]
        steps += [("L", (x - nx, y - ny)), ("L", tail), ("L", (x + nx, y + ny))]
    return [*steps, ("Z", ())]


def path_of(spec: list[Any], joints: Joints, moments: list[Joints]) -> list[Vec]:
    """The points of ["line", a, b], ["round", joint, up, radius, from, to] or ["bow", a, over, b]; else of a joint."""
    if spec[0] == "line":
        a, b = _vec(spec[1]), _vec(spec[2])
        return [mix(a, b, t / 6) for t in range(7)]
    if spec[0] == "bow":
        a, m, b = _vec(spec[1]), _vec(spec[2]), _vec(spec[3])
        return [mix(mix(a, m, t / 8), mix(m, b, t / 8), t / 8) for t in range(9)]
    if spec[0] in ("round", "ring"):
        centre, turns = joints.points[spec[1]], [radians(spec[4] + (spec[5] - spec[4]) * t / 12) for t in range(13)]
        if spec[0] == "round":  # level
            return [add(centre, (spec[3] * cos(d), spec[2], spec[3] * sin(d))) for d in turns]
        return [
            add(centre, (spec[3] * cos(d), spec[2] + spec[3] * sin(d), 0)) for d in turns
        ]  # upright, seen from the side
    off = _vec(spec[1]) if len(spec) > 1 else (0.0, 0.0, 0.0)
    return [add(moment.points[spec[0]], off) for moment in moments]


def _vec(values: Any) -> Vec:
    x, y, z = (*values, 0, 0, 0)[:3]
    return float(x), float(y), float(z)


def ghost(start: Joints, end: Joints, camera: Camera) -> list[Node]:
    """Where it began: plain silhouettes of the limbs that have moved more than 5 cm, as one outline."""
    p, q = ({name: camera(point) for name, point in joints.points.items()} for joints in (start, end))

    def gone(*names: str) -> bool:
        return max(abs(p[name][i] - q[name][i]) for name in names for i in (0, 1)) > 5 * UNIT

    steps: Steps = []
    for s in ("l_", "r_"):
        for a, r, b, t in _LIMBS:
            if gone(s + a, s + b):
                steps += capsule(p[s + a], r, p[s + b], t)
    frames = start.frames
    if gone("neck", "pelvis"):
        steps += hull(
            [
                camera.disc(start.off("neck", "chest", 0, -8, 0), frames["chest"], (9, 7, 19)),
                camera.disc(start.off("pelvis", "pelvis", 0, 1, 0), frames["pelvis"], (10, 8, 15.5)),
            ],
            9,
        )
    if gone("head"):
        steps += hull([camera.disc(start.points["head"], frames["head"], (11.5, 13.6, 10.6))], 7) + capsule(
            p["neck"], 5, p["head"], 5
        )
    return [thing("ghost", GHOST, 0, Daub("ghost", "ghost", steps))] if steps else []


def ease(t: float) -> float:
    return (1 - cos(pi * t)) / 2


def shadow(all_joints: list[Joints], camera: Camera) -> list[Node]:
    """One soft shape on the floor under all that is near it."""
    points = [
        point
        for joints in all_joints
        for name, point in joints.points.items()
        if point[1] < (70 if name == "pelvis" else 34)
    ]
    flat = ((1.0, 0.0, 0.0), (0.0, 0.001, 0.0), (0.0, 0.0, 1.0))
    discs = [camera.disc((x, 0, z), flat, (9, 1, 9)) for x, _, z in points]
    return [thing("shadow", 0, -90, Daub("shadow", "shadow", hull(discs, 8, 4), edge=False))] if discs else []
