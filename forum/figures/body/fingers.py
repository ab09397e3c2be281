"""A hand with all its fingers, for exercises of the hand: three joints a finger, in the frame of the hand."""

from collections.abc import Callable

from forum.figures.body.skeleton import Joints
from forum.figures.kit.paper import UNIT, Camera, Steps, capsule, circle
from forum.figures.kit.parts import Daub
from forum.figures.kit.space import Vec, add, product, rotation, turned

Seen = Callable[[Vec], Vec]
# Little finger to index: across, along, lengths of the bones, radius.
_FINGERS = (
    (-2.6, 7.4, (3.0, 2.0, 1.7), 0.8),
    (-0.9, 8.0, (3.9, 2.5, 1.9), 0.9),
    (0.9, 8.2, (4.2, 2.7, 2.0), 0.92),
    (2.6, 7.9, (3.8, 2.4, 1.9), 0.9),
)
# What "hand_ball" closes round.
_BALL: Vec = (0.4, 9.0, 4.2)
_BALL_CM = 4.3
_THUMB = (3.9, 3.0, 2.4)
# Name -> curl of the fingers' joints (one row for all, or four from little finger to index), spread, and the ways of
# the thumb's three bones.
_SHAPES: dict[str, tuple[tuple[tuple[float, float, float], ...], float, tuple[Vec, Vec, Vec]]] = {
    "hand_open": (((4, 6, 4),), 26, ((0.9, 0.45, 0.1), (0.9, 0.5, 0.0), (0.85, 0.6, 0.0))),
    "hand_easy": (((22, 26, 18),), 8, ((0.65, 0.75, 0.4), (0.45, 0.9, 0.4), (0.3, 0.95, 0.4))),
    "hand_fist": (((82, 96, 62),), 0, ((0.55, 0.55, 0.75), (0.1, 0.75, 0.75), (-0.5, 0.6, 0.5))),
    "hand_ball": (((46, 52, 34),), 4, ((0.5, 0.5, 0.85), (0.3, 0.85, 0.6), (-0.3, 0.8, 0.6))),
    "hand_tip": (
        ((4, 6, 4), (4, 6, 4), (4, 6, 4), (54, 52, 26)),
        14,
        ((0.44, 0.46, 0.93), (0.3, 0.81, 0.67), (-0.11, 0.89, 0.44)),
    ),
    "hand_little": (
        ((60, 56, 30), (6, 8, 6), (6, 8, 6), (6, 8, 6)),
        8,
        ((0.13, 0.51, 0.95), (-0.64, 0.58, 0.61), (-0.86, 0.44, 0.25)),
    ),
}


SHAPES = frozenset(_SHAPES)


def fingers(shape: str, joints: Joints, s: str, sign: int, camera: Camera, skin: str) -> list[Daub]:
    """The parts of one hand whose shape is one of `SHAPES`."""
    curls, spread, thumb = _SHAPES[shape]
    frame, wrist = joints.frames[f"{s}_hand"], joints.points[f"{s}_wrist"]

    def seen(p: Vec) -> Vec:
        # in the frame of the hand the fingers go down, the thumb forward and the palm inwards
        return camera(add(wrist, turned(frame, (p[0], -p[1], -sign * p[2]))))

    palm = capsule(seen((-1.5, 4.5, 0)), 2.3, seen((-1.8, 7, 0)), 2.2) + capsule(
        seen((1.2, 4, 0)), 2.5, seen((1.5, 7.2, 0)), 2.3
    )
    parts = [Daub(f"{s}_palm", skin, capsule(seen((0, 0, 0)), 2.7, seen((0, 4, 0)), 2.9) + palm)]
    if shape == "hand_ball":
        parts.append(Daub(f"{s}_ball_held", "blue", circle(*seen(_BALL)[:2], _BALL_CM * UNIT)))
    for i, (across, along, bones, r) in enumerate(_FINGERS):
        parts.append(
            Daub(
                f"{s}_finger{i}",
                skin,
                _finger(seen, (across, along, 0), bones, r, curls[i % len(curls)], (i - 1.5) * spread / 3),
            )
        )
    return [*parts, Daub(f"{s}_thumb", skin, _thumb(seen, thumb))]


def _finger(
    seen: Seen, at: Vec, bones: tuple[float, float, float], r: float, curl: tuple[float, float, float], spread: float
) -> Steps:
    steps: Steps = []
    bent = 0.0
    for i, bone in enumerate(bones):
        bent += curl[i]
        end = add(at, turned(product(rotation("z", -spread), rotation("x", bent)), (0, bone, 0)))
        steps += capsule(seen(at), r * (1 - 0.05 * i), seen(end), r * (0.95 - 0.05 * i), UNIT)
        at = end
    return steps


def _thumb(seen: Seen, ways: tuple[Vec, Vec, Vec]) -> Steps:
    steps: Steps = []
    at: Vec = (2.0, 2.6, 0.4)
    for way, bone, r in zip(ways, _THUMB, (1.4, 1.1, 0.95), strict=True):
        size = sum(v * v for v in way) ** 0.5
        end = add(at, (way[0] / size * bone, way[1] / size * bone, way[2] / size * bone))
        steps += capsule(seen(at), r, seen(end), r * 0.9, UNIT)
        at = end
    return steps
