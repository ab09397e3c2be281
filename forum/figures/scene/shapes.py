"""The few solids that furniture is made of."""

from forum.figures.kit.paper import Camera, capsule, hull, line, polygon
from forum.figures.kit.parts import Daub, Node, thing
from forum.figures.kit.space import STILL, Vec, dot

Span = tuple[float, float]
Tones = tuple[str, str, str]
WOOD: Tones = ("wood", "wood_dark", "wood_side")
METAL: Tones = ("metal", "metal_dark", "metal_dark")
WALL: Tones = ("wall_side", "wall_side", "wall")
PALE: Tones = ("wall", "wall_side", "wall")
BLUE: Tones = ("blue", "blue_dark", "blue_dark")
# normal, its four corners, which tone
_FACES: tuple[tuple[Vec, tuple[int, ...], int], ...] = (
    ((0, 0, -1), (0, 1, 5, 4), 2),
    ((-1, 0, 0), (0, 3, 7, 4), 1),
    ((1, 0, 0), (1, 2, 6, 5), 1),
    ((0, 0, 1), (3, 2, 6, 7), 2),
    ((0, 1, 0), (4, 5, 6, 7), 0),
)


def box(camera: Camera, key: str, x: Span, y: Span, z: Span, tones: Tones, layer: int, depth: float) -> Node:
    """A block: the faces that look at the viewer, in the tones of its top, ends and sides."""
    corners = [camera((x[i], y[j], z[k])) for j in (0, 1) for i, k in ((0, 0), (1, 0), (1, 1), (0, 1))]
    parts = [
        Daub(f"{key}{n}", tones[tone], polygon([corners[i] for i in around]))
        for n, (normal, around, tone) in enumerate(_FACES)
        if dot(normal, camera.frame[2]) > 0.01
    ]
    return thing(key, layer, depth, *parts)


def rod(camera: Camera, key: str, a: Vec, b: Vec, r: float, colour: str, layer: int, depth: float) -> Node:
    return thing(key, layer, depth, Daub(key, colour, capsule(camera(a), r, camera(b), r)))


def ring(camera: Camera, key: str, centre: Vec, r: float, colour: str, width: float, layer: int, depth: float) -> Node:
    """A wheel: a circle that stands along the way of the person."""
    return thing(key, layer, depth, Daub(key, colour, hull([camera.disc(centre, STILL, (r, r, 0.4))]), width=width))


def globe(camera: Camera, key: str, centre: Vec, r: float, layer: int, depth: float, colour: str = "blue") -> Node:
    x, y, _ = camera(centre)
    shine = [(x - r * 1.4, y - r * 0.35), (x - r * 1.05, y - r * 1.05), (x - r * 0.4, y - r * 1.4)]
    body = Daub(key, colour, hull([camera.disc(centre, STILL, (r, r, r))]))
    return thing(key, layer, depth, body, Daub(f"{key}_shine", "wall", line(shine), width=5))


def cushion(
    camera: Camera, key: str, points: list[Vec], radii: Vec, colour: str, layer: int, depth: float, flatness: float = 1
) -> Node:
    """The hull round some rounded corners: seats, pillows, rolls."""
    return thing(
        key, layer, depth, Daub(key, colour, hull([camera.disc(p, STILL, radii) for p in points], 12, flatness))
    )


def edge(
    camera: Camera, key: str, points: list[Vec], layer: int, depth: float, colour: str = "metal", width: float = 3
) -> Node:
    return thing(key, layer, depth, Daub(key, colour, line([camera(p) for p in points]), width=width))
