"""Whether an exercise fits an answer that words gave: where it is done, with whom, how hard and with what."""

import re
from collections.abc import Callable, Collection, Mapping

from forum.rules.library.exercises import Exercise, Safety
from forum.rules.library.filters import HOUSEHOLD
from forum.rules.library.needs import can_do_with, needs_in
from forum.rules.library.offers import is_offered_in, offered_positions
from forum.rules.library.words import POSITION_WORDS

GENTLE_LEVEL = 2
PLACES: Mapping[str, frozenset[str]] = {
    "seated": frozenset({"seated"}),
    "lying": frozenset({"supine", "side_lying", "prone", "long_sitting"}),
    "standing": frozenset({"standing_supported", "standing_unsupported"}),
    "walking": frozenset({"walking"}),
    "all_fours": frozenset({"quadruped"}),
    "kneeling": frozenset({"kneeling"}),
}
_OVERHEAD = re.compile(r"\b(overhead|above (the|your) head|arms? (straight )?up|towards the ceiling|up over)\b")

FACTS: Mapping[tuple[str, str], Callable[[Exercise, Safety], bool]] = {
    ("company", "alone"): lambda _one, facts: facts.spotter == "not_needed" and facts.fall_risk != "high",
    ("company", "with"): lambda _one, facts: facts.spotter != "not_needed",
    ("fall_risk", "high"): lambda _one, facts: facts.fall_risk == "high",
    ("effort", "gentle"): lambda one, facts: (
        one.level <= GENTLE_LEVEL and facts.heat_load == "low" and facts.fall_risk != "high"
    ),
    ("effort", "hard"): lambda one, _facts: one.level > GENTLE_LEVEL,
    ("heat", "low"): lambda _one, facts: facts.heat_load == "low",
    ("eyes", "closed"): lambda _one, facts: facts.eyes_closed,
    ("floor", "yes"): lambda _one, facts: facts.floor_transfer,
    ("impact", "yes"): lambda _one, facts: facts.impact,
    ("overhead", "yes"): lambda one, _facts: is_overhead(one),
    ("support", "hold_on"): lambda _one, facts: facts.stable_support == "hold_on",
}


def places_of(values: Collection[str]) -> frozenset[str]:
    """The library's positions for these everyday places; all of them for none."""
    return frozenset(POSITION_WORDS) if not values else frozenset().union(*map(places_named, values))


def places_barred(value: str) -> frozenset[str]:
    """The positions that are out of the question for who can't or won't be so: who can't stand can't walk."""
    return places_named(value) | (PLACES["walking"] if value == "standing" else frozenset())


def places_named(value: str) -> frozenset[str]:
    """The library's positions that are meant by an everyday place, or by a position's own name."""
    return PLACES.get(value, frozenset({value}))


def fits_answer(exercise: Exercise, facet: str, value: str, places: Collection[str]) -> bool:
    """Whether the answer is true of it when it is done in one of these positions.

    A caution counts unless the library says that it does not hold there.
    """
    match facet:
        case "position":
            return is_offered_in(exercise, places_named(value) & set(places))
        case "modality":
            return value in exercise.modalities
        case "equipment" if value == "none":
            return can_do_with(exercise, HOUSEHOLD)
        case "equipment":
            return value in exercise.equipment
    return any(FACTS[facet, value](exercise, facts) for facts in facts_where(exercise, places))


def is_forbidden(exercise: Exercise, facet: str, value: str, places: Collection[str]) -> bool:
    """Whether it can't be done without what somebody does not want or can't do."""
    match facet:
        case "position":
            return not is_offered_in(exercise, set(places) - places_barred(value))
        case "equipment" if value != "none":
            return value in needs_in(exercise, None).things
    if (facet, value) in FACTS:
        return all(FACTS[facet, value](exercise, facts) for facts in facts_where(exercise, places))
    return fits_answer(exercise, facet, value, places)


def facts_where(exercise: Exercise, places: Collection[str]) -> list[Safety]:
    """Its safety facts in each of these positions that it is offered in; the strictest where it is in none."""
    return [exercise.facts_in(one) for one in offered_positions(exercise) if one in places] or [exercise.safety]


def is_overhead(exercise: Exercise) -> bool:
    """Whether the arms go above the head, as its name or steps say."""
    return _OVERHEAD.search(" ".join((exercise.name, *exercise.how)).casefold()) is not None
