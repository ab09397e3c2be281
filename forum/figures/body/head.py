"""A head that looks somewhere: hair, face, ear, eyes and mouth on two ellipsoids."""

from forum.figures.body.measures import Sitter
from forum.figures.body.skeleton import Joints
from forum.figures.kit.paper import UNIT, Camera, Steps, capsule, curve, hull, patch
from forum.figures.kit.parts import Daub, Node
from forum.figures.kit.space import Vec, add, dot, transposed, turned, unit

_SKULL: Vec = (11, 13.2, 10)
# Style -> where its hair sits, and the radii of the head with hair.
_HAIR: dict[str, tuple[Vec, Vec]] = {
    "bob": ((-1.2, 1.2, 0), (12, 13.6, 11.4)),
    "scarf": ((-0.8, 0.8, 0), (12.6, 14.2, 11.8)),
    "bald": ((0, 0, 0), (11, 13.2, 10)),
}
_USUAL_HAIR: tuple[Vec, Vec] = ((-0.7, 1, 0), (11.8, 13.8, 10.8))
# Style -> which way the face looks, and how far it reaches.
_FACE: dict[str, tuple[Vec, float]] = {
    "scarf": ((1, -0.12, 0), 0.42),
    "bob": ((0.95, -0.32, 0), 0.28),
    "bald": ((0.9, -0.44, 0), 0.05),
}
_USUAL_FACE: tuple[Vec, float] = ((0.9, -0.44, 0), 0.1)


