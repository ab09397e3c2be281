"""What is drawn on paper: the camera, closed shapes and lines, and SVG path data. Closed shapes run clockwise."""

from collections.abc import Iterable, Sequence
from functools import cache
from math import acos, atan2, cos, pi, sin, sqrt

from forum.figures.kit.space import (
    Mat,
    Vec,
    add,
    clip,
    cross,
    dot,
    product,
    rotation,
    scaled,
    square_to,
    transposed,
    turned,
    unit,
)

Step = tuple[str, tuple[float, ...]]
Steps = list[Step]
Point = tuple[float, float]
Box = tuple[float, float, float, float]
# Paper units in a centimetre, so that whole numbers are fine enough.
UNIT = 2.0


class Disc:
    """The outline of an ellipsoid as seen: its centre and the three terms of the outline's form."""

    __slots__ = ("a", "b", "c", "x", "y")

    def __init__(self, x: float, y: float, a: float, b: float, c: float) -> None:
        self.x, self.y, self.a, self.b, self.c = x, y, a, b, c


class Camera:
    """Parallel rays, a little from above. Azimuth 0 sees a person who faces right, 90 the front, -90 the back."""

    def __init__(self, azimuth: float = 0, tilt: float = 11) -> None:
        self.frame = product(rotation("x", tilt), rotation("y", -azimuth))

    def __call__(self, p: Vec) -> Vec:
        """Right, down and towards the viewer, in paper units."""
        x, y, z = turned(self.frame, p)
        return x * UNIT, -y * UNIT, z * UNIT

    def faces(self, frame: Mat, way: Vec) -> float:
        """How far a direction of a part looks at the viewer, from -1 to 1."""
        return dot(turned(frame, way), self.frame[2])

    def disc(self, centre: Vec, frame: Mat, radii: Vec) -> Disc:
        x, y, _ = self(centre)
        a = b = c = 0.0
        right, up, _ = self.frame
        for i, r in enumerate(radii):
            column = (frame[0][i], frame[1][i], frame[2][i])
            across, down = dot(right, column) * r * UNIT, -dot(up, column) * r * UNIT
            a, b, c = a + across * across, b + across * down, c + down * down
        return Disc(x, y, a, b, c)


def flat(p: Vec) -> Point:
    return p[0], p[1]


def polygon(points: Iterable[Sequence[float]]) -> Steps:
    found = [("L", (p[0], p[1])) for p in points]
    return [("M", found[0][1]), *found[1:], ("Z", ())]


def clockwise(points: Sequence[Sequence[float]]) -> Steps:
    """A polygon that runs as every shape does, whichever way its corners are told."""
    area = sum(a[0] * b[1] - b[0] * a[1] for a, b in zip(points, [*points[1:], points[0]], strict=True))
    return polygon(points if area > 0 else points[::-1])


def line(points: Iterable[Sequence[float]]) -> Steps:
    found = [("L", (p[0], p[1])) for p in points]
    return [("M", found[0][1]), *found[1:]]


def curve(a: Sequence[float], bend: Sequence[float], b: Sequence[float]) -> Steps:
    return [("M", (a[0], a[1])), ("Q", (bend[0], bend[1], b[0], b[1]))]


def circle(x: float, y: float, r: float) -> Steps:
    """`r` in paper units; whole numbers, so that it stays round."""
    x, y, r = round(x), round(y), max(1, round(r))
    return [("M", (x - r, y)), ("A", (r, 1, 1, x + r, y)), ("A", (r, 1, 1, x - r, y)), ("Z", ())]


def capsule(p: Sequence[float], r: float, q: Sequence[float], s: float, scale: float = UNIT) -> Steps:
    """Two circles and their outer tangents, the shape of every limb; radii in centimetres."""
    if s > r:
        p, r, q, s = q, s, p, r
    r, s = r * scale, s * scale
    dx, dy = q[0] - p[0], q[1] - p[1]
    along, spread = atan2(dy, dx), acos(clip((r - s) / max(sqrt(dx * dx + dy * dy), r - s + 0.5)))

    def at(o: Sequence[float], k: float, t: float) -> Point:
        return o[0] + k * cos(t), o[1] + k * sin(t)

    a, b = along - spread, along + spread
    return [
        ("M", at(p, r, a)),
        ("L", at(q, s, a)),
        ("A", (s, 0, 1, *at(q, s, b))),
        ("L", at(p, r, b)),
        ("A", (r, 1, 1, *at(p, r, a))),
        ("Z", ()),
    ]


@cache
def _ways(corners: int, flatness: float) -> list[Point]:
    """Directions all the way round."""
    turns = [2 * pi * i / corners for i in range(corners)]
    return [flat(unit((cos(turn), sin(turn) * flatness, 0))) for turn in turns]


