"""What a person needs to know before they start: the facts of an exercise, and the worst of a card.

A card's strip is the worst of its items. What an item says of its own position, support or company can
make a fact stricter, never milder, so that no copy, fit or summary of a card drops a warning.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from functools import reduce
from typing import Literal

from forum.rules.library.exercises import Exercise
from forum.rules.library.offers import say_held
from forum.rules.library.positions import places_of
from forum.rules.library.words import (
    FALL_RISK_WORDS,
    HEAT_WORDS,
    POSITION_WORDS,
    SPOTTER_WORDS,
    SUPPORT_WORDS,
)
from forum.rules.routines.own_names import find_own_name
from forum.rules.routines.routines import Card, Item

Severity = Literal["info", "care", "warn"]

STOP_RULES = (
    "Stop if you feel dizzy or faint. Sit down.",
    "Stop if you have chest pain, or cannot get your breath. Call for emergency help.",
    "Stop if you notice new weakness or numbness. Call your care team, or emergency help if it is sudden.",
    "Stop if your sight changes: blurred, double or dim. Sit and cool down. Call your care team if it lasts.",
    "Stop if you fall. Rest before you go on. Tell your care team, even if you feel fine.",
)
PACING = (
    "Rest as often and as long as you like. Resting is part of the plan.",
    "Do less on a bad day. A few repetitions still count.",
)
COOLING = (
    "Keep cool: a fan, a cool room, and water to sip.",
    "If heat makes your symptoms worse, stop and cool down. Call your care team if they do not settle.",
)

_FROM_BEST = {
    "spotter": ("not_needed", "recommended", "required"),
    "support": ("not_needed", "within_reach", "hold_on"),
    "fall_risk": ("low", "moderate", "high"),
    "heat": ("low", "moderate", "high"),
}
_FLAGS = ("eyes_closed", "floor_transfer", "spasticity_caution", "impact", "low_back_caution")
_POSITION_ICONS = {"seated": "armchair", "long_sitting": "armchair", "walking": "footprints"} | dict.fromkeys(
    ("supine", "side_lying", "prone"), "bed"
)


@dataclass(frozen=True, slots=True)
class SafetyLine:
    """One line of a safety strip; `icon` is a symbol of icons.svg, `kind` the fact it is about."""

    kind: str
    icon: str
    words: str
    severity: Severity


@dataclass(frozen=True, slots=True, kw_only=True)
class Strip:
    """The safety facts of an exercise or a card; `unknown_count` is items that the library lacks.

    `holds` are the words of the exercises that are held back.
    """

    positions: tuple[str, ...] = ()
    support: str = "not_needed"
    spotter: str = "not_needed"
    eyes_closed: bool = False
    fall_risk: str = "low"
    heat: str = "low"
    floor_transfer: bool = False
    spasticity_caution: bool = False
    impact: bool = False
    low_back_caution: bool = False
    unknown_count: int = 0
    holds: tuple[str, ...] = ()

    @property
    def lines(self) -> tuple[SafetyLine, ...]:
        """Every fact in words: what is held back, the six that are always told, then the warnings that are set."""
        held = (SafetyLine("hold", "octagon-alert", words, "warn") for words in self.holds)
        return (*held, *_unknown(self), *_always(self), *_when_set(self))


# Of an exercise that only its author knows, nothing is known: it is told as the strictest.
_OF_OWN_NAME = Strip(unknown_count=1, support="hold_on", spotter="required", fall_risk="high", heat="high")


def safety_lines(exercise: Exercise) -> tuple[SafetyLine, ...]:
    """The safety facts of one exercise in words."""
    return exercise_strip(exercise).lines


def exercise_strip(exercise: Exercise, position: str | None = None) -> Strip:
    """The safety facts of one exercise, as the library states them: in one position, else the strictest of all."""
    safety = exercise.facts_in(position)
    return Strip(
        positions=exercise.positions,
        support=safety.stable_support,
        spotter=safety.spotter,
        eyes_closed=safety.eyes_closed,
        fall_risk=safety.fall_risk,
        heat=safety.heat_load,
        floor_transfer=safety.floor_transfer,
        spasticity_caution=safety.spasticity_caution,
        impact=safety.impact,
        low_back_caution=safety.low_back_caution,
        holds=(held,) if (held := say_held(exercise, position)) else (),
    )


def item_strip(item: Item, exercise: Exercise | None) -> Strip:
    """The safety facts of one line; its own position, support and company only ever add to the library's."""
    if exercise is None:
        return _worse(_OF_OWN_NAME if find_own_name(item.exercise_id) else Strip(unknown_count=1), _own(item, ()))
    library = exercise_strip(exercise, item.position)
    strip = _worse(library, _own(item, exercise.positions))
    return strip if item.position is None else _in_positions(strip, places_of(exercise, item.position))


