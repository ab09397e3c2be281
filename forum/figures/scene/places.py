"""Where hands can rest on furniture, and the boxes that no joint may be in."""

from collections.abc import Mapping
from typing import Any

from forum.figures.body.hands import Rest
from forum.figures.body.measures import BED_CM, MAT_CM, SEAT_CM
from forum.figures.body.skeleton import Joints

Box = tuple[float, float, float, float, float, float]
_ON_PEOPLE = ("elbow", "hand", "heel", "knee", "shoulder", "wrist", "ankle")


def _at(values: list[Any], index: int, otherwise: float) -> float:
    return float(values[index]) if len(values) > index and not isinstance(values[index], list) else otherwise


def places_of(name: str, values: list[Any]) -> dict[str, Rest]:
    """The places of one prop, by the numbers it was put with."""
    x = _at(
        values,
        0,
        {"worktop": 24, "wall": 60, "table": 30, "front_rail": 40, "walker": 26, "pull_up_bar": 22}.get(name, 0),
    )
    if name == "worktop":
        return {
            "worktop": Rest("flat", (x + 9, _at(values, 1, 90), 15)),
            "worktop_edge": Rest("grip", (x, _at(values, 1, 90) - 1, 18)),
            "worktop_far": Rest("flat", (x + 26, _at(values, 1, 90), 14)),
        }
    if name == "side_top":
        return {"side_top": Rest("flat", (8, _at(values, 1, 90), -_at(values, 0, -34) + 7))}
    if name == "table":
        return {"table": Rest("flat", (x + 12, _at(values, 1, 74), 14))}
    if name == "wall":
        return {"wall": Rest("wall", (x, 128, 15))}
    if name == "side_wall":
        return {"side_wall": Rest("flat", (10, 105, -_at(values, 0, -42) - 2))}
    if name == "front_rail":
        return {"front_rail": Rest("grip", (x, _at(values, 1, 90) + 1, 17))}
    if name == "walker":
        return {"walker": Rest("grip", (x - 6, 89, 24))}
    if name == "stick":
        return {"stick": Rest("grip", (_at(values, 0, 14) - 2, _at(values, 2, 84) + 2, _at(values, 1, 24)))}
    if name == "pull_up_bar":
        return {"pull_bar": Rest("grip", (x, _at(values, 1, 176), 22))}
    if name == "rail":
        return {"rail": Rest("grip", (22, _at(values, 1, 88) + 1, abs(_at(values, 0, -30))))}
    if name == "chair":
        return _chair(x, _at(values, 1, SEAT_CM), _at(values, 4, 0))
    return _others(name, values, x)


def _chair(x: float, seat: float, arms: float) -> dict[str, Rest]:
    places = {"seat": Rest("flat", (x + 6, seat, 21)), "chairback": Rest("grip", (x - 24, seat + 36, 18))}
    if arms:
        places |= {
            "armrest": Rest("flat", (x + 9, seat + arms + 2, 24)),
            "armrest_grip": Rest("grip", (x + 10, seat + arms + 2, 24)),
        }
    return places


def _others(name: str, values: list[Any], x: float) -> dict[str, Rest]:
    if name == "wheelchair":
        seat = _at(values, 1, SEAT_CM)
        return {
            "armrest": Rest("flat", (x + 7, seat + 24, 26)),
            "armrest_grip": Rest("grip", (x + 8, seat + 25, 26)),
            "rim": Rest("grip", (x - 2, 63, 30)),
        }
    if name == "mat":
        return {"floor": Rest("flat", (0, MAT_CM, 16))}
    if name == "bed":
        return {"bed": Rest("flat", (0, BED_CM, 30))}
    if name == "ball":
        r = _at(values, 3, 32)
        return {"ball": Rest("flat", (x + 8, _at(values, 1, 32) + r * 0.6, r * 0.8))}
    if name == "elliptical":
        return {"pole": Rest("grip", (36, 104, 20))}
    if name == "treadmill":
        return {"mill_rail": Rest("grip", (24, 100, 27))}
    if name == "arm_cycle":
        return {"cycle": Rest("grip", (_at(values, 0, 50), _at(values, 1, 86), 12))}
    if name == "pool":
        return {"pool_rail": Rest("grip", (10, _at(values, 2, 112) + 5, 38))}
    return {}


def on_person(joints: Joints) -> dict[str, Rest]:
    """Places on the person for a helper's hands."""
    names = [f"{s}_{part}" for s in "lr" for part in _ON_PEOPLE] + ["waist", "pelvis", "neck"]
    return {f"their_{name}": Rest("grip", joints.points[name]) for name in names}


def solids_of(name: str, values: list[Any]) -> list[Box]:
    """x0, x1, y0, y1, z0, z1 of what no joint may be in."""

    def at(index: int, otherwise: float) -> float:
        return _at(values, index, otherwise)

    solid: Mapping[str, list[Box]] = {
        "wall": [(at(0, 60), at(0, 60) + 60, 0, 185, -68, 38)],
        "back_wall": [(at(0, -30) - 60, at(0, -30), 0, 185, -at(2, 38), at(2, 38))],
        "worktop": [
            (at(0, 24), at(0, 24) + at(3, 46), at(1, 90) - 5, at(1, 90), -at(2, 30), at(2, 30)),
            (at(0, 24) + 9, at(0, 24) + at(3, 46), 8, at(1, 90), -at(2, 30), at(2, 30)),
        ],
        "step": [(at(0, 14), at(0, 14) + at(2, 34), 0, at(1, 15), at(4, 0) - at(3, 26), at(4, 0) + at(3, 26))],
        "foam": [(at(0, 5) - at(2, 23), at(0, 5) + at(2, 23), 0, at(1, 7), -at(3, 23), at(3, 23))],
        "chair": [(at(0, 0) - 19, at(0, 0) + 19, at(1, SEAT_CM) - 4, at(1, SEAT_CM), -19, 19)] if at(2, 0) == 0 else [],
        "mat": [(at(0, -95), at(1, 95), -9, MAT_CM, -34, 34)],
        "bed": [(at(0, -100), at(1, 100), 0, at(3, BED_CM) - 2.5, -42, 42)],  # a mattress gives
    }
    return solid.get(name, [])
