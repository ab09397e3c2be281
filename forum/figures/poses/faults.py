"""What is wrong with an exercise as it moves, in words; an empty list is the aim."""

from math import asin, atan2, cos, degrees, pi

from forum.figures.body.contacts import carrying
from forum.figures.body.measures import RANGES
from forum.figures.body.skeleton import Joints, centre_of_mass
from forum.figures.body.state import SIDES, Posture, clinical
from forum.figures.kit.space import clip, product, transposed, turned
from forum.figures.poses.motion import Motion
from forum.figures.scene.places import Box
from forum.figures.scene.setting import solids

MISSES_CM, SINKS_CM, MOMENTS = 1.0, 2.0, 20
_TOUCHING = ("heel", "toe", "knee", "wrist", "elbow", "hand")


def faults_of(motion: Motion, moments: int = MOMENTS) -> list[str]:
    """Every kind of fault once, with the key pose and the moment where it was first seen."""
    boxes, found, seen = solids(list(motion.figure.props)), [], set()
    last = len(motion.keys) - 1
    for i in range(max(1, last)):
        for m in range(moments + 1 if last else 1):
            share = (1 - cos(pi * m / moments)) / 2
            body, joints = motion.moment(i, i + 1, 0 if m == 0 else 1 if m == moments else share)
            for kind, words in _faults(body, joints, boxes):
                if kind not in seen:
                    seen.add(kind)
                    found.append(f"key {i}, {m}/{moments}: {words}")
    return found


def _faults(body: Posture, joints: Joints, boxes: list[Box]) -> list[tuple[str, str]]:
    found = [
        (f"{name} misses", f"{name} misses its contact by {gap:.1f} cm")
        for name, gap in body.missed.items()
        if gap > MISSES_CM
    ]
    for s, _ in SIDES:
        found += _ranges(body, s) + _sunk(joints, s, boxes)
    return found + _head(joints) + _balance(body, joints)


def _range(label: str, value: float, name: str, slack: float = 1) -> list[tuple[str, str]]:
    low, high = RANGES[name]
    return (
        []
        if low - slack <= value <= high + slack
        else [(label, f"{label} at {value:.0f}, outside {low:g} to {high:g} degrees")]
    )


def _ranges(body: Posture, s: str) -> list[tuple[str, str]]:
    side, found = body.sides[s], list[tuple[str, str]]()
    angles = dict(zip(("hip", "hip_out", "hip_turn"), clinical(side.hip, side.sign), strict=True))
    if side.foot_on or angles["hip"] > 100:
        angles.pop("hip_turn")  # the three angles of a ball joint are not told apart there
    for name, value in angles.items():
        found += _range(f"{s}_{name}", value, name)
    found += _range(f"{s}_ankle", degrees(asin(clip(turned(side.ankle, (1, 0, 0))[1]))), "ankle")
    return found + _range(f"{s}_knee", side.knee, "knee") + _range(f"{s}_elbow", side.elbow, "elbow")


def _sunk(joints: Joints, s: str, boxes: list[Box]) -> list[tuple[str, str]]:
    found = []
    for part in _TOUCHING:
        x, y, z = joints.points[f"{s}_{part}"]
        if y < -SINKS_CM:
            found.append((f"{s}_{part} floor", f"{s}_{part} is {-y:.1f} cm under the floor"))
        for x0, x1, y0, y1, z0, z1 in boxes:
            deep = min(x - x0, x1 - x, y - y0, y1 - y, z - z0, z1 - z)
            if deep > SINKS_CM:
                found.append((f"{s}_{part} solid", f"{s}_{part} is {deep:.1f} cm inside something solid"))
    return found


def _head(joints: Joints) -> list[tuple[str, str]]:
    neck = product(transposed(joints.frames["chest"]), joints.frames["head"])
    nod, turn = degrees(atan2(neck[0][1], neck[1][1])), degrees(atan2(neck[2][0], neck[0][0]))
    return _range("nod", nod, "nod") + _range("turn", turn, "turn")


def _balance(body: Posture, joints: Joints) -> list[tuple[str, str]]:
    """Who says `balance` stands by the feet alone."""
    feet = carrying(body)
    if not (body.balance and feet):
        return []
    centre = centre_of_mass(joints)
    base = [joints.points[f"{s}_{part}"] for s in feet for part in ("heel", "toe")]
    ahead = min(p[0] for p in base) - 1 <= centre[0] <= max(p[0] for p in base) + 1
    aside = min(p[2] for p in base) - 5 <= centre[2] <= max(p[2] for p in base) + 5
    return [] if ahead and aside else [("balance", "the centre of mass is not over the feet")]
