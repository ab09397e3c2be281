"""What in a line of a card goes against what a member can do or has."""

from dataclasses import dataclass
from typing import Literal

from forum.rules.fitting.profiles import FitProfile
from forum.rules.library.exercises import Exercise
from forum.rules.library.needs import missing_in
from forum.rules.library.offers import is_line_offered
from forum.rules.library.words import EQUIPMENT_WORDS, SPOTTER_WORDS
from forum.rules.routines.routines import Item
from forum.rules.routines.safety import item_strip
from forum.rules.routines.summary import say_positions

Kind = Literal["unknown", "hold", "held", "position", "support", "company", "eyes", "floor", "things", "band", "weight"]

WEIGHTS = frozenset(("dumbbell", "ankle_weight"))
BAND = "resistance_band"


@dataclass(frozen=True, slots=True)
class Conflict:
    """One thing that does not fit, in a sentence about the exercise and not about the member."""

    kind: Kind
    words: str


def list_conflicts(item: Item, exercise: Exercise | None, profile: FitProfile) -> tuple[Conflict, ...]:
    """Everything that does not fit, () when the line can be done as it stands.

    A line's own words count as much as the library's, and where one of several positions is left open, each of them
    must fit. "Better with someone near you" does not fit somebody who is alone.
    """
    if exercise is None:
        return (Conflict("unknown", "It is not in our library, so we cannot say whether it fits."),)
    strip = item_strip(item, exercise)
    found: list[Conflict] = []
    if exercise.hold_words:
        found.append(Conflict("hold", "It is held back for now, because somebody has seen a risk in it."))
    elif not is_line_offered(exercise, item.position):
        found.append(Conflict("held", "It waits for a clinician to read it."))
    if wrong := tuple(one for one in strip.positions if one not in profile.positions):
        found.append(Conflict("position", f"It is done {_small(say_positions(wrong, 'or'))}."))
    if strip.floor_transfer and not profile.can_use_floor:
        found.append(Conflict("floor", "You get down to the floor for it."))
    if strip.eyes_closed and not profile.may_close_eyes:
        found.append(Conflict("eyes", "It is done with eyes closed."))
    # Somebody who closes their eyes needs company whatever else was said.
    if not profile.has_company and (strip.spotter != "not_needed" or strip.eyes_closed):
        found.append(Conflict("company", f"{SPOTTER_WORDS[strip.spotter]}."))
    if strip.support != "not_needed" and not profile.has_support:
        found.append(Conflict("support", "It asks for something firm to hold."))
    return (*found, *_missing_things(item, exercise, profile))


def _missing_things(item: Item, exercise: Exercise, profile: FitProfile) -> tuple[Conflict, ...]:
    found: list[Conflict] = []
    needed = {*exercise.needed, *item.equipment} - {"none"}
    groups = [*missing_in(exercise, item.position, profile.things)]
    groups += [(one,) for one in item.equipment if one not in profile.things and (one,) not in groups and one != "none"]
    if groups:
        missing = [" or ".join(_small(EQUIPMENT_WORDS[one]) for one in group) for group in groups]
        found.append(Conflict("things", f"It needs: {', '.join(missing)}."))
    if has_band(item) and BAND not in profile.things and BAND not in needed:
        found.append(Conflict("band", "It is done with a band."))
    if has_weight(item) and not WEIGHTS & set(profile.things) and not WEIGHTS & needed:
        found.append(Conflict("weight", "It is done with a weight."))
    return tuple(found)


def has_band(item: Item) -> bool:
    """Whether the line says anything of a band."""
    return bool(item.band or item.band_brand or item.band_doubled)


def has_weight(item: Item) -> bool:
    """Whether the line says anything of a weight."""
    return item.load_kg is not None or item.first_load_kg is not None


def _small(words: str) -> str:
    return words[:1].lower() + words[1:]
