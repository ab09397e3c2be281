"""Pose files: a family a file, with inheritance. What is wrong is named by file, exercise and value."""

import json
from collections.abc import Mapping
from typing import Any
from zlib import crc32

from forum.figures.body.measures import PEOPLE, RANGES
from forum.figures.body.state import BASE
from forum.figures.poses.data import Poses
from forum.figures.scene.setting import PROPS

# What an exercise may say.
FIELDS = frozenset(
    [
        "like",
        "who",
        "view",
        "tilt",
        "props",
        "all",
        "keys",
        "then",
        "arrows",
        "seconds",
        "hold",
        "lift",
        "show",
        "face",
        "helper",
        "held",
        "plan",
        "inset",
        "signs",
        "tells",
        "bare",
    ]
)
# What a pose may say: numbers, of both sides or (with _l, _r) of one; then what is no number.
ANGLES = frozenset(
    [
        "hip",
        "hip_out",
        "hip_turn",
        "knee",
        "ankle",
        "toes",
        "toes_out",
        "sole_in",
        "arm",
        "arm_out",
        "arm_turn",
        "elbow",
        "palm",
        "wrist",
        "drop",
        "reach",
        "shrug",
    ]
)
WHOLE = frozenset(["bend", "side", "twist", "nod", "turn", "ear", "lean", "tip", "roll", "face", "seat", "mat"])
OTHERS = frozenset(
    [
        "start",
        "move",
        "at",
        "foot",
        "ankle_on",
        "hand",
        "grip",
        "elbow_to",
        "anchor",
        "balance",
        "world",
        "eyes",
        "gaze",
        "mouth",
        "held",
    ]
)


# Head angles are told against the room, so that a level head needs none; faults.py asks the neck itself.
_TOLD = {joint: ends for joint, ends in RANGES.items() if joint not in ("nod", "turn")}


class BadPose(ValueError):
    """A pose file that can't be drawn; its words name file, exercise and value."""


def figures_of(files: Mapping[str, str]) -> dict[str, Poses]:
    """All exercises of the files (name -> JSON), by id; what begins with _ is only there to be inherited."""
    raw: dict[str, tuple[str, dict[str, Any]]] = {}
    for name, text in files.items():
        try:
            read = json.loads(text)
        except json.JSONDecodeError as error:
            raise BadPose(f"{name}: line {error.lineno} is no JSON: {error.msg}") from error
        for key, value in read.items():
            if key in raw:
                raise BadPose(f"{name}: {key} is in {raw[key][0]} already")
            raw[key] = (name, value)
    done: dict[str, dict[str, Any]] = {}
    for key in raw:
        _inherited(key, raw, done, ())
    return {key: _figure(raw[key][0], key, data) for key, data in done.items() if not key.startswith("_")}


def _inherited(
    key: str, raw: Mapping[str, tuple[str, dict[str, Any]]], done: dict[str, dict[str, Any]], seen: tuple[str, ...]
) -> dict[str, Any]:
    """An exercise with all it inherits: own fields win, `all` is merged field by field, `keys` replace."""
    file = raw[seen[0] if seen else key][0] if key not in raw else raw[key][0]
    if key in seen:
        raise BadPose(f"{file}: {' -> '.join((*seen, key))} is a circle of inheritance")
    if key not in raw:
        raise BadPose(f"{file}: {seen[-1]} is like {key}, which does not exist")
    if key not in done:
        own = raw[key][1]
        unknown = set(own) - FIELDS
        if unknown:
            raise BadPose(f"{file}: {key} says {', '.join(sorted(unknown))}, which no exercise has")
        base = _inherited(own["like"], raw, done, (*seen, key)) if "like" in own else {}
        keys = own.get("keys") or ([{}, own["then"]] if "then" in own else base.get("keys", [{}]))
        both = {**base.get("all", {}), **own.get("all", {})}
        base = {name: value for name, value in base.items() if name != "tells"}  # words are of one exercise alone
        done[key] = {**base, **own, "all": both, "keys": keys, "face": {**base.get("face", {}), **own.get("face", {})}}
    return done[key]


def _figure(file: str, key: str, data: dict[str, Any]) -> Poses:
    keys = [{**data["all"], **pose} for pose in data["keys"]]
    for pose in [*keys, data.get("helper") or {}]:
        _check(file, key, pose)
    props = tuple((each, []) if isinstance(each, str) else (each[0], list(each[1:])) for each in data.get("props", []))
    for name, _ in props:
        if name not in PROPS:
            raise BadPose(f"{file}: {key} has a prop {name}, which nobody can draw")
    who = data.get("who") or sorted(PEOPLE)[crc32(key.encode()) % len(PEOPLE)]
    if who not in PEOPLE:
        raise BadPose(f"{file}: {key} is done by {who}, whom nobody knows")
    return Poses(
        id=key,
        who=who,
        view=data.get("view", 20),
        tilt=data.get("tilt", 11),
        props=props,
        keys=tuple(keys),
        arrows=tuple(data.get("arrows", [])),
        seconds=tuple(data.get("seconds", [])),
        hold_s=data.get("hold", 0),
        lift=data.get("lift", 6),
        show=data.get("show", -1),
        face=data["face"],
        helper=data.get("helper"),
        held=tuple(data.get("held", [])),
        plan=data.get("plan", ""),
        inset=tuple(data.get("inset", [])),
        signs=tuple(data.get("signs", [])),
        tells=data.get("tells", ""),
        bare=data.get("bare", ""),
    )


def _check(file: str, key: str, pose: Mapping[str, Any]) -> None:
    """Every joint is known and every angle within its range."""
    for name, value in pose.items():
        joint = name.removesuffix("_l").removesuffix("_r")
        if name in OTHERS or joint in OTHERS:
            continue
        if name not in WHOLE and joint not in ANGLES:
            raise BadPose(f"{file}: {key} bends {name}, which no body has")
        if not isinstance(value, int | float) or isinstance(value, bool):
            raise BadPose(f"{file}: {key} says {name} {value!r}, which is no number")
        low, high = _TOLD.get(joint, (-360.0, 360.0))
        if not low <= value <= high:
            raise BadPose(f"{file}: {key} says {name} {value:g}, outside {low:g} to {high:g}")
    if pose.get("start", "standing") not in BASE:
        raise BadPose(f"{file}: {key} starts {pose['start']}, which nobody can")
