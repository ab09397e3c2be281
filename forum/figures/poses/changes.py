"""What moves from one pose to another, in words: measured on the joints, so that it says what the picture shows."""

from math import atan2, degrees

from forum.figures.body.skeleton import Joints
from forum.figures.body.state import SIDES, Posture
from forum.figures.kit.space import Vec, dot, mix, product, sub, transposed, turned

Settled = tuple[Posture, Joints]
_SIDE_NAMES = {"l": "left", "r": "right"}
_LYING = ("supine", "prone", "side_left", "side_right")


def changes(before: Settled, after: Settled) -> list[str]:
    """The changes that matter, the largest of each part, legs before trunk before arms."""
    found = _both({s: _leg(before, after, s) for s, _ in SIDES}) + _hips(before, after)
    return found + _trunk(before, after) + _head(before, after) + _both({s: _arm(before, after, s) for s, _ in SIDES})


def _both(by_side: dict[str, list[str]]) -> list[str]:
    """The same on both sides is said once. A line has {the} for its side and {s} for one side alone."""
    left, right = by_side["l"], by_side["r"]
    shared = [line for line in right if line in left]
    said = [line.format(the="both", s="s", v="", feet="feet", be="are") for line in shared]
    for s in ("r", "l"):
        said += [
            line.format(the=f"the {_SIDE_NAMES[s]}", s="", v="s", feet="foot", be="is")
            for line in by_side[s]
            if line not in shared
        ]
    return said


def _gone(before: Settled, after: Settled, joint: str) -> Vec:
    """How far a joint went: ahead, up, out to its side, in the way the person faces."""
    x, y, z = turned(transposed(after[0].facing), sub(after[1].points[joint], before[1].points[joint]))
    return x, y, z * (-1 if joint.startswith("l_") else 1)


def _leg(before: Settled, after: Settled, s: str) -> list[str]:
    ahead, up, out = _gone(before, after, f"{s}_ankle")
    hips = _gone(before, after, "pelvis")
    knee_up = _gone(before, after, f"{s}_knee")[1] - hips[1]
    bent = after[0].sides[s].knee - before[0].sides[s].knee
    stands = after[0].sides[s].foot is not None
    if after[0].start == "sitting" and bent < -30 and up > 8:
        return ["{the} knee{s} straighten{v}"]
    if not stands and knee_up > 9:
        return [
            "{the} knee{s} rise{v}, and the foot leaves the floor"
            if after[0].start not in _LYING
            else "{the} leg{s} rise{v}"
        ]
    if abs(bent) > 34 and abs(hips[1]) < 8 and (not stands or after[0].start in _LYING):
        return ["{the} knee{s} bend{v}" if bent > 0 else "{the} knee{s} straighten{v}"]
    if out > 11 and out > abs(ahead):
        return ["{the} leg{s} move{v} out to the side"]
    if up > 9 and not stands:
        return ["{the} leg{s} rise{v}"]
    if abs(ahead) > 12 and abs(ahead - hips[0]) > 6:
        return ["{the} {feet} move{v} forward" if ahead > 0 else "{the} {feet} move{v} back"]
    return _foot(before, after, s)


def _foot(before: Settled, after: Settled, s: str) -> list[str]:
    heel, toe = _gone(before, after, f"{s}_heel"), _gone(before, after, f"{s}_toe")
    tip = [
        degrees(atan2(turned(one[0].sides[s].ankle, (1, 0, 0))[1], turned(one[0].sides[s].ankle, (1, 0, 0))[0]))
        for one in (before, after)
    ]
    if heel[1] - toe[1] > 3 and after[0].sides[s].foot:
        return ["{the} heel{s} rise{v}"]
    if toe[1] - heel[1] > 3 and after[0].sides[s].foot:
        return ["the front of {the} {feet} rises"]
    if abs(tip[1] - tip[0]) > 16 and not after[0].sides[s].foot:
        return ["{the} {feet} {be} drawn up towards the shin" if tip[1] > tip[0] else "{the} {feet} {be} pressed down"]
    return []


def _hips(before: Settled, after: Settled) -> list[str]:
    ahead, up, out = _gone(before, after, "pelvis")
    if abs(up) > 5.5:
        return ["the hips rise" if up > 0 else "the hips go down"]
    if abs(out) > 9:
        return ["the weight goes to the side"]
    return ["the weight goes forward" if ahead > 0 else "the weight goes back"] if abs(ahead) > 9 else []


def _trunk(before: Settled, after: Settled) -> list[str]:
    found = []
    tall = [
        sub(one[1].points["neck"], mix(one[1].points["l_hip"], one[1].points["r_hip"], 0.5)) for one in (before, after)
    ]
    facing = transposed(after[0].facing)
    (a, b), start = [turned(facing, one) for one in tall], after[0].start
    lean = degrees(atan2(b[0], b[1]) - atan2(a[0], a[1]))
    aside = degrees(atan2(b[2], b[1]) - atan2(a[2], a[1]))
    if start in _LYING:
        if b[1] - a[1] > 9:
            found.append("head and chest rise")
    elif abs(lean) > 10:
        found.append("the trunk leans forward" if lean > 0 else "the trunk comes back upright")
    elif abs(aside) > 9:
        found.append("the trunk leans to the side")
    twist = _turned(before, after, "chest") - _turned(before, after, "pelvis")
    if abs(twist) > 18 and start not in _LYING:
        found.append("the chest turns to the side")
    return found


def _turned(before: Settled, after: Settled, frame: str) -> float:
    """Round the body's own long axis, in degrees."""
    m = product(transposed(before[1].frames[frame]), after[1].frames[frame])
    return degrees(atan2(m[0][2], m[2][2]))


def _head(before: Settled, after: Settled) -> list[str]:
    own = _turned(before, after, "head") - _turned(before, after, "chest")
    if abs(own) > 18:
        return ["the head turns to the side"]
    ways = [turned(one[1].frames["head"], (1, 0, 0)) for one in (before, after)]
    return ["the head turns"] if dot(ways[0], ways[1]) < 0.9 and after[0].start not in (*_LYING, "sitting") else []


def _arm(before: Settled, after: Settled, s: str) -> list[str]:
    if after[0].sides[s].hold and after[0].sides[s].hold == before[0].sides[s].hold:
        return []
    trunk = _gone(before, after, "shoulders")
    ahead, up, out = (a - b for a, b in zip(_gone(before, after, f"{s}_hand"), trunk, strict=True))
    bent = after[0].sides[s].elbow - before[0].sides[s].elbow
    if bent > 50:
        return ["{the} elbow{s} bend{v}"]
    if up > 16:
        return ["{the} arm{s} rise{v}"]
    if ahead > 16:
        return ["{the} hand{s} move{v} forward"]
    if out > 14:
        return ["{the} hand{s} move{v} outwards"]
    if ahead < -14:
        return ["{the} elbow{s} move{v} back"]
    return []
