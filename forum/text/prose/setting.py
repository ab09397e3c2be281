"""The setting that was read out of prose, as fields of a card's line: where, holding what, with what and with whom.

What the library has no value for becomes words for the line's note. Where the library already says the same of the
exercise, the field stays blank ("as usual for this exercise").
"""

import re
from typing import Any

from forum.errors import Refused
from forum.rules.library.equipment_names import parse_equipment
from forum.rules.library.exercises import Exercise
from forum.rules.library.positions import moves_between
from forum.rules.library.words import POSITION_WORDS
from forum.rules.routines.limits import BAND_CHARS, ITEM_RANGES
from forum.text.routine_parser import FoundItem

Read = tuple[dict[str, Any], list[str]]

KG_PER_LB = 0.45359237
_STANDING = ("standing_supported", "standing_unsupported")
_HELD = re.compile(
    r"\b(?:hold|holding|held|hang|hanging|grab|grip|grasp|lean|hands? on|fingertips|support)", re.IGNORECASE
)
_LOAD = re.compile(r"(\d{1,4}(?:\.\d{1,2})?) (kg|lb)", re.ASCII)
_BAND = re.compile(r"(?:(.+) )?band")


def line_setting(item: FoundItem, exercise: Exercise) -> Read:
    """The fields of one line, and what belongs into its note."""
    fields: dict[str, Any] = {}
    notes: list[str] = []
    support = item.setting.support
    is_held = support is not None and _HELD.search(item.words) is not None
    if support is not None and exercise.safety.stable_support != "hold_on":
        fields["support"] = "hold_on" if is_held else "within_reach"
    if item.setting.position and (place := _position(item.setting.position, exercise, is_held=is_held)):
        fields["position"] = place
    elif item.setting.position and not _is_told(item.setting.position, exercise):
        notes.append(f"Position: {item.setting.position}")
    if item.setting.spotter and exercise.safety.spotter != "required":
        fields["spotter"] = "required"
    if item.setting.eyes_closed and not exercise.safety.eyes_closed:
        notes.append("Eyes closed: have someone beside you")
    things = [*item.setting.equipment, *([support] if support else [])]
    for read in (_resistance(item.setting.resistance, exercise, things), _equipment(things, exercise)):
        fields |= read[0]
        notes += read[1]
    return fields, notes


def _position(said: str, exercise: Exercise, *, is_held: bool) -> str | None:
    """The library's word for it; None where the exercise itself says the same, or nothing more exact was said."""
    if said != "standing":
        value = said.replace("-", "_")
        is_new = exercise.positions != (value,) and not (moves_between(exercise) and value in exercise.positions)
        return value if value in POSITION_WORDS and is_new else None
    known = [one for one in exercise.positions if one in _STANDING]
    if moves_between(exercise) and known:
        return None
    wanted = "standing_supported" if is_held else known[0] if len(known) == 1 else None
    if wanted is None and not known:
        wanted = "standing_unsupported"
    return None if wanted is None or exercise.positions == (wanted,) else wanted


def _is_told(said: str, exercise: Exercise) -> bool:
    """Whether the exercise is done so anyway."""
    if said == "standing":
        return any(one in _STANDING for one in exercise.positions)
    return said.replace("-", "_") in exercise.positions


def _resistance(said: str | None, exercise: Exercise, things: list[str]) -> Read:
    if not said:
        return {}, []
    if found := _LOAD.fullmatch(said):
        kilograms = float(found[1]) * (KG_PER_LB if found[2] == "lb" else 1)
        least, most = ITEM_RANGES["load_kg"]
        # A weight in pounds is kept as it was written, too: nobody owns one of 0.91 kg.
        as_written = [f"Weight: {said}"] if found[2] == "lb" or not least <= kilograms <= most else []
        return ({"load_kg": round(kilograms, 2)} if least <= kilograms <= most else {}), as_written
    if found := _BAND.fullmatch(said):
        if "band" not in things:
            things.append("band")
        return ({"band": found[1]} if found[1] and len(found[1]) <= BAND_CHARS else {}), []
    return {}, [f"Resistance: {said}"]


def _equipment(things: list[str], exercise: Exercise) -> Read:
    known: set[str] = set()
    unknown: list[str] = []
    for thing in dict.fromkeys(things):
        try:
            known.update(parse_equipment(thing) or ())
        except Refused:
            unknown.append(thing)
    # What the library has as optional, or as one of several, is settled by an author who names it.
    settled = {*exercise.needed, *(thing for things in exercise.needed_in.values() for thing in things)}
    more = tuple(one for one in sorted(known) if one not in settled)
    return ({"equipment": more} if more else {}), ([f"With: {', '.join(unknown)}"] if unknown else [])
