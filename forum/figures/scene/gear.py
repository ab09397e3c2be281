"""Things on the floor and near the person that do not move: balls, marks, hurdles, posts, signs to look at."""

from collections.abc import Callable

from forum.figures.kit.paper import UNIT, Camera, capsule, circle, hull, line
from forum.figures.kit.parts import FLOOR, FURNITURE, NEAR, ROOM, SIGNS, Daub, Node, thing
from forum.figures.kit.space import STILL, Vec
from forum.figures.scene.shapes import WOOD, box, cushion, edge, globe, rod


def ball(
    camera: Camera, x: float = 0, y: float = 32, z: float = 0, r: float = 32, layer: float = FURNITURE
) -> list[Node]:
    return [globe(camera, "ball", (x, y, z), r, int(layer), 1)]


def roll(
    camera: Camera, x: float = 0, y: float = 8, r: float = 8, z: float = 20, layer: float = FURNITURE
) -> list[Node]:
    far, near = camera((x, y, -z)), camera((x, y, z))
    if near[2] < far[2]:
        far, near = near, far
    shapes = Daub("roll", "blue", capsule(far, r, near, r)), Daub("roll_end", "blue_dark", circle(*near[:2], r * UNIT))
    return [thing("roll", int(layer), 1, *shapes)]


def pillow(camera: Camera, x: float = 0, y: float = 30, z: float = 0, r: float = 9, long: float = 14) -> list[Node]:
    """A pillow between the knees."""
    return [
        cushion(
            camera, "knee_pillow", [(x - long, y, z), (x + long, y, z)], (r * 0.7, r, r * 0.8), "blue", FURNITURE, 2
        )
    ]


def wedge(
    camera: Camera, x0: float = -62, x1: float = -14, y: float = 45, rise: float = 26, wide: float = 30
) -> list[Node]:
    """What raises head and chest, or carries the back, in bed."""
    points: list[Vec] = [
        (x0, y + 3, -wide),
        (x0, y + 3, wide),
        (x1, y + 3, -wide),
        (x1, y + 3, wide),
        (x0, y + rise, -wide),
        (x0, y + rise, wide),
    ]
    return [cushion(camera, "wedge", points, (5, 3, 5), "blue", FURNITURE, 1)]


def tape(camera: Camera, x0: float = -60, x1: float = 110, z: float = 0) -> list[Node]:
    return [edge(camera, "tape", [(x0, 0, z), (x1, 0, z)], FLOOR, 1, "blue_dark", 7)]


def marks(camera: Camera, *at: list[float]) -> list[Node]:
    """Flat marks on the floor, [x, z] each."""
    return [
        thing(
            f"mark{i}",
            FLOOR,
            1,
            Daub(f"mark{i}", "blue", hull([camera.disc((p[0], 0, p[1]), STILL, (9, 0.1, 9))], 10)),
        )
        for i, p in enumerate(at)
    ]


def spots(camera: Camera, *at: list[float]) -> list[Node]:
    """Marks to reach for, [x, y, z] each."""
    found = []
    for i, p in enumerate(at):
        x, y, _ = camera((p[0], p[1], p[2]))
        found.append(
            thing(
                f"spot{i}",
                ROOM,
                9,
                Daub(f"spot{i}", "blue", circle(x, y, 13)),
                Daub(f"spot_in{i}", "white", circle(x, y, 5), edge=False),
            )
        )
    return found


def stations(camera: Camera, *at: list[float]) -> list[Node]:
    """Signs [x, y, z, how many]: dots, that read the same in a mirror."""
    found = []
    for i, (x, y, z, count) in enumerate(at):
        a, b, _ = camera((x, y, z))
        dots = [s for n in range(int(count)) for s in circle(a + 13 * n - 6.5 * (count - 1), b, 5)]
        parts = Daub(f"station{i}", "white", circle(a, b, 26)), Daub(f"dots{i}", "sign_ink", dots, edge=False)
        found.append(thing(f"station{i}", SIGNS, 0, *parts))
    return found


def hurdles(camera: Camera, *at: float) -> list[Node]:
    """Low bars across the way."""
    found = []
    for i, x in enumerate(at):
        found += [
            box(
                camera,
                f"hurdle{i}{c}",
                (x - 3, x + 3),
                (0, 14),
                (c - 2, c + 2),
                ("blue", "blue_dark", "blue_dark"),
                FLOOR if c < 0 else NEAR,
                3,
            )
            for c in (-24, 24)
        ]
        found.append(rod(camera, f"hbar{i}", (x, 13, -24), (x, 13, 24), 1.4, "blue_dark", FURNITURE, 3))
    return found


