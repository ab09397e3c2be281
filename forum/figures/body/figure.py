"""The shapes of a person: joints and a camera in, nodes of coloured parts out."""

from math import atan2, cos, pi, sin

from forum.figures.body.feet import bare_foot
from forum.figures.body.fingers import SHAPES, fingers
from forum.figures.body.head import head_node
from forum.figures.body.measures import Sitter
from forum.figures.body.skeleton import Joints
from forum.figures.body.state import SIDES, Posture
from forum.figures.kit.paper import UNIT, Camera, Disc, Steps, capsule, hull, line
from forum.figures.kit.parts import Daub, Node
from forum.figures.kit.space import DOWN, Vec, add, angle_between, dot, mix, sub, transposed, turned


class Drawer:
    """Draws one settled body as seen by one camera. `face` holds what the face does: eyes, gaze, mouth.

    `bare` names the sides whose foot is seen without a shoe: "r", "l" or "lr".
    """

    def __init__(
        self, body: Posture, joints: Joints, who: Sitter, camera: Camera, face: dict[str, object], bare: str = ""
    ) -> None:
        self.body, self.joints, self.who, self.camera, self.face = body, joints, who, camera, face
        self.bare = bare
        self.seen = {name: camera(point) for name, point in joints.points.items()}
        gap = self.seen["r_shoulder"][2] - self.seen["l_shoulder"][2] + self.seen["r_hip"][2] - self.seen["l_hip"][2]
        self.far = "l" if gap > 24 else "r" if gap < -24 else ""
        self.trunk_depth = (self.seen["pelvis"][2] + self.seen["neck"][2]) / 2

    def nodes(self) -> list[Node]:
        found = [node for s, _ in SIDES for node in (*self._leg(s), *self._arm(s))]
        return [
            *found,
            self._seat(),
            self._trunk(),
            self._neck(),
            head_node(self.joints, self.who, self.camera, self.face),
        ]

    def _tone(self, s: str, colour: str) -> str:
        return f"{colour}_far" if s == self.far else colour

    def _off(self, s: str, joint: str, frame: str, *way: float) -> Vec:
        return self.camera(self.joints.off(f"{s}_{joint}", f"{s}_{frame}", *way))

    def _disc(self, joint: str, frame: str, way: Vec, radii: Vec) -> Disc:
        return self.camera.disc(self.joints.off(joint, frame, *way), self.joints.frames[frame], radii)

    def _is_lap(self, s: str) -> bool:
        """Whether the thigh comes up to the belly or towards the viewer, and so lies over the shirt."""
        hip, knee = self.joints.points[f"{s}_hip"], self.joints.points[f"{s}_knee"]
        flexed = angle_between(sub(knee, hip), turned(self.joints.frames["pelvis"], DOWN))
        return flexed > 104 or (flexed > 50 and self.seen[f"{s}_knee"][2] - self.seen[f"{s}_hip"][2] > 38)

    def _leg(self, s: str) -> list[Node]:
        breadth, depth = self.who.build
        thick, lap, seen = (breadth + depth) / 2, self._is_lap(s), self.seen
        hip = self.camera(mix(self.joints.points[f"{s}_hip"], self.joints.points[f"{s}_knee"], 0.16 if lap else 0.02))
        knee, ankle = seen[f"{s}_knee"], self._off(s, "ankle", "shank", 0, 2.4, 0)
        legs, marks = (
            self._tone(s, "legs"),
            frozenset({"lap"} if lap else ()) | frozenset({"far"} if s == self.far else ()),
        )
        thigh = capsule(hip, (7.7 if lap else 8.8) * thick, knee, 6.0 * thick**0.5)
        calf = self._off(s, "knee", "shank", -1, -9, 0)
        shank = capsule(knee, 5.9 * thick**0.5, ankle, 4.3) + capsule(calf, 5.6 * thick**0.5, ankle, 4.2)
        return [
            Node(f"me.{s}_thigh", [Daub(f"{s}_thigh", legs, thigh)], hip, knee, 8 * UNIT, marks=marks),
            Node(f"me.{s}_shank", [Daub(f"{s}_shank", legs, shank)], knee, ankle, 5.5 * UNIT, marks=marks),
            bare_foot(self.body, self.joints, s, self.camera, self._tone(s, "skin"))
            if s in self.bare
            else self._shoe(s),
        ]

    def _shoe(self, s: str) -> Node:
        low, frame = -self.body.lengths["ankle"], self.joints.frames[f"{s}_foot"]
        bumps: list[tuple[Vec, Vec]] = [
            ((0.5, -0.6, 0), (4.1, 4.1, 4.1)),
            ((-3.2, low + 4.2, 0), (3.7, 3.7, 3.5)),
            ((9, low + 3.9, 0), (3.5, 3.5, 4.4)),
        ]
        discs = [self._disc(f"{s}_ankle", f"{s}_foot", way, radii) for way, radii in bumps]
        discs.append(self.camera.disc(self.joints.off(f"{s}_toe", f"{s}_toes", -2.5, 3.1, 0), frame, (2.9, 2.7, 3.9)))
        sole = [
            self._off(s, "heel", "foot", 0, 1, 0),
            self._off(s, "ball", "foot", 0, 1, 0),
            self._off(s, "toe", "toes", -1.5, 1, 0),
        ]
        parts = [
            Daub(f"{s}_shoe", self._tone(s, "shoes"), hull(discs, 8)),
            Daub(f"{s}_sole", "sole", line(sole), width=5),
        ]
        return Node(f"me.{s}_shoe", parts, self.seen[f"{s}_heel"], self.seen[f"{s}_toe"], 4 * UNIT)

    def _arm(self, s: str) -> list[Node]:
        seen, skin, top = self.seen, self._tone(s, "skin"), self._tone(s, "top")
        shoulder, elbow, wrist = (seen[f"{s}_{name}"] for name in ("shoulder", "elbow", "wrist"))
        points, wide = self.joints.points, self.who.build[0]

        def along(t: float) -> Vec:
            return self.camera(mix(points[f"{s}_shoulder"], points[f"{s}_elbow"], t))

        if self.who.long_sleeves:
            cuff = self.camera(mix(points[f"{s}_elbow"], points[f"{s}_wrist"], 0.93))
            upper = [Daub(f"{s}_sleeve", top, capsule(shoulder, 5.9 * wide, elbow, 4.9))]
            fore = [Daub(f"{s}_fore", top, capsule(elbow, 4.9, cuff, 3.7))]
        else:
            upper = [
                Daub(f"{s}_arm", skin, capsule(along(0.4), 4.7, elbow, 4.2)),
                Daub(f"{s}_sleeve", top, capsule(shoulder, 5.9 * wide, along(0.62), 5.6)),
            ]
            fore = [
                Daub(
                    f"{s}_fore",
                    skin,
                    capsule(elbow, 4.4, wrist, 2.9)
                    + capsule(self._off(s, "elbow", "fore", 0.5, -7, 0), 4.2, wrist, 2.8),
                )
            ]
        marks = frozenset({"far"} if s == self.far else ())
        return [
            Node(f"me.{s}_upper", upper, shoulder, elbow, 5 * UNIT, marks=marks),
            Node(f"me.{s}_fore", fore, elbow, wrist, 4 * UNIT, marks=marks),
            Node(f"me.{s}_hand", self._hand(s), wrist, seen[f"{s}_hand"], 5 * UNIT, marks=marks),
        ]

    def _hand(self, s: str) -> list[Daub]:
        side, wrist, skin = self.body.sides[s], self.seen[f"{s}_wrist"], self._tone(s, "skin")
        if side.grip in SHAPES:
            return fingers(side.grip, self.joints, s, side.sign, self.camera, skin)

        def inner(x: float, y: float, in_: float) -> Vec:
            return self._off(s, "wrist", "hand", x, -y, -side.sign * in_)

        if self.who.plain:
            return [Daub(f"{s}_hand", skin, capsule(wrist, 3, inner(0, 11, 0.8), 3.8))]
        steps = capsule(inner(0, 6.5, 0.4), 3.9, wrist, 2.8)
        if side.grip == "fist":
            steps += capsule(inner(0, 7, 0.5), 3.8, inner(0, 8.5, 2.2), 3.6) + capsule(
                inner(1.5, 3, 0.6), 1.9, inner(4.2, 8.2, 2.5), 1.5
            )
        elif side.grip == "point":
            steps += capsule(inner(0, 7, 0.5), 3.6, inner(0, 8, 2), 3.4) + capsule(
                inner(2, 7, 0.6), 1.7, inner(2.2, 16, 0.6), 1.3
            )
        else:
            steps += capsule(inner(0, 7, 0.5), 3.7, inner(-0.4, 14.5, 1.6), 2.2) + capsule(
                inner(1.5, 3, 0.6), 1.9, inner(5.6, 9, 1.4), 1.5
            )
        return [Daub(f"{s}_hand", skin, steps)]

    def _seat(self) -> Node:
        breadth, depth = self.who.build
        discs = [
            self._disc("pelvis", "pelvis", (-1.5, 2, 0), (10.2 * depth, 9, 15 * breadth)),
            self._disc("pelvis", "pelvis", (-3, -4, 0), (8.8 * depth, 7, 13.5 * breadth)),
        ]
        at = self.seen["pelvis"]
        return Node("me.seat", [Daub("seat", "legs", hull(discs, 8), edge=False)], at, at, 14 * UNIT)

    def _trunk(self) -> Node:
        breadth, depth = self.who.build
        chest = [
            self._disc("neck", "chest", (0, -13, 0), (11 * depth, 12, 14.2 * breadth)),
            self._disc("neck", "chest", (-1, -3, 0), (6, 4, 8)),
        ]
        chest += [self._disc(f"{s}_shoulder", "chest", (0, -0.2, -sign * 1.2), (5.6, 5.2, 5.6)) for s, sign in SIDES]
        waist = self._disc("waist", "chest", (0.6, 1, 0), (10.2 * depth * depth, 7, 13.4 * breadth))
        hips = [
            self._disc("pelvis", "pelvis", (-0.8, 1, 0), (11.4 * depth, 6, 15.6 * breadth)),
            self._disc("pelvis", "pelvis", (-1.5, -3.5, 0), (11 * depth, 4, 15.4 * breadth)),
        ]
        parts = [
            Daub("trunk", "top", hull([*chest, waist], 11) + hull([waist, *hips], 8)),
            Daub("hem", "edge", self._hem(), width=3),
        ]
        if self.camera.faces(self.joints.frames["chest"], (1, 0, 0)) > 0.1:
            placket = [
                self.camera(self.joints.off("neck", "chest", x * depth, y, 0))
                for x, y in ((9, -5.5), (11, -13), (11, -20))
            ]
            parts.append(Daub("placket", "edge", line(placket), width=3))
        return Node("me.trunk", parts, self.seen["pelvis"], self.seen["shoulders"], 12 * UNIT)

    def _hem(self) -> Steps:
        """The half of the hem that faces the viewer tells which way the pelvis is turned."""
        breadth, depth = self.who.build
        way, frame = (
            turned(transposed(self.joints.frames["pelvis"]), self.camera.frame[2]),
            self.joints.frames["pelvis"],
        )
        start = atan2(way[2] * 15.4 * breadth, way[0] * 11 * depth)
        turns = [start + pi * (i / 6 - 0.5) for i in range(7)]
        rim: list[Vec] = [(11 * depth * cos(t) - 1.4, -4.5, 15.4 * breadth * sin(t)) for t in turns]
        return line([self.camera(add(self.joints.points["pelvis"], turned(frame, p))) for p in rim])

    def _neck(self) -> Node:
        low = self.camera(self.joints.off("neck", "chest", 0, -2.6, 0))
        high = self.camera(mix(self.joints.points["nape"], self.joints.points["head"], 0.35))
        forward = dot(self.camera.frame[2], sub(self.joints.points["head"], self.joints.points["neck"])) > -7
        marks = frozenset({"over"} if forward else ())
        return Node("me.neck", [Daub("neck", "skin_far", capsule(low, 5, high, 4.7))], low, high, 5 * UNIT, marks=marks)
