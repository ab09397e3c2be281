"""Which part stands before which: decided for each pair where they cross on paper, then put in one order."""

from forum.figures.kit.parts import BODIES, Node
from forum.figures.kit.space import Vec


def ordered(nodes: list[Node], moments: list[list[Node]] | None = None) -> list[Node]:
    """From the paper towards the viewer; parts of bodies by their depth where they cross, over all `moments`."""
    still = [node for node in nodes if node.layer != BODIES]
    bodies = [node for node in nodes if node.layer == BODIES]
    frames = [{node.key: node for node in moment if node.layer == BODIES} for moment in moments or [bodies]]
    behind: dict[str, set[str]] = {node.key: set() for node in bodies}
    for i, one in enumerate(bodies):
        for other in bodies[i + 1 :]:
            votes = sum(_in_front(f[one.key], f[other.key]) for f in frames if one.key in f and other.key in f)
            if votes > 0:
                behind[one.key].add(other.key)
            elif votes < 0:
                behind[other.key].add(one.key)
    return sorted(
        [*still, *_sorted(bodies, behind)],
        key=lambda node: node.layer if node.layer == BODIES else node.layer + _small(node.depth),
    )


def _small(depth: float) -> float:
    """A depth within its layer."""
    return max(-0.4, min(0.4, depth / 250))


def _sorted(bodies: list[Node], behind: dict[str, set[str]]) -> list[Node]:
    """The farthest first, and what has the colour of the last one next to it; a circle is cut at its farthest part."""
    left, done, found = list(bodies), set[str](), list[Node]()
    while left:
        free = [node for node in left if behind[node.key] <= done | {node.key}] or left
        last = found[-1].parts[-1].colour if found and found[-1].parts else ""
        node = min(free, key=lambda n: (not (n.parts and n.parts[0].colour == last), n.a[2] + n.b[2]))
        left.remove(node)
        found.append(node)
        done.add(node.key)
    return found


def _in_front(one: Node, other: Node) -> float:
    """Above 0 where the first covers the second, 0 where they do not meet."""
    reach = one.r + other.r + 4
    if (
        min(one.a[0], one.b[0]) - reach > max(other.a[0], other.b[0])
        or min(other.a[0], other.b[0]) - reach > max(one.a[0], one.b[0])
        or min(one.a[1], one.b[1]) - reach > max(other.a[1], other.b[1])
        or min(other.a[1], other.b[1]) - reach > max(one.a[1], one.b[1])
    ):
        return 0  # far apart on paper
    if one.owner == other.owner and one.owner in ("me", "helper"):
        own = _own_order(one, other)
        if own is not None:
            return own
        own = _own_order(other, one)
        if own is not None:
            return -own
    p, q, gap = _nearest(one.a, one.b, other.a, other.b)
    if gap > reach:
        return 0
    return _sign(p[2] - q[2])


def _sign(value: float) -> float:
    return 1.0 if value > 0.5 else -1.0 if value < -0.5 else 0.0


def _own_order(one: Node, other: Node) -> float | None:
    """Parts of one body that are joined: the first before (1) or behind (-1) the second; None where depth decides."""
    a, b = one.kind, other.kind
    same_side = one.key.rpartition(".")[2][:2] == other.key.rpartition(".")[2][:2]
    if a == "thigh" and b in ("trunk", "seat"):
        return 1 if "lap" in one.marks else -1
    if a == "seat" and b == "trunk":
        return -1
    if a == "upper" and b == "trunk":
        return -1 if "far" in one.marks else 1 if one.a[2] > (other.a[2] + other.b[2]) / 2 - 14 else None
    if a in ("fore", "hand") and b == "trunk" and "far" not in one.marks:
        p, q, gap = _nearest(one.a, one.b, other.a, other.b)
        return 0 if gap > one.r + other.r else (1 if p[2] > q[2] - 8 else -1)
    if a == "neck" and b == "trunk":
        return 1 if "over" in one.marks else -1
    if a == "head" and b == "neck":
        return 1
    if same_side and (a, b) in (("fore", "upper"), ("shank", "thigh")):
        return 1 if one.b[2] - other.a[2] > 30 and a == "fore" else -1
    if same_side and (a, b) == ("hand", "fore"):
        return 1
    if same_side and (a, b) == ("shank", "shoe"):
        return 1
    return None


def _nearest(a: Vec, b: Vec, c: Vec, d: Vec) -> tuple[Vec, Vec, float]:
    """Where two axes come nearest to each other on paper, with their depths, and how far apart they are there."""
    ux, uy, vx, vy = b[0] - a[0], b[1] - a[1], d[0] - c[0], d[1] - c[1]
    uu, vv, uv = ux * ux + uy * uy, vx * vx + vy * vy, ux * vx + uy * vy
    wx, wy = a[0] - c[0], a[1] - c[1]
    uw, vw, det = ux * wx + uy * wy, vx * wx + vy * wy, uu * vv - uv * uv
    s = _share((uv * vw - vv * uw) / det) if det > 1e-6 else 0.5
    t = _share((uv * s + vw) / vv) if vv > 1e-6 else 0.0
    s = _share((uv * t - uw) / uu) if uu > 1e-6 else 0.0
    p = (a[0] + ux * s, a[1] + uy * s, a[2] + (b[2] - a[2]) * s)
    q = (c[0] + vx * t, c[1] + vy * t, c[2] + (d[2] - c[2]) * t)
    return p, q, ((p[0] - q[0]) ** 2 + (p[1] - q[1]) ** 2) ** 0.5


def _share(value: float) -> float:
    return max(0.0, min(1.0, value))
