"""Nodes in order to SVG: neighbours in one colour become one path; plain attributes, so that no page needs a style."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from forum.figures.kit.paper import Box, Steps, path_data
from forum.figures.kit.parts import Daub, Node
from forum.figures.pictures.tempo import MOST_TIMES, timing


@dataclass
class Run:
    """Neighbouring parts of one kind: drawn as one path, without a seam between them."""

    colour: str
    edge: bool
    width: float
    parts: list[Daub] = field(default_factory=list)

    def steps(self, frame: Mapping[str, Steps] | None = None) -> Steps:
        found = [part.steps if frame is None else frame.get(part.key, [("M", (0, 0))]) for part in self.parts]
        return [step for steps in found for step in steps]


@dataclass(frozen=True)
class Movement:
    """Outlines of every moving part at each moment."""

    frames: Sequence[Mapping[str, Steps]]
    times: Sequence[float]
    whole_s: float
    begin: str


def runs_of(nodes: Sequence[Node], moving: frozenset[str] = frozenset()) -> list[Run]:
    runs: list[Run] = []
    for node in nodes:
        for part in node.parts:
            last = runs[-1] if runs else None
            alone = part.colour in ("arrow", "ghost") or part.key.startswith("h_") != bool(
                last and last.parts[0].key.startswith("h_")
            )
            same = last and (last.colour, last.edge, last.width) == (part.colour, part.edge, part.width)
            if last is None or alone or not same or (part.key in moving) != (last.parts[0].key in moving):
                runs.append(Run(part.colour, part.edge, part.width, [part]))
            else:
                last.parts.append(part)
    return runs


def bounds(nodes: Sequence[Node]) -> Box:
    """Left, top, right, bottom of everything."""
    left, top, right, bottom = zip(*(part.box for node in nodes for part in node.parts), strict=True)
    return min(left), min(top), max(right), max(bottom)


def _attributes(run: Run, colours: Mapping[str, str]) -> str:
    colour = colours[run.colour]
    if run.width:
        return f' fill="none" stroke="{colour}" stroke-width="{run.width:g}"'
    if run.colour == "ghost":
        return f' fill="{colour}" stroke="{colours["ghost_edge"]}" stroke-dasharray="7 6"'
    if run.colour == "arrow":
        return f' fill="{colour}" stroke="{colours["paper"]}"'
    return f' fill="{colour}"' + ("" if run.edge else ' stroke="none"')


def _spread(a: Steps, b: Steps) -> float | None:
    """How far two outlines lie apart; None where their structure differs."""
    if [(c, n[1:3] if c == "A" else ()) for c, n in a] != [(c, n[1:3] if c == "A" else ()) for c, n in b]:
        return None
    return max(
        (abs(x - y) for (_, p), (_, q) in zip(a, b, strict=True) for x, y in zip(p[-2:], q[-2:], strict=True)),
        default=0,
    )


def _animation(run: Run, movement: Movement) -> str:
    shapes = [run.steps(frame) for frame in movement.frames]
    far = [_spread(shapes[0], shape) for shape in shapes]
    if all(gap is not None and gap <= 2.5 for gap in far):
        return ""
    jump = ' calcMode="discrete"' if None in far else ""
    values = ";".join(map(path_data, shapes))
    return (
        f'<animate attributeName="d" begin="{movement.begin}" '
        f'{timing(movement.times, movement.whole_s, MOST_TIMES)} values="{values}"{jump}/>'
    )


def paths(runs: Sequence[Run], colours: Mapping[str, str], movement: Movement | None = None) -> str:
    out, moving = "", movement.frames[0].keys() if movement else ()
    for run in runs:
        inner = _animation(run, movement) if movement and run.parts[0].key in moving else ""
        head = f'<path{_attributes(run, colours)} d="{path_data(run.steps())}"'
        out += f"{head}>{inner}</path>" if inner else f"{head}/>"
    return out


def document(
    body: str, box: Box, colours: Mapping[str, str], *, flipped: bool = False, name: str = "", title: str = ""
) -> str:
    """The whole file. Flipped is mirrored: the movement of the left side."""
    x0, y0, x1, y1 = box
    if flipped:
        body, x0, x1 = f'<g transform="scale(-1 1)">{body}</g>', -x1, -x0
    said = f"<title>{title}</title>" if title else ""
    view = f"{x0:.0f} {y0:.0f} {x1 - x0:.0f} {y1 - y0:.0f}"
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg"{name} viewBox="{view}" stroke="{colours["edge"]}" '
        f'stroke-width="3" paint-order="stroke" stroke-linejoin="round" stroke-linecap="round">{said}{body}</svg>'
    )


def inset(body: str, seen: Box, shown: Box, colours: Mapping[str, str]) -> str:
    """A part of the picture, larger, in a frame of its own: `seen` of the picture is shown at `shown`."""
    x, y, wide, high = shown[0], shown[1], shown[2] - shown[0], shown[3] - shown[1]
    frame = f'x="{x:.0f}" y="{y:.0f}" width="{wide:.0f}" height="{high:.0f}"'
    view = f"{seen[0]:.0f} {seen[1]:.0f} {seen[2] - seen[0]:.0f} {seen[3] - seen[1]:.0f}"
    line = 4 * (seen[2] - seen[0]) / wide  # outlines do not grow as what they go round
    return (
        f'<rect {frame} rx="6" fill="{colours["paper"]}" stroke="none"/>'
        f'<svg {frame} viewBox="{view}" stroke-width="{line:.1f}">{body}</svg>'
        f'<rect {frame} rx="6" fill="none" stroke="{colours["ghost_edge"]}" stroke-width="6"/>'
    )
