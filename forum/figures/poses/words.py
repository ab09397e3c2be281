"""The words under a picture, from the same poses: what is seen at once, and the movement step by step."""

import re

from forum.figures.body.state import SIDES
from forum.figures.kit.space import length, sub
from forum.figures.poses.changes import changes
from forum.figures.poses.motion import Motion

_STARTS = {
    "standing": "Standing",
    "sitting": "Sitting",
    "long_sitting": "Sitting with the legs straight out",
    "supine": "Lying on the back",
    "prone": "Lying on the front",
    "side_left": "Lying on the side",
    "side_right": "Lying on the side",
    "hands_knees": "On hands and knees",
    "kneeling": "Kneeling",
}
_ON = {
    "chair": "on a chair",
    "wheelchair": "in a wheelchair",
    "bed": "on a bed",
    "mat": "on a mat",
    "cable_machine": "at a cable machine",
    "leg_press": "in a leg press",
    "leg_curl": "in a leg curl machine",
    "bike": "on a recumbent bike",
    "elliptical": "on an elliptical machine",
    "treadmill": "on a treadmill",
    "pool": "in water up to the chest",
    "foam": "on a foam pad",
}
_NEAR = {
    "corner": "in a corner",
    "worktop": "in front of a worktop",
    "side_top": "beside a worktop",
    "side_wall": "along a wall",
    "wall": "facing a wall",
    "back_wall": "with the back to a wall",
    "front_rail": "in front of a rail",
    "rail": "beside a rail",
    "walker": "with a walker",
    "stick": "with a stick",
    "table": "at a table",
    "pull_up_bar": "under a bar",
    "arm_cycle": "at an arm cycle",
    "step": "at a low step",
    "stairs": "at the foot of stairs",
    "hurdles": "before low hurdles",
}
_GEAR = {
    "band": "a band",
    "loop": "a band round both legs",
    "belt": "a belt",
    "towel": "a towel",
    "weight": "a weight",
    "small_ball": "a ball",
    "tray": "a tray",
    "pen": "a pen",
}
_HOLDS = {
    "worktop": "on the worktop",
    "worktop_edge": "on the worktop",
    "side_top": "on the worktop",
    "wall": "on the wall",
    "rail": "on the rail",
    "front_rail": "on the rail",
    "pool_rail": "on the rail",
    "seat": "on the seat",
    "armrest": "on the armrest",
    "armrest_grip": "on the armrest",
    "thigh": "on the thighs",
    "knee": "on the knees",
    "belly": "on the belly",
    "table": "on the table",
    "mill_rail": "on the rail",
    "walker": "on the walker",
    "pole": "on the handles",
    "hip": "on the hip",
    "floor": "on the floor",
    "rim": "on the wheel",
    "pull_bar": "on the bar",
    "stick": "on the stick",
}
_OTHER = {"right": "left", "left": "right"}
_SIDES = re.compile(r"\b(left|right)\b")
# A hand this far above what it could hold hovers.
_HOVERS_CM = 4.0


def alt(motion: Motion) -> str:
    """One or two sentences: where somebody is, what they hold, what moves."""
    words = f"{_where(motion)}{_hands(motion)}. {_movement(motion)}"
    return f"{words} {' '.join(_beside(motion))}".strip()


def long_description(motion: Motion) -> list[str]:
    """The start, then a line for each key pose, then how long it takes."""
    lines = [f"{_where(motion)}{_hands(motion)}.", *([motion.figure.tells] if motion.figure.tells else [])]
    for i in range(1, len(motion.keys)):
        moved = changes(motion.keys[i - 1], motion.keys[i])
        lines += [_sentence(moved)] if moved and (len(motion.keys) > 2 or not motion.figure.tells) else []
    if len(motion.keys) > 1:
        seconds = motion.figure.seconds[-1] if motion.figure.seconds else 1.6
        lines.append(f"Back in {seconds:g} seconds.")
    elif not motion.figure.tells:
        lines.append("Stay like this.")
    return [*lines, *_beside(motion)]


def _where(motion: Motion) -> str:
    props = [name for name, _ in motion.figure.props]
    start = motion.figure.keys[0].get("start", "standing")
    on = next((_ON[name] for name in props if name in _ON and _carries(name, start)), "")
    on = "on a ball" if start == "sitting" and "ball" in props and "chair" not in props else on
    near = next((words for name, words in _NEAR.items() if name in props), "")
    if start == "standing" and on in ("on a chair", "on a bed"):
        on = ""
    walks = start == "standing" and any(abs(one.foot[3]) > 20 for one in motion.keys[0][0].sides.values() if one.foot)
    first = "In mid-step" if walks and len(motion.keys) == 1 else _STARTS[start]
    return " ".join(word for word in (first, on, near) if word)


def _carries(name: str, start: str) -> bool:
    """A chair beside a mat carries nobody."""
    return name not in ("chair", "wheelchair") or start == "sitting"


def _hands(motion: Motion) -> str:
    """Where the hands are in the pose that is shown."""
    found: dict[str, list[str]] = {}
    body = motion.keys[motion.shown][0]
    for s, _ in SIDES:
        hold = body.sides[s].hold
        if hold and hold[0] in _HOLDS:
            hovers = hold[1][1] > _HOVERS_CM
            found.setdefault("just above the worktop" if hovers else _HOLDS[hold[0]], []).append(s)
        elif (
            hold
            and hold[0] == "at_flat"
            and "worktop" in motion.places
            and hold[1][1] > motion.places["worktop"].at[1] + _HOVERS_CM
        ):
            found.setdefault("just above the worktop", []).append(s)
    said = [
        f"both hands {where}"
        if len(sides) == 2
        else f"one hand {where.replace('thighs', 'thigh').replace('knees', 'knee')}"
        for where, sides in found.items()
    ]
    return "".join(f", {one}" for one in said)


def _movement(motion: Motion) -> str:
    if motion.figure.tells:
        return motion.figure.tells
    moved: list[str] = []
    for i in range(1, motion.shown + 1):
        moved += [one for one in changes(motion.keys[i - 1], motion.keys[i]) if one not in moved]
    return _sentence(moved[:4]) if moved else "Stay like this."


def _sentence(parts: list[str]) -> str:
    words = "; ".join(parts)
    return words[:1].upper() + words[1:] + "."


def _beside(motion: Motion) -> list[str]:
    """Eyes, gear, and who stands there."""
    said = ["The eyes are closed."] if motion.figure.eyes_closed else []
    gear = list(dict.fromkeys(_GEAR[name] for name, *_ in motion.figure.held if name in _GEAR))
    if gear:
        said.append(f"With {' and '.join(gear)}.")
    helper = motion.helper()
    if helper is not None:
        touches = any(side.hold for side in helper[0].sides.values())
        near = length(sub(helper[0].place, motion.keys[0][0].place)) < 200
        said.append("Another person helps." if touches and near else "Another person stands close by.")
    elif "company" in motion.figure.signs:
        said.append("Somebody is near.")
    return said


def of_side(text: str, side: str) -> str:
    """The words of the mirrored picture: left and right change places."""
    return _SIDES.sub(lambda found: _OTHER[found[0]], text) if side == "left" else text