def hull(discs: Sequence[Disc], corners: int = 12, flatness: float = 1) -> Steps:
    """The smooth outline round several discs: tangents in as many directions, joined by curves that touch them."""
    tangents = []
    for ux, uy in _ways(corners, flatness):
        best = (-1e9, 0.0, 0.0)
        for d in discs:
            w = sqrt(max(d.a * ux * ux + 2 * d.b * ux * uy + d.c * uy * uy, 1e-9))
            reach = d.x * ux + d.y * uy + w
            if reach > best[0]:
                best = (reach, d.x + (d.a * ux + d.b * uy) / w, d.y + (d.b * ux + d.c * uy) / w)
        tangents.append((ux, uy, *best))
    steps: Steps = [("M", tangents[0][3:])]
    for (ux, uy, h, _, _), (vx, vy, g, x, y) in zip(tangents, tangents[1:] + tangents[:1], strict=True):
        det = ux * vy - uy * vx
        steps.append(("Q", ((h * vy - g * uy) / det, (g * ux - h * vx) / det, x, y)))
    return [*steps, ("Z", ())]


def patch(camera: Camera, centre: Vec, frame: Mat, radii: Vec, way: Vec, cut: float, corners: int = 6) -> Steps:
    """The seen part of an ellipsoid's cap (unit directions p with p · way > cut): a face on a head, hair, a beard."""
    n = unit(way)
    w = unit(_towards(camera, frame, radii))
    e, f = unit(square_to(n, w)), unit(square_to(w, n))
    en, fw, s = dot(n, e), dot(w, f), sqrt(1 - cut * cut)
    outline = acos(clip(cut / (en or 1e-9))) if cut < en or cut < 0 else 0.0
    limit = -cut * dot(n, w) / (s * (fw or 1e-9))
    if limit >= 1 and outline == 0:
        return []
    own, g, h = acos(clip(limit)), cross(w, e), cross(n, f)
    rim = [add(scaled(e, cos(outline * t)), scaled(g, sin(outline * t))) for t in _spread(corners)] if outline else []
    cap = [
        add(scaled(n, cut), scaled(add(scaled(f, cos(own * t)), scaled(h, sin(own * t))), s))
        for t in _spread(corners + 2)
    ]
    if rim and _gap(rim[-1], cap[0]) > _gap(rim[-1], cap[-1]):
        cap.reverse()
    points = [
        camera(add(centre, turned(frame, (p[0] * radii[0], p[1] * radii[1], p[2] * radii[2])))) for p in rim + cap
    ]
    return clockwise(points)


def _towards(camera: Camera, frame: Mat, radii: Vec) -> Vec:
    """The viewer's direction on the unit ball that the ellipsoid is stretched from."""
    x, y, z = (dot(column, camera.frame[2]) / r for column, r in zip(transposed(frame), radii, strict=True))
    return x, y, z


def _gap(a: Vec, b: Vec) -> float:
    return sum((p - q) ** 2 for p, q in zip(a, b, strict=True))


def _spread(count: int) -> list[float]:
    return [2 * i / (count - 1) - 1 for i in range(count)]


def box_of(steps: Steps, margin: float = 0) -> Box:
    """Left, top, right, bottom of an outline; an arc reaches beyond its ends."""
    xs, ys, last = list[float](), list[float](), (0.0, 0.0)
    for command, numbers in steps:
        if command == "A":
            r, large, _, x, y = numbers
            dx, dy = x - last[0], y - last[1]
            chord = sqrt(dx * dx + dy * dy) or 1
            rest = sqrt(max(r * r - chord * chord / 4, 0))
            far = r + rest if large else r - rest
            xs.append((x + last[0]) / 2 + dy / chord * far)
            ys.append((y + last[1]) / 2 - dx / chord * far)
            last = x, y
            xs.append(x)
            ys.append(y)
        elif numbers:
            xs += numbers[::2]
            ys += numbers[1::2]
            last = numbers[-2], numbers[-1]
    return min(xs) - margin, min(ys) - margin, max(xs) + margin, max(ys) + margin


def path_data(steps: Steps) -> str:
    """Relative whole numbers, as short as SVG allows."""
    out, x, y, last = list[str](), 0, 0, ""
    for command, numbers in steps:
        if command == "Z":
            out.append("z")
            last = "z"
            continue
        r = list(map(round, numbers))
        if command == "M":
            out.append("M")
        else:
            letter = command.lower()
            out.append(" " if letter == last else letter)
            last = letter
        if command == "L":
            values = [r[0] - x, r[1] - y]
        elif command == "Q":
            values = [r[0] - x, r[1] - y, r[2] - x, r[3] - y]
        elif command == "A":
            values = [r[0], r[0], 0, r[1], r[2], r[3] - x, r[4] - y]
        else:
            values, last = r, "M"
        x, y = r[-2], r[-1]
        out.append(" ".join(map(str, values)))
    return "".join(out).replace(" -", "-")
