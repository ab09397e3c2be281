"""Signs beside a figure: closed eyes, holding still, feet from above, sound, breath."""

from math import cos, radians, sin, sqrt

from forum.figures.body.skeleton import Joints
from forum.figures.kit.paper import Camera, Steps, capsule, circle, clockwise, curve, line
from forum.figures.kit.parts import ARROWS, SIGNS, Daub, Node, thing
from forum.figures.kit.space import add

Print = tuple[str, float, float, float]
# Feet from above: side, forward, right, way they point; what is drawn last is solid.
PLANS: dict[str, list[Print]] = {
    "tandem": [("l", 13, 0, 0), ("r", -13, 0, 0)],
    "tandem_walk": [("l", 2, 0, 0), ("r", -22, 0, 0), ("r", 26, 0, 0)],
    "turn": [
        ("l", 12, -6, 0),
        ("r", 12, 6, 0),
        ("l", 4, 13, 90),
        ("r", -9, 13, 90),
        ("l", -14, 4, 180),
        ("r", -14, -7, 180),
    ],
    "staggered": [("l", 12, -7, 0), ("r", -10, 7, 0)],
    "together": [("l", 0, -4.4, 0), ("r", 0, 4.4, 0)],
    "apart": [("l", 0, -13, 0), ("r", 0, 13, 0)],
    "usual": [("l", 4, -6, 0), ("r", -8, 6, 0)],
    "long": [("l", 19, -6, 0), ("r", -19, 6, 0)],
    "grapevine": [("l", 0, -20, 0), ("r", 9, -4, 0), ("l", 0, 10, 0), ("r", -9, 20, 0)],
    "eight": [],
    "sideways": [("l", 0, -16, 0), ("r", 0, 0, 0), ("r", 0, 20, 0)],
    "back": [("l", 12, -6, 0), ("r", 0, 6, 0), ("l", -14, -6, 0)],
}


# The strokes of numbers, 8 wide and 14 high.
_DIGITS: dict[str, list[tuple[float, float]]] = {
    "3": [(0, 0), (8, 0), (4, 5.5), (8, 9.5), (5, 14), (0, 13)],
    "4": [(6, 14), (6, 0), (0, 9), (8, 9)],
    "6": [(6, 0), (0, 8), (1, 12), (4, 14), (8, 10), (4, 7), (0, 10)],
    "8": [(4, 6.5), (0, 3.5), (4, 0), (8, 3.5), (0, 10.5), (4, 14), (8, 10.5), (4, 6.5)],
    "9": [(8, 4), (4, 0), (0, 4), (4, 7.5), (8, 4), (7, 10), (3, 14)],
}
COUNTS = "count "


def _sole(key: str, x: float, y: float, way: float, colour: str, side: int, size: float) -> Daub:
    def at(u: float, v: float) -> tuple[float, float]:
        return x + size * (u * cos(way) - v * sin(way)), y + size * (u * sin(way) + v * cos(way))

    steps = capsule(at(9, side), 3.1 * size, at(2, 0), 2.4 * size) + capsule(
        at(-9, 0), 2.3 * size, at(-5, 0), 2.15 * size
    )
    return Daub(key, colour, steps)


def plan(name: str, right: float, top: float) -> Node:
    """A round inset at the upper right of the picture; the way ahead is up."""
    x, y = right + 54, top + 56
    feet = PLANS[name]
    size = 1.6 if len(feet) < 3 else 1.2
    far = max((max(abs(forward), abs(out)) for _, forward, out, _ in feet), default=0)
    scale = min(1.9, (46 - 11 * size) / (far or 1))
    parts = [Daub("plan", "wall", circle(x, y, 54))]
    if name.startswith("tandem"):
        parts.append(Daub("plan_tape", "blue_dark", line([(x, y + 48), (x, y - 48)]), width=6))
    if name == "eight":
        loops = [
            curve((x, y), (x - 52, y - 50), (x, y - 44)),
            curve((x, y - 44), (x + 52, y - 50), (x, y)),
            curve((x, y), (x - 52, y + 50), (x, y + 44)),
            curve((x, y + 44), (x + 52, y + 50), (x, y)),
        ]
        parts.append(Daub("plan_eight", "arrow", [s for loop in loops for s in loop], width=5))
        parts.append(Daub("plan_marks", "blue", circle(x, y - 26, 7) + circle(x, y + 26, 7)))
    for i, (s, forward, out, way) in enumerate(feet):
        colour = "plan_foot" if i >= len(feet) - 2 or len(feet) < 4 else "ghost"
        parts.append(
            _sole(
                f"sole{i}",
                x + out * scale,
                y - forward * scale,
                radians(way - 90),
                colour,
                -1 if s == "l" else 1,
                size,
            )
        )
    return thing("plan", SIGNS, 1, *parts)


