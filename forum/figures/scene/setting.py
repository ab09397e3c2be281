"""All that stands round a person, by name."""

from collections.abc import Callable
from typing import Any

from forum.figures.body.hands import Rest
from forum.figures.kit.paper import Camera
from forum.figures.kit.parts import Node
from forum.figures.scene.chairs import CHAIRS
from forum.figures.scene.gear import GEAR
from forum.figures.scene.machines import MACHINES
from forum.figures.scene.places import Box, places_of, solids_of
from forum.figures.scene.rooms import ROOMS

PROPS: dict[str, Callable[..., list[Node]]] = {**CHAIRS, **ROOMS, **GEAR, **MACHINES}
Prop = tuple[str, list[Any]]


def drawn(props: list[Prop], camera: Camera) -> list[Node]:
    """The nodes of all props; their keys tell two chairs apart."""
    found = []
    for i, (name, values) in enumerate(props):
        for node in PROPS[name](camera, *values):
            node.key = f"prop{i}.{node.key}"
            for part in node.parts:
                part.key = f"p{i}_{part.key}"
            found.append(node)
    return found


def places(props: list[Prop]) -> dict[str, Rest]:
    return {name: place for prop, values in props for name, place in places_of(prop, values).items()}


def solids(props: list[Prop]) -> list[Box]:
    return [box for prop, values in props for box in solids_of(prop, values)]