def cones(camera: Camera, *at: list[float]) -> list[Node]:
    return [
        thing(
            f"cone{i}",
            FURNITURE,
            p[1],
            Daub(
                f"cone{i}",
                "blue",
                hull(
                    [
                        camera.disc((p[0], 1, p[1]), STILL, (10, 0.1, 10)),
                        camera.disc((p[0], 16, p[1]), STILL, (2, 0.1, 2)),
                    ],
                    10,
                ),
            ),
        )
        for i, p in enumerate(at)
    ]


def post(camera: Camera, x: float = 92, y: float = 98, z: float = 0) -> list[Node]:
    """What a band is fixed to."""
    return [box(camera, "post", (x, x + 7), (0, y + 22), (z - 9, z + 9), WOOD, FURNITURE, -5)]


def walker(camera: Camera, x: float = 26) -> list[Node]:
    found = []
    for c in (-24, 24):
        layer = FURNITURE if c < 0 else NEAR
        found += [
            rod(camera, f"walk_front{c}", (x + 14, 2, c), (x, 86, c), 1.5, "metal_dark", layer, 0),
            rod(camera, f"walk_back{c}", (x - 20, 2, c), (x - 2, 86, c), 1.5, "metal_dark", layer, 0),
            rod(camera, f"walk_grip{c}", (x - 16, 88, c), (x + 4, 88, c), 2.4, "metal", layer, 1),
        ]
    return [*found, rod(camera, "walk_cross", (x + 8, 50, -24), (x + 8, 50, 24), 1.4, "metal_dark", FURNITURE, -1)]


def stick(camera: Camera, x: float = 14, z: float = 24, high: float = 84) -> list[Node]:
    layer = NEAR if z * camera.frame[2][2] > 0 else FURNITURE
    return [
        rod(camera, "stick", (x, 0, z), (x - 2, high, z), 1.3, "wood_dark", layer, 0),
        rod(camera, "stick_grip", (x - 9, high + 1, z), (x + 3, high, z), 1.7, "wood_dark", layer, 1),
    ]


def letter(camera: Camera, x: float = 70, y: float = 112, z: float = 0) -> list[Node]:
    """A page with one letter to look at."""
    sheet = box(
        camera, "page", (x, x + 2), (y - 13, y + 13), (z - 10, z + 10), ("white", "white", "white"), FURNITURE, 0
    )
    strokes: list[list[Vec]] = [
        [(x - 0.2, y - 6, z - 5), (x - 0.2, y + 7, z), (x - 0.2, y - 6, z + 5)],
        [(x - 0.2, y - 1, z - 3), (x - 0.2, y - 1, z + 3)],
    ]
    return [
        sheet,
        *(
            thing(f"letter{i}", FURNITURE, 1, Daub(f"letter{i}", "ink", line([camera(p) for p in s]), width=5))
            for i, s in enumerate(strokes)
        ),
    ]


def screen(camera: Camera, x: float = 100, y: float = 110) -> list[Node]:
    """A television with a game on it."""
    shown: list[Vec] = [(x - 0.5, y - 8, -20), (x - 0.5, y + 4, -6), (x - 0.5, y - 4, 8), (x - 0.5, y + 10, 22)]
    dot = camera((x - 0.5, y + 10, 22))
    return [
        box(camera, "stand", (x + 2, x + 18), (0, y - 34), (-24, 24), WOOD, FURNITURE, -9),
        box(
            camera,
            "tv",
            (x, x + 5),
            (y - 30, y + 26),
            (-44, 44),
            ("metal_dark", "metal_dark", "metal_dark"),
            FURNITURE,
            -8,
        ),
        edge(camera, "game", shown, FURNITURE, -7, "white", 6),
        thing("game_dot", FURNITURE, -6, Daub("game_dot", "band", circle(dot[0], dot[1], 9), edge=False)),
    ]


def fan(camera: Camera, x: float = 70, y: float = 90, z: float = -50) -> list[Node]:
    centre = camera((x, y, z))
    blades = [line([centre, (centre[0] + dx, centre[1] + dy)]) for dx, dy in ((0, -22), (19, 11), (-19, 11))]
    return [
        rod(camera, "fan_pole", (x, 1, z), (x, y, z), 1.6, "metal_dark", ROOM, 8),
        thing(
            "fan",
            ROOM,
            9,
            Daub("fan", "wall", circle(centre[0], centre[1], 30)),
            Daub("fan_blades", "metal_dark", [s for b in blades for s in b], width=8),
        ),
    ]


GEAR: dict[str, Callable[..., list[Node]]] = {
    "ball": ball,
    "roll": roll,
    "pillow": pillow,
    "wedge": wedge,
    "tape": tape,
    "marks": marks,
    "spots": spots,
    "stations": stations,
    "hurdles": hurdles,
    "cones": cones,
    "post": post,
    "walker": walker,
    "stick": stick,
    "letter": letter,
    "screen": screen,
    "fan": fan,
}
