"""Machines, bars, and the pool."""

from collections.abc import Callable

from forum.figures.kit.paper import Camera, line, polygon
from forum.figures.kit.parts import FLOOR, FURNITURE, NEAR, ROOM, SIGNS, Daub, Node, thing
from forum.figures.kit.space import Vec
from forum.figures.scene.shapes import METAL, box, cushion, edge, ring, rod


def cable_machine(camera: Camera, x: float = 96, y: float = 92) -> list[Node]:
    """A tower of weights, a bench and a plate for the feet."""
    tower = [
        box(camera, f"stack{i}", (x + 4, x + 20), (10 + i * 11, 20 + i * 11), (-12, 12), METAL, FURNITURE, -8)
        for i in range(4)
    ]
    return [
        box(camera, "bench", (-20, 24), (38, 46), (-15, 15), ("blue", "blue_dark", "blue_dark"), FURNITURE, -5),
        rod(camera, "bench_leg", (0, 2, 0), (0, 38, 0), 3, "metal_dark", FURNITURE, -9),
        rod(camera, "beam", (0, 4, 0), (x + 6, 4, 0), 3, "metal_dark", FURNITURE, -9),
        *tower,
        rod(camera, "tower0", (x, 2, -15), (x, 150, -15), 2.4, "metal_dark", FURNITURE, -10),
        rod(camera, "tower1", (x + 22, 2, -15), (x + 22, 150, -15), 2.4, "metal_dark", FURNITURE, -10),
        rod(camera, "tower_top", (x - 2, 150, -15), (x + 24, 150, -15), 2.4, "metal_dark", FURNITURE, -10),
        box(camera, "foot_plate", (x - 14, x - 10), (6, 34), (-20, 20), METAL, FURNITURE, -6),
        rod(camera, "pulley", (x - 1, y - 3, 0), (x - 1, y + 3, 0), 3.4, "metal", FURNITURE, -4),
    ]


def leg_press(camera: Camera, x: float = 82) -> list[Node]:
    """A seat that leans back, and a plate to press."""
    back: list[Vec] = [(-20, 44, -16), (-20, 44, 16), (-48, 92, -16), (-48, 92, 16)]
    return [
        cushion(camera, "press_back", back, (4, 4, 4), "blue_dark", FURNITURE, -7),
        cushion(
            camera, "press_seat", [(a, 41.0, c) for a in (-16, 18) for c in (-16, 16)], (4, 4, 4), "blue", FURNITURE, -6
        ),
        rod(camera, "press_leg", (0, 2, 0), (0, 38, 0), 3, "metal_dark", FURNITURE, -9),
        rod(camera, "press_beam", (-30, 4, 0), (x + 26, 4, 0), 3, "metal_dark", FURNITURE, -9),
        rod(camera, "press_arm", (x + 22, 4, 0), (x + 5, 62, 0), 2.6, "metal_dark", FURNITURE, -8),
        box(camera, "press_plate", (x, x + 5), (38, 96), (-24, 24), METAL, FURNITURE, -7),
    ]


def leg_curl(camera: Camera) -> list[Node]:
    """A seat with a lever that ends in a pad behind the heel."""
    back: list[Vec] = [(-22, 48, -16), (-22, 48, 16), (-30, 96, -16), (-30, 96, 16)]
    return [
        cushion(camera, "curl_back", back, (4, 4, 4), "blue_dark", FURNITURE, -7),
        cushion(
            camera, "curl_seat", [(a, 42.0, c) for a in (-18, 22) for c in (-16, 16)], (4, 4, 4), "blue", FURNITURE, -6
        ),
        rod(camera, "curl_leg", (-10, 2, 0), (-10, 40, 0), 3, "metal_dark", FURNITURE, -9),
        rod(camera, "curl_leg2", (30, 2, -22), (30, 52, -22), 2.4, "metal_dark", FURNITURE, -9),
    ]


def bike(camera: Camera, x: float = 62, y: float = 36) -> list[Node]:
    """A recumbent bike: a seat with a back, and pedals in front."""
    back: list[Vec] = [(-20, 50, -17), (-20, 50, 17), (-32, 96, -17), (-32, 96, 17)]
    return [
        cushion(camera, "bike_back", back, (4, 4, 4), "blue_dark", FURNITURE, -7),
        cushion(
            camera, "bike_seat", [(a, 42.0, c) for a in (-18, 16) for c in (-17, 17)], (4, 4, 4), "blue", FURNITURE, -6
        ),
        rod(camera, "bike_leg", (-6, 2, 0), (-6, 40, 0), 3, "metal_dark", FURNITURE, -9),
        rod(camera, "bike_beam", (-30, 5, 0), (x + 26, 5, 0), 3.4, "metal_dark", FURNITURE, -9),
        rod(camera, "bike_head", (x + 10, 5, 0), (x + 14, 84, 0), 3, "metal_dark", FURNITURE, -9),
        rod(camera, "bike_screen", (x + 8, 86, -9), (x + 8, 86, 9), 5, "metal_dark", FURNITURE, -8),
        ring(camera, "flywheel", (x, y, 0), 17, "metal", 7, FURNITURE, -5),
        ring(camera, "crank", (x, y, 0), 3, "metal_dark", 7, FURNITURE, -4),
    ]


