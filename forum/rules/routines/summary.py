"""What lists say of a card, and what it is found by; worked out once, when a version is published."""

from collections.abc import Mapping, Sequence
from typing import Any

from forum.rules.kit.spans import Span, say_count
from forum.rules.library.exercises import Exercise
from forum.rules.library.filters import HOUSEHOLD
from forum.rules.library.positions import fits_in
from forum.rules.library.words import POSITION_WORDS
from forum.rules.routines.coverage import equipment, gait_phases, modalities, needs, positions
from forum.rules.routines.facts import strip_to_dict
from forum.rules.routines.minutes import ENERGY_WORDS, energy, minutes
from forum.rules.routines.rounds import rounds_of
from forum.rules.routines.routines import Card
from forum.rules.routines.safety import Strip, safety_strip

RESTING = frozenset({"seated", "long_sitting", "supine", "side_lying", "prone"})
MINUTES_UP_TO = (10, 20)
NO_ROUNDS = Span()
SHORT_POSITIONS = {value: words[0].lower() + words[1:] for value, words in POSITION_WORDS.items()} | {
    "standing_supported": "standing with support",
    "standing_unsupported": "standing without support",
}
COARSE_POSITIONS = {
    "seated": "sitting",
    "long_sitting": "sitting",
    "supine": "lying down",
    "side_lying": "lying down",
    "prone": "lying down",
    "quadruped": "on hands and knees",
    "kneeling": "kneeling",
    "standing_supported": "standing",
    "standing_unsupported": "standing",
    "walking": "walking",
}

Library = Mapping[str, Exercise]


def summarise(card: Card, exercises: Library) -> dict[str, Any]:
    """The card in short, as plain data for JSON; `strip` holds the facts that every short form tells."""
    strip = safety_strip(card, exercises)
    where = positions(card, exercises)
    return {
        "meta": say_meta(minutes(card, exercises), energy(card, exercises), where, rounds_of(card)),
        "modalities": list(modalities(card, exercises)),
        "positions": list(where),
        "equipment": list(equipment(card, exercises)),
        "gait_phases": list(gait_phases(card, exercises)),
        "support": strip.support,
        "spotter": strip.spotter,
        "heat": strip.heat,
        "fall_risk": strip.fall_risk,
        "eyes_closed": strip.eyes_closed,
        "alone": is_alone_safe(strip),
        "strip": strip_to_dict(strip),
    }


def say_meta(count: int, grade: int, where: Sequence[str], rounds: Span = NO_ROUNDS) -> str:
    """A card in one line: "12 minutes · Low energy · Sitting", "36 minutes in 3 rounds · Medium energy"."""
    length = f"{count} {'minute' if count == 1 else 'minutes'}"
    words = [f"{length} in {say_count(rounds, 'round')}" if rounds else length, f"{ENERGY_WORDS[grade]} energy"]
    if where:
        words.append(say_positions(where))
    return " · ".join(words)


def say_positions(where: Sequence[str], between: str = "and") -> str:
    """Positions in one short phrase: two by name, more by what they have in common.

    "Sitting and standing with support", "Sitting, lying down and standing".
    """
    names = SHORT_POSITIONS if len(where) <= 2 else COARSE_POSITIONS
    words = list(dict.fromkeys(names[value] for value in where))
    if set(where) == {"standing_supported", "standing_unsupported"}:
        words = [f"standing with {between} without support"]
    phrase = f" {between} ".join(part for part in (", ".join(words[:-1]), *words[-1:]) if part)
    return phrase[:1].upper() + phrase[1:] or "Position not given"


def is_alone_safe(strip: Strip) -> bool:
    """Whether every line is known, none is held back, and none asks for somebody else."""
    is_known = not strip.unknown_count and not strip.holds
    return is_known and strip.spotter == "not_needed" and not strip.eyes_closed


def list_facets(card: Card, exercises: Library) -> list[tuple[str, str]]:
    """Every (facet, value) a card is found by; exactly one of them has the facet "energy"."""
    strip = safety_strip(card, exercises)
    things, length = equipment(card, exercises), minutes(card, exercises)
    values: dict[str, Sequence[str]] = {
        "modality": modalities(card, exercises),
        "position": [*_resting(card, exercises), *positions(card, exercises)],
        "equipment": [*things, *(["none"] if things and needs(card, exercises).can_do_with(HOUSEHOLD) else [])],
        "gait_phase": gait_phases(card, exercises),
        "support": [strip.support],
        "spotter": [_spotter(strip)],
        "energy": [str(energy(card, exercises))],
        "minutes": [str(most) for most in MINUTES_UP_TO if length <= most],
    }
    return [(facet, value) for facet, found in values.items() for value in dict.fromkeys(found)]


def _spotter(strip: Strip) -> str:
    if is_alone_safe(strip):
        return "alone"
    return "required" if strip.spotter == "required" else "recommended"


def _resting(card: Card, exercises: Library) -> list[str]:
    """["resting"] when every line can be done sitting or lying down."""
    for item in card.items:
        exercise = exercises.get(item.exercise_id)
        where = (item.position,) if item.position else tuple(RESTING)
        if exercise is None or not (set(where) & RESTING and fits_in(exercise, RESTING)):
            return []
    return ["resting"] if card.items else []