class _Head:
    def __init__(self, joints: Joints, who: Sitter, camera: Camera) -> None:
        self.joints, self.who, self.camera = joints, who, camera
        self.frame, self.centre = joints.frames["head"], joints.points["head"]
        x, y, z = (dot(column, camera.frame[2]) / r for column, r in zip(transposed(self.frame), _SKULL, strict=True))
        self.viewer = unit((x, y, z))
        self.parts: list[Daub] = []

    def at(self, x: float, y: float, z: float, size: float = 1.0) -> Vec:
        """A point on the skull, told in its radii."""
        way = (x * _SKULL[0] * size, y * _SKULL[1] * size, z * _SKULL[2] * size)
        return self.camera(add(self.centre, turned(self.frame, way)))

    def seen(self, *way: float) -> float:
        return dot(unit((way[0], way[1], way[2])), self.viewer)

    def put(self, key: str, colour: str, steps: Steps, edge: bool = True, width: float = 0) -> None:
        if steps:
            self.parts.append(Daub(f"head_{key}", colour, steps, edge, width))

    def hair(self) -> None:
        style = self.who.hair
        way, radii = _HAIR.get(style, _USUAL_HAIR)
        knot_behind = self.seen(-0.8, 0.5, 0) <= 0.5
        if knot_behind:
            self._knot()
        discs = [self.camera.disc(add(self.centre, turned(self.frame, way)), self.frame, radii)]
        if style == "bob":
            discs.append(
                self.camera.disc(add(self.centre, turned(self.frame, (-3.2, -7.4, 0))), self.frame, (8.4, 6.6, 10.6))
            )
        if style == "scarf":
            discs.append(
                self.camera.disc(self.joints.off("neck", "chest", 0, -1, 0), self.joints.frames["chest"], (9, 5, 11))
            )
        self.put("skull", "skin" if style == "bald" else "hair", hull(discs, 8))
        if style == "bald":
            self.put(
                "ring",
                "hair",
                patch(self.camera, self.centre, self.frame, (11.7, 13.6, 10.7), (-0.92, -0.42, 0), 0.34),
                edge=False,
            )
        if not knot_behind:
            self._knot()

    def _knot(self) -> None:
        if self.who.hair == "bun":
            self.put("knot", "hair", capsule(self.at(-0.8, 0.75, 0), 5.4, self.at(-0.82, 0.77, 0), 5.4))

    def face(self) -> None:
        style = self.who.hair
        way, radii = _HAIR.get(style, _USUAL_HAIR)
        looks, cut = _FACE.get(style, _USUAL_FACE)
        steps = patch(self.camera, add(self.centre, turned(self.frame, way)), self.frame, radii, looks, cut, 7)
        if steps or self.seen(1, -0.1, 0) > -0.4:
            self.put(
                "face", "skin", steps + capsule(self.at(0.9, -0.12, 0), 2, self.at(1.08, -0.2, 0), 1.7), style != "bald"
            )
        if self.who.bearded:
            self.put(
                "beard",
                "hair",
                patch(self.camera, self.centre, self.frame, (11.8, 14, 10.6), (0.62, -0.78, 0), 0.6),
                edge=False,
            )
        for s, z in (("l", -1), ("r", 1)):
            if style not in ("bob", "scarf") and self.seen(-0.1, -0.1, z) > 0.25:
                self.put(
                    f"ear_{s}",
                    "skin_far",
                    capsule(self.at(-0.1, 0.02, z, 1.02), 2, self.at(-0.1, -0.16, z), 1.6),
                    edge=False,
                )

    def eyes(self, shut: bool, gaze: tuple[float, float] | None) -> None:
        """Plain dots; with a gaze, whites and pupils that look there."""
        for s, z in (("l", -1), ("r", 1)):
            x, y, out = 0.9, 0.02, z * 0.4
            if self.seen(x, y, out) < 0.27:
                continue
            near = [self.at(x, y + up, out + side, 1.02) for side, up in ((-0.19, 0.03), (0, -0.16), (0.19, 0.03))]
            if shut:
                self.put(f"lid_{s}", "ink", curve(*near), width=2.4)
            elif gaze is None:
                self.put(
                    f"eye_{s}",
                    "ink",
                    capsule(self.at(x, y + 0.03, out), 1.3, self.at(x, y - 0.05, out), 1.3),
                    edge=False,
                )
            else:
                white = capsule(self.at(x, y, out - 0.09, 1.02), 2.1, self.at(x, y, out + 0.09, 1.02), 2.1)
                self.put(f"white_{s}", "white", white)
                look = (x, y + gaze[1] * 0.1, out + gaze[0] * 0.16)
                self.put(
                    f"eye_{s}",
                    "ink",
                    capsule(self.at(*look), 1.3, self.at(look[0], look[1] - 0.04, look[2]), 1.3),
                    edge=False,
                )
            brow = [self.at(x, y + up, out + side, 1.02) for side, up in ((-0.17, 0.27), (0, 0.36), (0.17, 0.27))]
            self.put(f"brow_{s}", "ink", curve(*brow), width=2)

    def mouth(self, shape: str) -> None:
        if self.seen(0.85, -0.5, 0) <= 0.1:
            return
        if shape == "smile":
            self.put(
                "mouth",
                "ink",
                curve(self.at(0.84, -0.47, -0.2), self.at(0.86, -0.62, 0.02), self.at(0.84, -0.47, 0.24)),
                width=2,
            )
            return
        x, y, _ = self.at(0.86, -0.52, 0, 1.02)
        wide, tall = {"round": (1.3, 1.3), "open": (1.9, 2.6)}[shape]
        wide *= max(0.45, self.seen(1, 0, 0))
        self.put(
            "mouth",
            "ink",
            capsule((x, y - (tall - wide) * UNIT), wide, (x, y + (tall - wide) * UNIT + 0.5), wide),
            edge=False,
        )


def head_node(joints: Joints, who: Sitter, camera: Camera, face: dict[str, object]) -> Node:
    """`face`: eyes open or closed, gaze (right, up) from -1 to 1, mouth smile, round or open."""
    head = _Head(joints, who, camera)
    gaze = face.get("gaze")
    head.hair()
    head.face()
    head.eyes(
        face.get("eyes") == "closed", (float(gaze[0]), float(gaze[1])) if isinstance(gaze, list | tuple) else None
    )
    head.mouth(str(face.get("mouth", "smile")))
    at = camera(head.centre)
    return Node("me.head", head.parts, at, at, 12 * UNIT)
