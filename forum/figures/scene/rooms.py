"""Walls, worktops, rails, steps, beds and mats."""

from collections.abc import Callable

from forum.figures.body.measures import BED_CM, MAT_CM
from forum.figures.kit.paper import Camera, line, polygon
from forum.figures.kit.parts import FLOOR, FURNITURE, NEAR, ROOM, Daub, Node, thing
from forum.figures.kit.space import Vec
from forum.figures.scene.shapes import BLUE, PALE, WALL, WOOD, box, cushion, edge, rod


def mat(camera: Camera, x0: float = -95, x1: float = 95, wide: float = 34) -> list[Node]:
    return [box(camera, "mat", (x0, x1), (0, MAT_CM), (-wide, wide), ("mat", "mat_side", "mat_side"), FLOOR, 0)]


def bed(
    camera: Camera, x0: float = -100, x1: float = 100, wide: float = 42, high: float = BED_CM, pillow: float = 1
) -> list[Node]:
    """With a pillow where the head lies: 1 behind, -1 ahead, 0 none."""
    feet = [
        rod(camera, f"foot{i}", (x, 2, c), (x, 20, c), 3, "wood_dark", FLOOR, -3)
        for i, (x, c) in enumerate(((x0 + 2, 4 - wide), (x1 - 2, 4 - wide), (x0 + 2, wide - 4), (x1 - 2, wide - 4)))
    ]
    found = [
        *feet,
        box(camera, "frame", (x0 - 3, x1 + 3), (16, high - 13), (-wide, wide), WOOD, FLOOR, -2),
        box(
            camera,
            "mattress",
            (x0, x1),
            (high - 13, high),
            (-wide, wide),
            ("wall", "wall_side", "wall_side"),
            FLOOR,
            -1,
        ),
    ]
    head = x0 if pillow > 0 else x1
    corners: list[Vec] = [(head + a * pillow, high + 1, c) for a in (10, 34) for c in (-22, 22)]
    return [*found, cushion(camera, "pillow", corners, (6, 4, 6), "blue", FLOOR, 0)] if pillow else found


def wall(camera: Camera, x: float = 60, high: float = 185, near: float = 38) -> list[Node]:
    """In front of the person."""
    return [
        box(camera, "wall", (x, x + 7), (0, high), (-near - 30, near), WALL, ROOM, 0),
        edge(camera, "wall_edge", [(x, 0, near), (x, high, near)], ROOM, 1),
    ]


def back_wall(camera: Camera, x: float = -30, high: float = 185, wide: float = 38) -> list[Node]:
    """Behind the person."""
    return [
        box(camera, "back_wall", (x - 9, x), (0, high), (-wide, wide), WALL, ROOM, 0),
        edge(camera, "back_edge", [(x, 0, wide), (x, high, wide)], ROOM, 1),
    ]


def side_wall(camera: Camera, z: float = -42, x0: float = -60, x1: float = 100, high: float = 132) -> list[Node]:
    """Along the person's left."""
    return [
        box(camera, "side_wall", (x0, x1), (0, high), (z - 6, z), PALE, ROOM, 0),
        edge(camera, "side_edge", [(x0, 0, z), (x1, 0, z)], ROOM, 1),
    ]


def corner(camera: Camera, x: float = -34, high: float = 150, wide: float = 92) -> list[Node]:
    """Two walls that meet behind the person."""
    a: Vec = (x, 0, 0)
    ends: list[Vec] = [(x + wide * 0.7, 0, wide * 0.7), (x + wide * 0.7, 0, -wide * 0.7)]

    def up(p: Vec) -> Vec:
        return p[0], p[1] + high, p[2]

    walls = [
        thing(f"corner{i}", ROOM, 0, Daub(f"corner{i}", tone, polygon([camera(p) for p in (a, q, up(q), up(a))])))
        for i, (q, tone) in enumerate(zip(ends, ("wall", "wall_side"), strict=True))
    ]
    return [
        *walls,
        *(
            edge(camera, f"corner_edge{i}", [p, q], ROOM, 1)
            for i, (p, q) in enumerate(((a, up(a)), (a, ends[0]), (a, ends[1])))
        ),
    ]


