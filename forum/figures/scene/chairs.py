"""What people sit on."""

from collections.abc import Callable

from forum.figures.body.measures import SEAT_CM
from forum.figures.kit.paper import Camera, capsule
from forum.figures.kit.parts import FURNITURE, NEAR, Daub, Node, thing
from forum.figures.kit.space import Vec, add, rotation, turned
from forum.figures.scene.shapes import METAL, box, cushion, ring, rod


def chair(
    camera: Camera, x: float = 0, seat: float = SEAT_CM, face: float = 0, z: float = 0, arms: float = 0
) -> list[Node]:
    """A kitchen chair; with `arms` it has armrests so many centimetres above the seat."""
    frame, layer = rotation("y", -face), FURNITURE

    def at(a: float, b: float, c: float) -> Vec:
        return add((x, 0, z), turned(frame, (a, b, c)))

    found = []
    for i, (a, c) in enumerate(((-19, -19), (-19, 19), (19, -19), (19, 19))):
        found.append(
            rod(
                camera, f"leg{i}", at(a, 1, c), at(a * 0.95, seat - 3, c * 0.95), 1.7, "wood_side", layer, -10 + c / 100
            )
        )
    for i, c in enumerate((-18, 18)):
        found.append(
            rod(camera, f"post{i}", at(-20, seat, c), at(-25, seat + 42, c), 1.8, "wood_side", layer, -9 + c / 100)
        )
    for i, h in enumerate((25, 39)):
        ends = camera(at(-20 - h * 0.12, seat + h, -17)), camera(at(-20 - h * 0.12, seat + h, 17))
        found.append(thing(f"slat{i}", layer, -8, Daub(f"slat{i}", "wood", capsule(ends[0], 4.2, ends[1], 4.2))))
    corners = [at(a, seat - 2, c) for a, c in ((-19, -19), (19, -19), (19, 19), (-19, 19))]
    found.append(cushion(camera, "seat", corners, (3, 2.2, 3), "wood", layer, 0, 2))
    for c in (-24, 24) if arms else ():
        where = NEAR if turned(camera.frame, at(0, 0, c))[2] > turned(camera.frame, at(0, 0, 0))[2] + 12 else FURNITURE
        found.append(rod(camera, f"arm{c}", at(-22, seat + arms, c), at(16, seat + arms, c), 2.2, "wood", where, 3))
        found.append(
            rod(camera, f"armpost{c}", at(14, seat - 2, c), at(14, seat + arms - 1, c), 1.6, "wood_side", where, 2)
        )
    return found


def stool(camera: Camera, x: float = 0, high: float = 40, z: float = 0, wide: float = 16) -> list[Node]:
    legs = [
        rod(camera, f"sleg{i}", (x + a, 1, z + c), (x + a, high - 3, z + c), 1.6, "wood_side", FURNITURE, -10)
        for i, (a, c) in enumerate(((-wide, -wide), (wide, -wide), (-wide, wide), (wide, wide)))
    ]
    top = [(x + a, high - 2.0, z + c) for a, c in ((-wide, -wide), (wide, -wide), (wide, wide), (-wide, wide))]
    return [*legs, cushion(camera, "stop", top, (3, 2.2, 3), "wood", FURNITURE, 0, 2)]


def wheelchair(camera: Camera, x: float = 0, seat: float = SEAT_CM, plates: float = 1) -> list[Node]:
    """Brakes on. Without `plates` the footplates are swung away and the feet stand on the floor."""
    layer = FURNITURE
    back: list[Vec] = [(x - 19 - b * 0.06, seat + b, c) for b in (4, 36) for c in (-20, 20)]
    cover: list[Vec] = [(x + a, seat - 3, c) for a in (-15, 18) for c in (-18, 18)]
    found = [
        ring(camera, "farwheel", (x - 10, 31, -29), 31, "metal_dark", 5, layer, -60),
        rod(camera, "fs", (x + 24, 8, -20), (x + 24, seat - 6, -20), 1.5, "metal_dark", layer, -50),
        ring(camera, "fc", (x + 26, 8, -22), 8, "metal_dark", 5, layer, -51),
        rod(camera, "fa", (x - 20, seat + 22, -26), (x + 14, seat + 22, -26), 2.2, "metal_dark", layer, -40),
        cushion(camera, "back", back, (2.4, 4, 3), "metal_dark", layer, -20),
        rod(camera, "push0", (x - 21, seat + 42, -21), (x - 33, seat + 45, -21), 1.8, "metal", layer, -25),
        rod(camera, "push1", (x - 21, seat + 42, 21), (x - 33, seat + 45, 21), 1.8, "metal", layer, -25),
        cushion(camera, "cush", cover, (4, 3.4, 4), "blue_dark", layer, 0),
    ]
    if plates:
        found += [
            rod(camera, "fr", (x + 20, seat - 8, 20), (x + 38, 8, 16), 1.5, "metal", layer, 1),
            rod(camera, "fr2", (x + 20, seat - 8, -20), (x + 38, 8, -16), 1.5, "metal_dark", layer, -30),
            box(camera, "plate", (x + 34, x + 58), (3, 5), (-18, 18), METAL, layer, 2),
        ]
    return found + _near_wheel(camera, x, seat)


def _near_wheel(camera: Camera, x: float, seat: float) -> list[Node]:
    near = NEAR if camera.frame[2][2] > -0.3 else FURNITURE
    return [
        rod(camera, "st", (x + 16, 14, 24), (x + 16, seat - 6, 22), 1.5, "metal", near, -3),
        ring(camera, "nc", (x + 24, 8, 22), 8, "metal", 3, near, -3),
        rod(camera, "armp", (x + 10, seat - 4, 26), (x + 10, seat + 21, 26), 1.4, "metal", near, -2),
        rod(camera, "arm", (x - 20, seat + 22, 26), (x + 14, seat + 22, 26), 2.4, "metal_dark", near, -1),
        ring(camera, "wheel", (x - 10, 31, 29), 31, "metal_dark", 5, near, 0),
        ring(camera, "rim", (x - 10, 31, 31), 26, "metal", 3, near, 1),
        ring(camera, "hub", (x - 10, 31, 29), 3, "metal_dark", 6, near, 2),
    ]


CHAIRS: dict[str, Callable[..., list[Node]]] = {"chair": chair, "stool": stool, "wheelchair": wheelchair}
