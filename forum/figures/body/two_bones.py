"""A chain of two bones with a hinge between them: neither a knee nor an elbow can bend backwards."""

from math import sqrt

from forum.figures.kit.space import Vec, add, cross, length, scaled, square_to, sub, unit


def reached(start: Vec, target: Vec, first: float, second: float, pole: Vec) -> tuple[Vec, Vec, Vec]:
    """Middle, end and hinge of a chain that ends at `target`, or as near as it reaches, bent towards the pole."""
    way = sub(target, start)
    far = max(min(length(way), first + second - 0.05), abs(first - second) + 0.1)
    u = unit(way)
    along = (first * first + far * far - second * second) / (2 * far)
    side = unit(square_to(pole, u))
    height = sqrt(max(first * first - along * along, 0))
    return add(start, add(scaled(u, along), scaled(side, height))), add(start, scaled(u, far)), cross(u, side)