def worktop(camera: Camera, x: float = 24, high: float = 90, wide: float = 30, deep: float = 46) -> list[Node]:
    """In front of the person: cut to the width of a body and set on a recessed cupboard, so that no leg is hidden."""
    layer = FURNITURE if camera.frame[2][0] <= 0.75 else NEAR
    found = [box(camera, "cupboard", (x + 9, x + deep), (8, high - 4), (2 - wide, wide - 2), PALE, layer, -12)]
    side = wide - 2
    if camera.frame[2][2] > 0.2:
        half = (deep - 9) / 2
        for i, left in enumerate((x + 11, x + 10 + half)):
            door = [
                (left, 14.0, side),
                (left + half - 3, 14.0, side),
                (left + half - 3, high - 10, side),
                (left, high - 10, side),
            ]
            knob = left + (3 if i else half - 6)
            found.append(
                thing(
                    f"door{i}",
                    layer,
                    -11,
                    Daub(f"door{i}", "edge", polygon([camera(p) for p in door]), width=3),
                    Daub(f"knob{i}", "metal", line([camera((knob, 60, side)), camera((knob, 68, side))]), width=4),
                )
            )
    return [*found, box(camera, "top", (x, x + deep + 2), (high - 5, high), (-wide, wide), WOOD, layer, -10)]


def table(camera: Camera, x: float = 30, high: float = 74, wide: float = 40, deep: float = 60) -> list[Node]:
    legs = [
        rod(camera, f"tleg{i}", (a, 0, c), (a, high - 4, c), 2, "wood_side", FURNITURE if c < 0 else NEAR, -5)
        for i, (a, c) in enumerate(((x + 5, 4 - wide), (x + deep - 5, 4 - wide), (x + deep - 5, wide - 4)))
    ]
    return [*legs, box(camera, "table", (x, x + deep), (high - 4, high), (-wide, wide), WOOD, FURNITURE, 4)]


def side_top(
    camera: Camera, z: float = -34, high: float = 90, x0: float = -46, x1: float = 52, deep: float = 40
) -> list[Node]:
    """A worktop along the person's left, behind them for the viewer."""
    found = [box(camera, "side_cupboard", (x0 + 2, x1 - 2), (8, high - 4), (z - deep, z - 4), PALE, ROOM, 5)]
    for i in range(3):
        left = x0 + 5 + i * (x1 - x0 - 6) / 3
        door = [(left, 14.0, z - 4), (left + 28, 14.0, z - 4), (left + 28, high - 10, z - 4), (left, high - 10, z - 4)]
        found.append(
            thing(f"side_door{i}", ROOM, 6, Daub(f"side_door{i}", "edge", polygon([camera(p) for p in door]), width=3))
        )
    return [*found, box(camera, "side_top", (x0, x1), (high - 5, high), (z - deep, z), WOOD, ROOM, 7)]


def rail(
    camera: Camera, z: float = -30, high: float = 88, x0: float = -30, x1: float = 60, rise: float = 0
) -> list[Node]:
    layer = NEAR if z * camera.frame[2][2] > 0 else FURNITURE
    return [
        rod(camera, "rail0", (x0, 0, z), (x0, high, z), 1.6, "metal_dark", layer, -2),
        rod(camera, "rail1", (x1, rise, z), (x1, high + rise, z), 1.6, "metal_dark", layer, -2),
        rod(camera, "bar", (x0 - 6, high, z), (x1 + 6, high + rise, z), 2.2, "metal", layer, -1),
    ]


def front_rail(camera: Camera, x: float = 40, high: float = 90, wide: float = 34) -> list[Node]:
    """Across the way, in front of the person."""
    layer = FURNITURE if camera.frame[2][0] <= 0.75 else NEAR
    return [
        *(rod(camera, f"frail{c}", (x, 0, c), (x, high, c), 1.6, "metal_dark", layer, -2) for c in (-wide, wide)),
        rod(camera, "fbar", (x, high, -wide - 5), (x, high, wide + 5), 2.2, "metal", layer, -1),
    ]


def step(
    camera: Camera, x: float = 14, high: float = 15, deep: float = 34, wide: float = 26, z: float = 0
) -> list[Node]:
    return [box(camera, "step", (x, x + deep), (0, high), (z - wide, z + wide), WOOD, FLOOR, 2)]


def stairs(
    camera: Camera, x: float = 14, high: float = 16, deep: float = 28, wide: float = 30, count: float = 3
) -> list[Node]:
    return [
        box(
            camera,
            f"stair{i}",
            (x + i * deep, x + count * deep),
            (i * high, (i + 1) * high),
            (-wide, wide),
            WOOD,
            FLOOR,
            2 + i,
        )
        for i in range(int(count))
    ]


def foam(camera: Camera, x: float = 5, high: float = 7, long: float = 23, wide: float = 23) -> list[Node]:
    return [box(camera, "foam", (x - long, x + long), (0, high), (-wide, wide), BLUE, FLOOR, 2)]


ROOMS: dict[str, Callable[..., list[Node]]] = {
    "mat": mat,
    "bed": bed,
    "wall": wall,
    "back_wall": back_wall,
    "side_wall": side_wall,
    "corner": corner,
    "worktop": worktop,
    "table": table,
    "side_top": side_top,
    "rail": rail,
    "front_rail": front_rail,
    "step": step,
    "stairs": stairs,
    "foam": foam,
}
