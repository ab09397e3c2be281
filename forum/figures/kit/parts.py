"""What a picture is made of: parts in one colour, bundled to nodes that stand before or behind each other."""

from dataclasses import dataclass, field
from functools import cached_property

from forum.figures.kit.paper import Box, Steps, box_of
from forum.figures.kit.space import Vec

# Layers, from the paper towards the viewer. Only what stands in BODIES is put in order by depth.
FLOOR, ROOM, FURNITURE, GHOST, BODIES, NEAR, ARROWS, SIGNS = range(8)


@dataclass
class Daub:
    """One shape or line. A line has a `width` in paper units; a shape without `edge` has no outline."""

    key: str
    colour: str
    steps: Steps
    edge: bool = True
    width: float = 0

    @cached_property
    def box(self) -> Box:
        """Left, top, right, bottom."""
        return box_of(self.steps, self.width / 2)


@dataclass
class Node:
    """Parts that stay together, about an axis from `a` to `b` on paper, `r` thick."""

    key: str
    parts: list[Daub]
    a: Vec = (0, 0, 0)
    b: Vec = (0, 0, 0)
    r: float = 0
    layer: int = BODIES
    depth: float = 0
    marks: frozenset[str] = field(default_factory=frozenset)

    @cached_property
    def owner(self) -> str:
        """Whose part it is: the person's, the helper's, or nobody's."""
        return self.key.partition(".")[0]

    @cached_property
    def kind(self) -> str:
        """thigh, shank, trunk … without side and owner."""
        return self.key.rpartition(".")[2].removeprefix("l_").removeprefix("r_")


def thing(key: str, layer: int, depth: float, *parts: Daub) -> Node:
    """A node that has its place by layer and depth alone."""
    return Node(key, list(parts), layer=layer, depth=depth)
