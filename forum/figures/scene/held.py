"""Gear that moves with the body: bands, belts, weights, balls, a tray. An end is [joint, dx, dy, dz] or a point."""

from typing import Any

from forum.figures.body.skeleton import Joints
from forum.figures.kit.paper import UNIT, Camera, Steps, capsule, circle, curve, hull, line, polygon
from forum.figures.kit.parts import BODIES, FURNITURE, Daub, Node, thing
from forum.figures.kit.space import STILL, Vec, add, mix, sub, turned, unit
from forum.figures.scene.bands import end_of, loop, strip, towel


def _weight(camera: Camera, joints: Joints, key: str, s: str) -> list[Node]:
    at, axis = joints.points[f"{s}_hand"], turned(joints.frames[f"{s}_hand"], (1, 0, 0))
    ends = [camera(add(at, (axis[0] * k, axis[1] * k, axis[2] * k))) for k in (-8, 8)]
    outer = [camera(add(at, (axis[0] * k, axis[1] * k, axis[2] * k))) for k in (-10, 10)]
    steps = (
        capsule(ends[0], 1.6, ends[1], 1.6)
        + capsule(ends[0], 3.8, outer[0], 3.7)
        + capsule(ends[1], 3.8, outer[1], 3.7)
    )
    return [
        Node(
            f"gear.{key}{s}",
            [Daub(f"{key}{s}", "metal_dark", steps)],
            add(ends[0], (0, 0, 14)),
            add(ends[1], (0, 0, 14)),
            6,
        )
    ]


def _cuff(camera: Camera, joints: Joints, key: str, s: str) -> list[Node]:
    """An ankle weight."""
    ankle, knee = joints.points[f"{s}_ankle"], joints.points[f"{s}_knee"]
    a, b = camera(mix(ankle, knee, 0.08)), camera(mix(ankle, knee, 0.24))
    return [
        Node(
            f"gear.{key}{s}",
            [Daub(f"{key}{s}", "metal_dark", capsule(a, 5.6, b, 5.8))],
            add(a, (0, 0, 6)),
            add(b, (0, 0, 6)),
            8,
        )
    ]


def _round(camera: Camera, joints: Joints, key: str, end: Any, r: float, colour: str = "blue") -> list[Node]:
    x, y, z = camera(end_of(joints, end))
    return [Node(f"gear.{key}", [Daub(key, colour, circle(x, y, r * UNIT))], (x, y, z + 6), (x, y, z + 6), r * UNIT)]


def _tray(camera: Camera, joints: Joints, key: str) -> list[Node]:
    a, b = joints.points["l_hand"], joints.points["r_hand"]
    middle = mix(a, b, 0.5)
    corners: list[Vec] = [add(middle, (x, 2.0, z)) for x, z in ((-10, -22), (16, -22), (16, 22), (-10, 22))]
    plate = polygon([camera(p) for p in corners])
    cup = hull(
        [
            camera.disc(add(middle, (4, 4, 2)), STILL, (3, 0.4, 3)),
            camera.disc(add(middle, (4, 14, 2)), STILL, (4, 0.4, 4)),
        ],
        10,
    )
    at = camera(middle)
    return [
        Node(
            f"gear.{key}",
            [Daub(key, "wood", plate), Daub(f"{key}_cup", "blue", cup)],
            add(at, (0, 0, 30)),
            add(at, (0, 0, 30)),
            20,
        )
    ]


def _rope(camera: Camera, joints: Joints, key: str, low: float, ends: list[Any]) -> list[Node]:
    """A skipping rope, with its grips: from hand to hand, or hung up between two points."""
    p, q = (end_of(joints, end) for end in ends or (["l_hand"], ["r_hand"]))
    a, b, x = camera(p), camera(q), (p[0] + q[0]) / 2 + (0 if ends else 10)
    bend = camera((x, 2 * low - (p[1] + q[1]) / 2, (p[2] + q[2]) / 2))  # a curve goes half the way to where it is drawn
    grips = [step for x, y, _ in (a, b) for step in capsule((x, y - 9), 1.9, (x, y + 9), 1.9)]
    rope = Daub(key, "blue_dark", curve(a, bend[:2], b), width=5)
    return [thing(key, FURNITURE, 6, rope, Daub(f"{key}_grips", "wood_dark", grips))]