def eyes_sign(camera: Camera, joints: Joints, side: int) -> Node:
    """Closed eyes: too small to see on the face of a small picture."""
    x, y, _ = camera(joints.points["head"])
    x, y = x + 64 * side, y - 16

    def lash(a: float, b: float, c: float, d: float) -> Steps:
        return line([(x + a, y + b), (x + c, y + d)])

    lid = (
        curve((x - 16, y - 3), (x, y + 20), (x + 16, y - 3))
        + lash(-12, 4, -18, 10)
        + lash(0, 9, 0, 17)
        + lash(12, 4, 18, 10)
    )
    return thing(
        "eyes", SIGNS, 2, Daub("eyes_sign", "white", circle(x, y, 27)), Daub("eyes_lid", "sign_ink", lid, width=4)
    )


def hold_sign(x: float, y: float) -> Node:
    """Two bars: stay like this."""
    bars = line([(x - 6, y - 9), (x - 6, y + 9)]) + line([(x + 6, y - 9), (x + 6, y + 9)])
    return thing(
        "hold", SIGNS, 2, Daub("hold_sign", "white", circle(x, y, 20)), Daub("hold_bars", "sign_ink", bars, width=6)
    )


def company_sign(x: float, y: float) -> Node:
    """Two people: somebody near you."""
    people: Steps = []
    for dx in (-10, 10):
        people += circle(x + dx, y - 9, 6.5)
        people += _shoulders(x + dx, y)
    return thing(
        "company",
        SIGNS,
        2,
        Daub("company_sign", "white", circle(x, y, 25)),
        Daub("company_two", "sign_ink", people, edge=False),
    )


def _shoulders(x: float, y: float) -> Steps:
    return [("M", (x - 9, y + 13)), ("Q", (x - 9, y + 1, x, y + 1)), ("Q", (x + 9, y + 1, x + 9, y + 13)), ("Z", ())]


def breath(camera: Camera, joints: Joints, inwards: bool) -> list[Node]:
    """Three waves before the mouth: they spread on the way out, and come together on the way in."""
    head, ahead = camera(joints.points["head"]), camera(joints.off("head", "head", 20, -6, 0))
    wide = sqrt((ahead[0] - head[0]) ** 2 + 400)
    ux, uy = (ahead[0] - head[0]) / wide, 10 / wide
    steps: Steps = []
    for fan, long in ((-1, 34), (0, 44), (1, 34)):
        q = [
            (head[0] + ux * d - uy * o, head[1] + 8 + uy * d + ux * o)
            for t, bend in ((0, 0), (0.25, -7), (0.5, 0), (0.75, 7), (1, 0))
            for d, o in ((36 + long * t, fan * (8 + 10 * (1 - t if inwards else t)) + bend),)
        ]
        steps += [("M", q[0]), ("Q", (*q[1], *q[2])), ("Q", (*q[3], *q[4]))]
    return [thing("breath", ARROWS, 0, Daub("breath", "blue_dark", steps, width=5))]


def speech(camera: Camera, joints: Joints, words: str, flipped: bool = False) -> list[Node]:
    """A bubble before the mouth: `steady` one long line, `words` dashes, `count 9 6 3` these numbers.

    Where the picture will be `flipped` the numbers are drawn so that they can be read then.
    """
    mouth = camera(joints.off("head", "head", 15, -5, 2))
    way = 1 if mouth[0] >= camera(joints.points["head"])[0] - 3 else -1
    x, y = mouth[0] + 66 * way, mouth[1] - 46
    tail = [(x - 34 * way, y + 14), (x - 8 * way, y + 24), (mouth[0] + 8 * way, mouth[1] - 6)]
    bubble = [*capsule((x - 30, y), 14, (x + 30, y), 14), *clockwise(tail)]
    if words == "steady":
        lines = line([(x - 34, y), (x + 34, y)])
    elif words == "words":
        lines = line([(x - 36, y), (x - 16, y)]) + line([(x - 2, y), (x + 6, y)]) + line([(x + 20, y), (x + 36, y)])
    else:
        turn = -1 if flipped else 1
        rows = [(_DIGITS[digit], 26 * i - 26) for i, digit in enumerate(words.split()[1:])]
        lines = [
            s for row, at in rows for s in line([(x + (at - 7 + 1.8 * u) * turn, y - 13 + 1.8 * v) for u, v in row])
        ]
    return [
        thing("speech", SIGNS, 1, Daub("speech", "white", bubble), Daub("speech_words", "sign_ink", lines, width=5))
    ]


def note(camera: Camera, joints: Joints) -> Node:
    """Notes of music, above a shoulder."""
    x, y, _ = camera(add(joints.points["head"], (-6, 12, 0)))
    x, y = x - 58, y - 6
    stems = line([(x, y), (x, y - 30), (x + 20, y - 36), (x + 20, y - 6)])
    return thing(
        "music",
        SIGNS,
        1,
        Daub("music_heads", "sign", circle(x - 5, y, 7) + circle(x + 15, y - 6, 7), edge=False),
        Daub("music", "sign", stems, width=4),
    )