def safety_strip(card: Card, exercises: Mapping[str, Exercise]) -> Strip:
    """The worst of every item of the card, fact by fact; `exercises` is the library by id."""
    return worst(item_strip(item, exercises.get(item.exercise_id)) for item in card.items)


def worst(strips: Iterable[Strip]) -> Strip:
    """One strip that is as strict as the strictest of these in every fact."""
    return reduce(_worse, strips, Strip())


def is_no_stricter(one: Strip, other: Strip) -> bool:
    """Whether `one` asks for nothing and warns of nothing that `other` does not; positions are not compared."""
    grades = all(
        values.index(getattr(one, name)) <= values.index(getattr(other, name)) for name, values in _FROM_BEST.items()
    )
    flags = all(getattr(other, name) or not getattr(one, name) for name in _FLAGS)
    is_free = set(one.holds) <= set(other.holds)
    return grades and flags and is_free and one.unknown_count <= other.unknown_count


def _worse(one: Strip, other: Strip) -> Strip:
    merged = {
        name: max(getattr(one, name), getattr(other, name), key=values.index) for name, values in _FROM_BEST.items()
    }
    flags = {name: getattr(one, name) or getattr(other, name) for name in _FLAGS}
    positions = tuple(dict.fromkeys((*one.positions, *other.positions)))
    unknown = one.unknown_count + other.unknown_count
    holds = tuple(dict.fromkeys((*one.holds, *other.holds)))
    return Strip(positions=positions, unknown_count=unknown, holds=holds, **merged, **flags)


def _in_positions(strip: Strip, positions: tuple[str, ...]) -> Strip:
    return replace(strip, positions=positions)


def _own(item: Item, usual: tuple[str, ...]) -> Strip:
    """What a line's own words ask for: a position the library does not know for it counts as less steady."""
    position = item.position if item.position not in usual else None
    upright = position in ("standing_unsupported", "walking")
    support = "within_reach" if upright or position == "standing_supported" else "not_needed"
    return Strip(
        positions=(item.position,) if item.position else (),
        support=max(support, item.support or "not_needed", key=_FROM_BEST["support"].index),
        spotter=item.spotter or "not_needed",
        fall_risk="moderate" if upright or position == "standing_supported" else "low",
        floor_transfer=position in ("kneeling", "quadruped"),
    )


def _unknown(strip: Strip) -> tuple[SafetyLine, ...]:
    if not strip.unknown_count:
        return ()
    words = "Part of this card is not in our library. We cannot say how safe it is."
    return (SafetyLine("unknown", "triangle-alert", words, "warn"),)


def _always(strip: Strip) -> tuple[SafetyLine, ...]:
    positions = [POSITION_WORDS[position] for position in POSITION_WORDS if position in strip.positions]
    icon = _POSITION_ICONS.get(next(iter(strip.positions), ""), "person-standing")
    return (
        SafetyLine("position", icon, " or ".join(positions) or "Position not given", "info"),
        _graded("support", "hand-helping", SUPPORT_WORDS, strip.support),
        _graded("spotter", "users", SPOTTER_WORDS, strip.spotter),
        SafetyLine("eyes_closed", "triangle-alert", "Eyes closed: have someone beside you", "warn")
        if strip.eyes_closed
        else SafetyLine("eyes_closed", "info", "Eyes open", "info"),
        _graded("fall_risk", "triangle-alert", FALL_RISK_WORDS, strip.fall_risk),
        _graded("heat", "fan", HEAT_WORDS, strip.heat),
    )


def _graded(kind: str, icon: str, words: Mapping[str, str], value: str) -> SafetyLine:
    severity: tuple[Severity, ...] = ("info", "care", "warn")
    return SafetyLine(kind, icon, words[value], severity[_FROM_BEST[kind].index(value)])


def _when_set(strip: Strip) -> tuple[SafetyLine, ...]:
    lines = (
        SafetyLine("floor_transfer", "move", "You get down to the floor and up again", "care"),
        SafetyLine("spasticity_caution", "waves", "Go slowly if your muscles tighten or jump", "care"),
        SafetyLine("impact", "triangle-alert", "Has jumps or hard landings", "warn"),
        SafetyLine("low_back_caution", "triangle-alert", "Take care of your lower back", "care"),
    )
    return tuple(line for line in lines if getattr(strip, line.kind))
