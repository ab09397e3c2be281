"""Equipment as people name it: "chair, red band and a towel" as library values, and back."""

import re

from forum.errors import Refused
from forum.rules.library import refusal_words
from forum.rules.library.words import EQUIPMENT_WORDS

_OTHER_NAMES = {
    "chair": "chair", "stool": "chair", "seat": "chair",
    "mat": "mat_or_bed", "bed": "mat_or_bed", "yoga mat": "mat_or_bed",
    "worktop": "counter", "counter": "counter", "kitchen counter": "counter", "sink": "counter", "table": "counter",
    "rail": "handrail", "grab rail": "handrail", "banister": "handrail",
    "band": "resistance_band", "theraband": "resistance_band", "elastic band": "resistance_band",
    "exercise band": "resistance_band", "elastic": "resistance_band",
    "belt": "belt_or_towel", "towel": "belt_or_towel", "strap": "belt_or_towel",
    "pillow": "pillow_or_roll", "cushion": "pillow_or_roll", "rolled towel": "pillow_or_roll",
    "foam": "foam_pad", "ball": "exercise_ball", "gym ball": "exercise_ball", "swiss ball": "exercise_ball",
    "tennis ball": "small_ball", "step": "step_box", "box": "step_box", "stair": "step_box", "hurdle": "hurdle",
    "cones": "floor_objects", "markers": "floor_objects", "ankle weights": "ankle_weight",
    "weight": "dumbbell", "weights": "dumbbell", "hand weights": "dumbbell", "dumbbell": "dumbbell",
    "dumbbells": "dumbbell", "putty": "putty", "stick": "walking_aid", "cane": "walking_aid", "walker": "walking_aid",
    "rollator": "walking_aid", "frame": "walking_aid", "bike": "stationary_bike", "cross trainer": "elliptical_machine",
    "elliptical": "elliptical_machine", "swimming pool": "pool", "console": "game_console", "rope": "skipping_rope",
}  # fmt: skip
_NAMES = (
    _OTHER_NAMES
    | {value.replace("_", " "): value for value in EQUIPMENT_WORDS}
    | {words.casefold(): value for value, words in EQUIPMENT_WORDS.items()}
)
_BETWEEN = re.compile(r"[,;\n/+]| and ")
_ARTICLE = re.compile(r"^(?:a|an|the|my|one|two|firm|some) ")


def parse_equipment(text: str, *, field: str | None = None) -> tuple[str, ...] | None:
    """The library values of what was typed, in the library's order; None when nothing was typed.

    Raises `Refused` on a thing that the library has no word for.
    """
    wanted = {_value(part, field) for part in _parts(text.casefold())}
    return tuple(value for value in EQUIPMENT_WORDS if value in wanted and value != "none") or None


def say_equipment(values: tuple[str, ...]) -> str:
    """Library values as somebody would type them: "Firm chair, wall"."""
    words = [EQUIPMENT_WORDS[value] for value in values]
    return ", ".join([*words[:1], *(word[:1].lower() + word[1:] for word in words[1:])])


def _parts(text: str) -> list[str]:
    # "Belt or towel" is one name: "or" never parts two things.
    parts = (" ".join(part.split()).strip(".") for part in _BETWEEN.split(text))
    return [part for part in parts if part]


def _value(name: str, field: str | None) -> str:
    for known in (name, _ARTICLE.sub("", name), f"firm {name}"):
        if known in _NAMES:
            return _NAMES[known]
    raise Refused(refusal_words.equipment_unknown(name), field)
