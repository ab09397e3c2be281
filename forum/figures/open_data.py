"""The figures as files for others: pictures, poses, how a pose is written, the licence, and a list with checksums."""

import json
from collections.abc import Iterator
from dataclasses import asdict
from hashlib import sha256
from typing import Any

from forum.figures import shelf
from forum.figures.body.measures import PEOPLE, RANGES
from forum.figures.body.state import BASE
from forum.figures.poses.loading import ANGLES, OTHERS, WHOLE
from forum.figures.scene.setting import PROPS

LICENCE = """These figures and poses are given to everybody.

To the extent possible under law, the people of Strideshare have waived all copyright and related or neighbouring rights
to the files in this folder (CC0 1.0 Universal, https://creativecommons.org/publicdomain/zero/1.0/).

A figure shows a movement. It does not say that the movement is right for you: ask a physiotherapist.
"""


def list_files() -> Iterator[tuple[str, str]]:
    """Every file as (name, text); versions.json, the last one, has each figure's version and each file's checksum."""
    sums: dict[str, str] = {}
    for name, text in _files():
        sums[name] = sha256(text.encode()).hexdigest()
        yield name, text
    versions = {exercise_id: shelf.version(exercise_id) for exercise_id in sorted(shelf.figures())}
    yield "versions.json", _json({"figures": versions, "sha256": sums})


def _files() -> Iterator[tuple[str, str]]:
    yield "LICENCE.txt", LICENCE
    yield "pose.schema.json", _json(pose_schema())
    for exercise_id, figure in sorted(shelf.figures().items()):
        yield f"poses/{exercise_id}.json", _json(asdict(figure) | {"alt": shelf.alt(exercise_id)})
        yield f"svg/{exercise_id}.svg", shelf.still(exercise_id)
        if shelf.moves(exercise_id):
            yield f"svg/{exercise_id}.strip.svg", shelf.strip(exercise_id)
            yield f"svg/{exercise_id}.moving.svg", shelf.moving(exercise_id)


def pose_schema() -> dict[str, Any]:
    """How a figure is written, as JSON Schema."""
    sides = {f"{name}{side}": _angle(name) for name in sorted(ANGLES) for side in ("", "_l", "_r")}
    whole = {name: {"type": "number"} for name in sorted(WHOLE)}
    others: dict[str, Any] = {f"{name}{side}": {} for name in sorted(OTHERS) for side in ("", "_l", "_r")}
    pose = {"type": "object", "properties": others | whole | sides | {"start": {"enum": sorted(BASE)}}}
    prop = {"type": "array", "prefixItems": [{"enum": sorted(PROPS)}, {"type": "array"}]}
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": "An exercise drawn from joint angles: degrees, centimetres, seconds",
        "type": "object",
        "required": ["id", "who", "keys"],
        "properties": {
            "id": {"type": "string"},
            "who": {"enum": sorted(PEOPLE)},
            "view": {"type": "number"},
            "tilt": {"type": "number"},
            "props": {"type": "array", "items": prop},
            "keys": {"type": "array", "items": pose, "minItems": 1},
            "helper": {"anyOf": [pose, {"type": "null"}]},
        },
    }


def _angle(name: str) -> dict[str, Any]:
    low, high = RANGES.get(name, (-360, 360))
    return {"type": "number", "minimum": low, "maximum": high}


def _json(value: object) -> str:
    return json.dumps(value, indent=1, ensure_ascii=False, sort_keys=True) + "\n"
