"""In between two key poses: frames turn, hinges bend, the root glides.

A contact of both poses stays, and a foot with two places steps over.
"""

from dataclasses import replace
from math import pi, sin

from forum.figures.body.state import Foot, Posture, Side
from forum.figures.kit.space import mix, turned_between


def between(a: Posture, b: Posture, t: float, lift_cm: float = 6) -> Posture:
    """A body that is not settled, a share `t` of the way from one settled body to the next."""
    moment = a.copied()
    moment.place, moment.at = mix(a.place, b.place, t), mix(a.at, b.at, t)
    for name in ("facing", "pelvis", "lumbar", "thorax", "head"):
        setattr(moment, name, turned_between(getattr(a, name), getattr(b, name), t))
    moment.sides = {s: _side(one, b.sides[s], t, lift_cm) for s, one in a.sides.items()}
    moment.anchors = {name: mix(at, b.anchors[name], t) for name, at in a.anchors.items() if name in b.anchors}
    moment.balance, moment.passing = "", True
    return moment


def _side(a: Side, b: Side, t: float, lift_cm: float) -> Side:
    side = replace(a, grip=a.grip if t < 0.5 else b.grip, foot=_foot(a.foot, b.foot, t, lift_cm))
    side.foot_on = a.foot_on if a.foot_on == b.foot_on else None
    side.hold = a.hold if a.hold == b.hold else None
    for name in ("knee", "toes", "turn", "elbow", "reach", "shrug"):
        setattr(side, name, getattr(a, name) + (getattr(b, name) - getattr(a, name)) * t)
    for name in ("hip", "ankle", "arm", "wrist"):
        setattr(side, name, turned_between(getattr(a, name), getattr(b, name), t))
    return side


def _foot(a: Foot | None, b: Foot | None, t: float, lift_cm: float) -> Foot | None:
    if not (a and b):
        return None
    x, _, out, pitch, heading = (p + (q - p) * t for p, q in zip(a, b, strict=True))
    share = 1 - (1 - t) ** 5 if b[1] > a[1] else t**5  # up before forward, forward before down
    y = a[1] + (b[1] - a[1]) * share
    if max(abs(p - q) for p, q in zip(a[:3], b[:3], strict=True)) > 2:
        y += lift_cm * sin(pi * t) ** 2
    return x, y, out, pitch, heading
