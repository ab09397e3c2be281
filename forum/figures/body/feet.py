"""A bare foot with its toes, for exercises that a shoe would hide."""

from forum.figures.body.skeleton import Joints
from forum.figures.body.state import SIDES, Posture
from forum.figures.kit.paper import UNIT, Camera, Steps, capsule, hull
from forum.figures.kit.parts import Daub, Node
from forum.figures.kit.space import Mat, Vec, add, product, rotation, turned

# Big toe to little toe: across from the middle of the foot, from the ball, length, radius.
_TOES = (
    (3.3, -0.2, 6.2, 1.75),
    (1.1, 0.3, 5.6, 1.25),
    (-0.7, -0.2, 5.2, 1.2),
    (-2.3, -1.0, 4.7, 1.15),
    (-3.8, -2.2, 4.3, 1.1),
)
_SIGNS = dict(SIDES)


def bare_foot(body: Posture, joints: Joints, s: str, camera: Camera, skin: str) -> Node:
    """Heel, instep and ball in one, and five toes that bend with the toe joint."""
    low, inwards = -body.lengths["ankle"], -_SIGNS[s]
    foot, toes, bent = joints.frames[f"{s}_foot"], joints.frames[f"{s}_toes"], body.sides[s].toes
    tips = product(toes, rotation("z", bent * 0.9))

    discs = [
        camera.disc(joints.off(f"{s}_ankle", f"{s}_foot", *way), foot, radii)
        for way, radii in (
            ((0, -0.5, 0), (3.7, 3.9, 3.6)),
            ((-3.6, low + 3.4, 0), (3.3, 3.4, 3.3)),
            ((5, low + 3.9, inwards * 0.6), (3, 3.2, 3.4)),
            ((10.2, low + 2.2, 0), (2.6, 2.1, 4.9)),
        )
    ]
    parts = [Daub(f"{s}_foot", skin, hull(discs, 9))]
    for i, (across, ahead, long, r) in reversed(list(enumerate(_TOES))):
        root = joints.off(f"{s}_ball", f"{s}_foot", ahead, 1.9, inwards * across)
        steps = _toe(camera, root, toes, tips, long, r)
        parts.append(Daub(f"{s}_toe{i}", skin if i % 2 else f"{skin.removesuffix('_far')}_far", steps))
    at = joints.points
    return Node(f"me.{s}_shoe", parts, camera(at[f"{s}_heel"]), camera(at[f"{s}_toe"]), 4 * UNIT)


def _toe(camera: Camera, root: Vec, toes: Mat, tips: Mat, long: float, r: float) -> Steps:
    middle = add(root, turned(toes, (long * 0.5, 0, 0)))
    tip = add(middle, turned(tips, (long * 0.5, 0, 0)))
    a, b, c = camera(root), camera(middle), camera(tip)
    return capsule(a, r, b, r * 0.95) + capsule(b, r * 0.95, c, r * 0.9)