def _pen(camera: Camera, joints: Joints, key: str, end: Any) -> list[Node]:
    x, y, z = camera(end_of(joints, end))
    steps: Steps = capsule((x, y + 16), 1.8, (x, y - 14), 1.8) + capsule((x, y - 16), 1.6, (x, y - 22), 0.4)
    return [Node(f"gear.{key}", [Daub(key, "blue", steps)], (x, y, z + 20), (x, y, z + 20), 8, layer=BODIES)]


def _pad(camera: Camera, joints: Joints, key: str, s: str, root: list[float]) -> list[Node]:
    """The lever of a machine: from its axle to a pad behind the heel."""
    ankle, knee = joints.points[f"{s}_ankle"], joints.points[f"{s}_knee"]
    back = turned(joints.frames[f"{s}_shank"], (-7.5, 0, 0))
    at = add(mix(ankle, knee, 0.12), back)
    a, b = camera((root[0], root[1], root[2])), camera(at)
    pad = capsule(camera(add(at, (0, 0, -7))), 4.6, camera(add(at, (0, 0, 7))), 4.6)
    return [
        thing(f"{key}_lever", FURNITURE, -2, Daub(f"{key}_lever", "metal", capsule(a, 2, b, 2))),
        Node(f"gear.{key}", [Daub(key, "blue_dark", pad)], add(b, (0, 0, -6)), add(b, (0, 0, -6)), 8),
    ]


def _pedal(camera: Camera, joints: Joints, key: str, joint: str, axle: list[float], drop: float) -> list[Node]:
    """A crank from its axle to a foot or a hand."""
    at = add(joints.points[joint], (0, -drop, 0))
    a, b = camera((axle[0], axle[1], at[2])), camera(at)
    way = unit(sub(b, a))
    pedal = line([(b[0] - 12, b[1]), (b[0] + 12, b[1])])
    return [
        Node(
            f"gear.{key}",
            [Daub(key, "metal_dark", capsule(a, 1.8, b, 1.8)), Daub(f"{key}_plate", "metal_dark", pedal, width=7)],
            add(a, (0, 0, -4 + way[2])),
            add(b, (0, 0, -4)),
            5,
        )
    ]


def held(gear: list[Any], camera: Camera, joints: Joints) -> list[Node]:
    """The nodes of everything that is worn, held or pulled."""
    found: list[Node] = []
    for i, (name, *rest) in enumerate(gear):
        key = f"{name}{i}"
        if name in ("band", "belt"):
            found += strip(camera, joints, key, "band" if name == "band" else "blue_dark", rest)
        elif name == "towel":
            found += towel(camera, joints, key, rest)
        elif name == "loop":
            found += loop(camera, joints, key, rest[0], rest[1])
        elif name in ("weight", "cuff"):
            make = _weight if name == "weight" else _cuff
            found += [node for s in rest for node in make(camera, joints, key, s)]
        elif name == "small_ball":
            if rest[0] != ["r_palm"]:  # what a hand closes round is drawn between its palm and its fingers
                found += _round(camera, joints, key, rest[0], rest[1])
        elif name == "tray":
            found += _tray(camera, joints, key)
        elif name == "rope":
            found += _rope(camera, joints, key, rest[0], rest[1:])
        elif name == "pen":
            found += _pen(camera, joints, key, rest[0])
        elif name == "pad":
            found += _pad(camera, joints, key, rest[0], rest[1])
        elif name == "pedal":
            found += _pedal(camera, joints, key, rest[0], rest[1], rest[2])
        else:
            raise KeyError(name)
    return found