def arm_cycle(camera: Camera, x: float = 50, y: float = 86) -> list[Node]:
    """Pedals for the hands on a table."""
    return [
        rod(camera, "cycle_leg", (x + 12, 1, 0), (x + 12, 66, 0), 3, "metal_dark", FURNITURE, -9),
        rod(camera, "cycle_foot", (x + 12, 2, -20), (x + 12, 2, 20), 3, "metal_dark", FURNITURE, -9),
        box(camera, "cycle_box", (x - 2, x + 30), (64, 98), (-7, 7), ("metal", "metal_dark", "metal"), FURNITURE, -8),
        ring(camera, "cycle_ring", (x, y, 9), 12, "metal_dark", 5, FURNITURE, -4),
    ]


def elliptical(camera: Camera) -> list[Node]:
    return [
        rod(camera, "base", (-50, 4, 0), (70, 4, 0), 4, "metal_dark", FLOOR, 1),
        rod(camera, "mast", (58, 4, 0), (46, 122, 0), 3.2, "metal_dark", FURNITURE, -9),
        rod(camera, "display", (44, 124, -9), (44, 124, 9), 5, "metal_dark", FURNITURE, -8),
        ring(camera, "elliptic_wheel", (54, 26, 0), 22, "metal", 7, FURNITURE, -9),
        *(
            rod(camera, f"pole{c}", (46, 62, c), (34, 108, c), 2, "metal", FURNITURE if c < 0 else NEAR, -3)
            for c in (-20, 20)
        ),
        *(
            rod(camera, f"track{c}", (-34, y, c), (52, y2, c), 2.4, "metal", FURNITURE, -4)
            for c, y, y2 in ((-10, 20, 28), (10, 9, 22))
        ),
    ]


def treadmill(camera: Camera) -> list[Node]:
    """A belt with rails on both sides; a clip hangs from the display."""
    clip: list[Vec] = [(48, 104, 0), (28, 84, 2), (13, 100, 0)]
    return [
        box(camera, "deck", (-70, 62), (0, 10), (-26, 26), METAL, FLOOR, 1),
        box(camera, "belt", (-66, 50), (10, 11), (-20, 20), ("ink_soft", "ink_soft", "ink_soft"), FLOOR, 2),
        *(
            rod(camera, f"mill_post{c}", (56, 8, c), (46, 104, c), 2.2, "metal_dark", FURNITURE if c < 0 else NEAR, -4)
            for c in (-27, 27)
        ),
        *(
            rod(camera, f"mill_rail{c}", (46, 100, c), (-14, 98, c), 2.2, "metal", FURNITURE if c < 0 else NEAR, -3)
            for c in (-27, 27)
        ),
        box(camera, "mill_display", (46, 50), (100, 120), (-26, 26), METAL, FURNITURE, -5),
        thing("clip", NEAR, 5, Daub("clip", "ink", line([camera(p) for p in clip]), width=2.5)),
    ]


def pull_up_bar(camera: Camera, x: float = 22, high: float = 176) -> list[Node]:
    return [
        *(rod(camera, f"frame{c}", (x, 0, c), (x, high, c), 2.6, "metal_dark", FURNITURE, -9) for c in (-46, 46)),
        *(
            rod(camera, f"frame_foot{c}", (x - 30, 2, c), (x + 30, 2, c), 2.6, "metal_dark", FURNITURE, -9)
            for c in (-46, 46)
        ),
        rod(camera, "pull_bar", (x, high, -48), (x, high, 48), 2, "metal", FURNITURE, -1),
    ]


def pool(camera: Camera, x0: float = -90, x1: float = 110, deep: float = 112, z: float = 62) -> list[Node]:
    """Water to the chest: a clear sheet in front of everything, and the tiled wall with its rail behind."""
    tiles = [
        edge(camera, f"tile{i}", [(a, 0, -44), (a, deep + 16, -44)], ROOM, 1, "blue_dark", 2)
        for i, a in enumerate((-50, 10, 70))
    ]
    front = [(x0, 0.0, z), (x1, 0.0, z), (x1, deep, z), (x0, deep, z)]
    top = [(x0, deep, -44.0), (x1, deep, -44.0), (x1, deep, z), (x0, deep, z)]
    wave = [camera((x0 + i * (x1 - x0) / 12, deep + (1.6 if i % 2 else -1.6), z)) for i in range(13)]
    return [
        box(camera, "pool_wall", (x0, x1), (0, deep + 18), (-52, -44), ("wall", "wall_side", "wall"), ROOM, 0),
        *tiles,
        rod(camera, "pool_rail", (x0 + 10, deep + 4, -38), (x1 - 10, deep + 4, -38), 2.2, "metal", ROOM, 3),
        thing(
            "water",
            NEAR,
            8,
            Daub("water", "water", polygon([camera(p) for p in front]) + polygon([camera(p) for p in top]), edge=False),
        ),
        thing("surface", SIGNS, -1, Daub("surface", "blue_dark", line(wave), width=4)),
    ]


MACHINES: dict[str, Callable[..., list[Node]]] = {
    "cable_machine": cable_machine,
    "leg_press": leg_press,
    "leg_curl": leg_curl,
    "bike": bike,
    "arm_cycle": arm_cycle,
    "elliptical": elliptical,
    "treadmill": treadmill,
    "pull_up_bar": pull_up_bar,
    "pool": pool,
}
