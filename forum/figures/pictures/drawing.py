"""The pictures of an exercise: still, strip, moving."""

from forum.figures.kit.paper import Box
from forum.figures.kit.parts import ARROWS, BODIES, Node
from forum.figures.pictures.colours import helper_palette, palette
from forum.figures.pictures.order import ordered
from forum.figures.pictures.stage import Stage
from forum.figures.pictures.svg import Movement, bounds, document, inset, paths, runs_of
from forum.figures.scene.signs import company_sign, hold_sign, plan

_PAD = 10.0


def _colours(scene: Stage, look: str) -> dict[str, str]:
    return {**palette(look, scene.who), **{f"h_{name}": value for name, value in helper_palette(look).items()}}


def _padded(box: Box, pad: float = _PAD) -> Box:
    return box[0] - pad, box[1] - pad, box[2] + pad, box[3] + pad


def _joined(a: Box, b: Box) -> Box:
    return min(a[0], b[0]), min(a[1], b[1]), max(a[2], b[2]), max(a[3], b[3])


def _within(nodes: list[Node], seen: Box, joint: str) -> list[Node]:
    """What an inset shows: the nodes that reach into it, and of signs only those that are whole in it.

    A hand is shown by itself: a shirt behind it would hide its fingers.
    """
    found = []
    for node in nodes:
        if node.key == "shadow" or (joint.endswith("_hand") and not _is_hand(node, joint[:2])):
            continue
        x0, y0, x1, y1 = bounds([node])
        whole = x0 > seen[0] and x1 < seen[2] and y0 > seen[1] and y1 < seen[3]
        if whole or (node.layer < ARROWS and x0 < seen[2] and x1 > seen[0] and y0 < seen[3] and y1 > seen[1]):
            found.append(node)
    return found


def _is_hand(node: Node, side: str) -> bool:
    return node.kind == "hand" or node.owner == "gear" or node.key == f"me.{side}fore"


def inset_boxes(scene: Stage, all_nodes: list[Node]) -> tuple[Box, Box]:
    """What of the picture is shown larger, and where: to the right of everything, or wherever the data says."""
    joint, radius, scale, *more = scene.figure.inset
    x, y, _ = scene.camera(scene.keys[scene.shown][1].points[joint])
    if len(more) > 1:
        x, y = x + more[1] * 2, y - more[2] * 2
    seen = (x - radius * 2, y - radius * 2, x + radius * 2, y + radius * 2)
    x0, y0, x1, y1 = bounds(all_nodes)
    side = radius * 4 * scale
    where = more[0] if more else "right"
    left = {"right": x1 + 14, "left": x0 - 14 - side}.get(where, max(x0, min(x1 - side, x - side / 2)))
    top = y0 - 14 - side if where == "above" else min(y1 - side, max(y0, y - side / 2))
    return seen, (left, top, left + side, top + side)


def _beside(scene: Stage, nodes: list[Node]) -> list[Node]:
    """Signs at the upper corners of the person: stay like this; somebody near you."""
    x0, top, x1, _ = bounds([node for node in nodes if node.layer == BODIES and node.owner == "me"])
    found = []
    if "hold" in scene.figure.signs:
        found.append(hold_sign(x1 + 26, top + 24))
    if "company" in scene.figure.signs:
        found.append(company_sign(x0 - 26, top + (64 if scene.figure.eyes_closed else 20)))
    return found


def still(scene: Stage, look: str = "light", side: str = "right", title: str = "") -> str:
    """Where it begins as a ghost, where it ends solid, and the arrow between."""
    colours = _colours(scene, look)
    arrows = scene.arrows()
    nodes = (
        scene.surroundings()
        + scene.person(scene.shown)
        + [arrow.node() for arrow in arrows]
        + scene.shadow()
        + scene.beginning()
        + scene.signs(side)
    )
    nodes += _beside(scene, nodes)
    box = bounds(nodes)
    if scene.figure.plan:
        nodes.append(plan(scene.figure.plan, box[2], box[1]))
    line = ordered(nodes)
    body = paths(runs_of(line), colours)
    box = bounds(nodes)
    if scene.figure.inset:
        seen, shown = inset_boxes(scene, nodes)
        scale = (shown[2] - shown[0]) / (seen[2] - seen[0])
        within = _within([node for node in line if node.parts[0].colour != "arrow"], seen, scene.figure.inset[0])
        if scene.figure.inset[0] != "head":  # nothing lies over a face
            within += [one.node() for arrow in arrows if (one := arrow.within(seen, scale))]
        body += inset(paths(runs_of(within), colours), seen, shown, colours)
        box = _joined(box, shown)
    return document(body, _padded(box), colours, flipped=side == "left", title=title)


def strip(scene: Stage, look: str = "light", side: str = "right") -> str:
    """Each key pose by itself, side by side in one file, all in the same frame."""
    colours = _colours(scene, look)
    around = scene.surroundings() + scene.shadow()
    poses = [scene.person(i) for i in range(len(scene.keys))]
    x0, y0, x1, y1 = bounds([*around, *(node for pose in poses for node in pose)])
    wide = x1 - x0 + 3 * _PAD
    body = ""
    for i, pose in enumerate(poses):
        one = paths(runs_of(ordered([*around, *pose])), colours)
        at = (len(poses) - 1 - i if side == "left" else i) * wide  # mirrored, the first one still stands on the left
        body += f'<g transform="translate({at:.0f} 0)">{one}</g>'
    box = (x0, y0, x1 + wide * (len(poses) - 1), y1)
    return document(body, _padded(box), colours, flipped=side == "left")


def moving(scene: Stage, look: str = "light", side: str = "right", begin: str = "") -> str:
    """SMIL: five times there and back once it is pressed, or when `begin` says."""
    frames, times, whole = scene.frames()
    colours, name = _colours(scene, look), "f_" + scene.figure.id.replace("-", "_")
    around = scene.surroundings() + scene.shadow()
    shapes = [{part.key: part.steps for node in frame for part in node.parts} for frame in frames]
    line = ordered(
        [*around, *frames[0]],
        [[*frame, *(n for n in around if n.layer == BODIES)] for frame in frames[:: max(1, len(frames) // 6)]],
    )
    movement = Movement(shapes, times, whole, begin or f"{name}.click")
    runs = runs_of(line, frozenset(shapes[0]))
    box = _padded(bounds([*around, *(node for frame in frames for node in frame)]))
    if scene.figure.inset:
        box = _padded(inset_boxes(scene, [*around, *frames[-1]])[0], 30)
    return document(paths(runs, colours, movement), box, colours, flipped=side == "left", name=f' id="{name}"')
