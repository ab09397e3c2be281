"""Vectors and turns in three dimensions.

The world: x is forward of a standing person, y up, z to the person's right; centimetres; the floor is y = 0.
A frame is a 3 x 3 matrix (three rows) that turns directions of a part into directions of the world.
"""

from collections.abc import Iterable
from math import acos, cos, degrees, radians, sin, sqrt

Vec = tuple[float, float, float]
Mat = tuple[Vec, Vec, Vec]

UP: Vec = (0, 1, 0)
DOWN: Vec = (0, -1, 0)
STILL: Mat = ((1, 0, 0), (0, 1, 0), (0, 0, 1))


def add(a: Vec, b: Vec) -> Vec:
    return (a[0] + b[0], a[1] + b[1], a[2] + b[2])


def sub(a: Vec, b: Vec) -> Vec:
    return (a[0] - b[0], a[1] - b[1], a[2] - b[2])


def scaled(a: Vec, k: float) -> Vec:
    return (a[0] * k, a[1] * k, a[2] * k)


def dot(a: Vec, b: Vec) -> float:
    return a[0] * b[0] + a[1] * b[1] + a[2] * b[2]


def cross(a: Vec, b: Vec) -> Vec:
    return (a[1] * b[2] - a[2] * b[1], a[2] * b[0] - a[0] * b[2], a[0] * b[1] - a[1] * b[0])


def length(a: Vec) -> float:
    return sqrt(dot(a, a))


def unit(a: Vec) -> Vec:
    return scaled(a, 1 / (length(a) or 1))


def mix(a: Vec, b: Vec, t: float) -> Vec:
    """The point a share `t` of the way from `a` to `b`."""
    return (a[0] + (b[0] - a[0]) * t, a[1] + (b[1] - a[1]) * t, a[2] + (b[2] - a[2]) * t)


def mean(points: Iterable[Vec]) -> Vec:
    all_points = list(points)
    return scaled(
        (sum(p[0] for p in all_points), sum(p[1] for p in all_points), sum(p[2] for p in all_points)),
        1 / len(all_points),
    )


def square_to(a: Vec, u: Vec) -> Vec:
    """The part of `a` that is square to the unit vector `u`."""
    return sub(a, scaled(u, dot(a, u)))


def clip(value: float) -> float:
    return max(-1.0, min(1.0, value))


def angle_between(a: Vec, b: Vec) -> float:
    """In degrees."""
    return degrees(acos(clip(dot(unit(a), unit(b)))))


def transposed(m: Mat) -> Mat:
    (a, b, c), (d, e, f), (g, h, i) = m
    return ((a, d, g), (b, e, h), (c, f, i))


def turned(m: Mat, v: Vec) -> Vec:
    """A direction of the frame, in the world."""
    (a, b, c), (d, e, f), (g, h, i) = m
    x, y, z = v
    return (a * x + b * y + c * z, d * x + e * y + f * z, g * x + h * y + i * z)


def product(first: Mat, *others: Mat) -> Mat:
    """Written out: most of the time a picture takes is spent here."""
    (a, b, c), (d, e, f), (g, h, i) = first
    for (p, q, r), (s, t, u), (v, w, x) in others:
        a, b, c = a * p + b * s + c * v, a * q + b * t + c * w, a * r + b * u + c * x
        d, e, f = d * p + e * s + f * v, d * q + e * t + f * w, d * r + e * u + f * x
        g, h, i = g * p + h * s + i * v, g * q + h * t + i * w, g * r + h * u + i * x
    return ((a, b, c), (d, e, f), (g, h, i))


def rotation(axis: str, angle: float) -> Mat:
    """A turn of `angle` degrees round one axis of the world."""
    c, s = cos(radians(angle)), sin(radians(angle))
    if axis == "x":
        return ((1, 0, 0), (0, c, -s), (0, s, c))
    if axis == "y":
        return ((c, 0, s), (0, 1, 0), (-s, 0, c))
    return ((c, -s, 0), (s, c, 0), (0, 0, 1))


def framed(x: Vec, y: Vec) -> Mat:
    """The frame with these two axes."""
    return transposed((x, y, cross(x, y)))


def hinged(up: Vec, hinge: Vec) -> Mat:
    """The frame of a limb that hangs against `up` and bends round `hinge`."""
    y = unit(up)
    return transposed((cross(y, hinge), y, hinge))


def turned_between(a: Mat, b: Mat, t: float) -> Mat:
    """The frame a share `t` of the way from `a` to `b`, round one fixed axis."""
    d = product(transposed(a), b)
    angle = acos(clip((d[0][0] + d[1][1] + d[2][2] - 1) / 2))
    if angle < 1e-6:
        return a
    way = (d[2][1] - d[1][2], d[0][2] - d[2][0], d[1][0] - d[0][1])
    x, y, z = unit(way) if angle < 3.1 else (0.0, 0.0, 1.0)
    c, s = cos(angle * t), sin(angle * t)
    k = 1 - c
    around: Mat = (
        (c + x * x * k, x * y * k - z * s, x * z * k + y * s),
        (y * x * k + z * s, c + y * y * k, y * z * k - x * s),
        (z * x * k - y * s, z * y * k + x * s, c + z * z * k),
    )
    return product(a, around)
