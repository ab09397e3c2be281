"""One exercise, settled: its key poses, and the nodes of every picture of it."""

from dataclasses import replace
from itertools import pairwise

from forum.figures.body.figure import Drawer
from forum.figures.body.measures import HELPER
from forum.figures.body.skeleton import Joints
from forum.figures.kit.paper import UNIT, Camera, flat
from forum.figures.kit.parts import Node
from forum.figures.pictures.arrows import Arrow, Disk, ease, ghost, path_of, shadow
from forum.figures.pictures.tempo import beats, shares_of
from forum.figures.poses.data import Poses
from forum.figures.poses.motion import Motion, Settled
from forum.figures.scene.held import held
from forum.figures.scene.setting import drawn
from forum.figures.scene.signs import COUNTS, breath, eyes_sign, note, speech

# From one key pose to the next, where the data says nothing.
_USUAL_S = 1.6


class Stage(Motion):
    """The pictures ask it for nodes."""

    def __init__(self, figure: Poses) -> None:
        super().__init__(figure)
        self.camera = Camera(figure.view, figure.tilt)

    def person(self, i: int, settled: Settled | None = None) -> list[Node]:
        """The person in one key pose, or in the state given, with what they hold."""
        body, joints = settled or self.keys[i]
        pose = self.figure.keys[i]
        face: dict[str, object] = {
            **self.figure.face,
            **{name: pose[name] for name in ("eyes", "gaze", "mouth") if name in pose},
        }
        gear = pose.get("held", self.figure.held)
        drawer = Drawer(body, joints, self.who, self.camera, face, self.figure.bare)
        return drawer.nodes() + held(list(gear), self.camera, joints)

    def helper_nodes(self) -> list[Node]:
        settled = self.helper()
        if settled is None:
            return []
        nodes = Drawer(settled[0], settled[1], HELPER, self.camera, {}).nodes()
        for node in nodes:
            node.key = node.key.replace("me.", "helper.")
            # what is grey stands in the background: no hem, no brows, no soles
            plain = [part for part in node.parts if not part.width]
            node.parts = [replace(part, key=f"h_{part.key}", colour=_helpers(part.colour)) for part in plain]
        return nodes

    def surroundings(self) -> list[Node]:
        return drawn(list(self.figure.props), self.camera) + self.helper_nodes()

    def arrows(self) -> list[Arrow]:
        """[joint, offset, from key, to key] follows the real movement; "both" has two heads."""
        found = []
        for n, spec in enumerate(self.figure.arrows):
            plain = [value for value in spec if value != "both"]
            moments: list[Joints] = []
            if plain[0] not in ("line", "bow", "round", "ring"):
                i, j = (int(plain[2]), int(plain[3])) if len(plain) > 3 else (0, self.shown)
                moments = [self.moment(i, j, t)[1] for t in (0, 0.25, 0.5, 0.75, 1)]
            points = path_of(plain, self.keys[self.shown][1], moments)
            found.append(Arrow(f"arrow{n}", [flat(self.camera(p)) for p in points], "both" in spec))
        return [arrow.off(self._faces()) for arrow in found]

    def _faces(self) -> list[Disk]:
        bodies = [self.keys[self.shown][1], *(helper[1] for helper in [self.helper()] if helper)]
        return [(*flat(self.camera(joints.points["head"])), 12.5 * UNIT) for joints in bodies]

    def beginning(self) -> list[Node]:
        return ghost(self.keys[0][1], self.keys[self.shown][1], self.camera) if self.shown else []

    def shadow(self) -> list[Node]:
        high = float(self.figure.keys[0].get("mat", 0)) > 20 or any(
            name in ("treadmill", "pool") for name, _ in self.figure.props
        )
        return [] if high else shadow([joints for _, joints in self.keys], self.camera)

    def signs(self, side: str = "right") -> list[Node]:
        joints = self.keys[self.shown][1]
        found: list[Node] = []
        if self.figure.eyes_closed:
            found.append(eyes_sign(self.camera, joints, -1))
        for sign in self.figure.signs:
            if sign in ("breath_in", "breath_out"):
                found += breath(self.camera, joints, sign == "breath_in")
            elif sign in ("steady", "words") or sign.startswith(COUNTS):
                found += speech(self.camera, joints, sign, side == "left")
            elif sign == "music":
                found.append(note(self.camera, joints))
        return found

    def frames(self) -> tuple[list[list[Node]], list[float], float]:
        """A movement there and back: the person at each moment, when each is, and how long all takes, in seconds."""
        last = len(self.keys) - 1
        shares = shares_of(last)
        order = [*range(last + 1), *range(last - 1, -1, -1)]
        found = [self.person(0)]
        for i, j in pairwise(order):
            for m in range(1, shares):
                found.append(self.person(j if m > shares / 2 else i, self.moment(i, j, ease(m / shares))))
            found.append(self.person(j))
            found.append(found[-1])
        return found, *beats(seconds_of(self.figure), self.figure.hold_s)


def seconds_of(figure: Poses) -> list[float]:
    """How long each way between two key poses takes."""
    last = len(figure.keys) - 1
    return [*figure.seconds, *[_USUAL_S] * last][:last]


def _helpers(colour: str) -> str:
    return f"h_{colour}" if colour.removesuffix("_far") in ("skin", "hair", "top", "legs", "shoes") else colour
