"""The rules of one entry by position: facts, steps, equipment and cautions, told one line for each breach."""

import re
from collections.abc import Collection, Iterator, Mapping
from typing import Any

from forum.rules.library.exercises import REASON

Entry = Mapping[str, Any]

GRADES: Mapping[str, tuple[str, ...]] = {
    "spotter": ("not_needed", "recommended", "required"),
    "stable_support": ("not_needed", "within_reach", "hold_on"),
    "fall_risk": ("low", "moderate", "high"),
    "heat_load": ("low", "moderate", "high"),
}
FLAGS = ("eyes_closed", "floor_transfer", "spasticity_caution", "impact", "low_back_caution")
_UPRIGHT = ("standing_supported", "standing_unsupported", "walking")
_FIXED = frozenset((
    "counter", "wall", "corner", "handrail", "elliptical_machine", "treadmill", "pull_up_bar",
))  # fmt: skip
# What a flag has to be told with: one of these cautions at least.
_TOLD_BY: Mapping[str, frozenset[str]] = {
    "eyes_closed": frozenset(("eyes",)),
    "floor_transfer": frozenset(("floor_rise",)),
    "impact": frozenset(("impact", "bone_fall")),
    "low_back_caution": frozenset(("low_back", "bone_bend", "bone_twist")),
    "spasticity_caution": frozenset(("spasm", "clonus", "adductor_spasm", "cramp", "hand_spasm", "toes_claw")),
}
_PERSON = re.compile(r"\b(?:somebody|someone|person|helper|spotter)\b")
_HOLDING = re.compile(r"\b(?:hold|holding|both hands on|one hand on|hand on) (?:\w+ ){0,2}(?:worktop|counter|rail)\b")
_EYES = re.compile(r"\bclose (?:the|your) eyes\b|\beyes (?:closed|shut)\b")
_NAMED: Mapping[str, tuple[str, ...]] = {
    r"\bchairs?\b": ("chair",),
    r"\b(?:worktop|counter)\b": ("counter",),
    r"(?<!stair )(?<!grab )\brails?\b": ("handrail", "treadmill", "pull_up_bar"),
    r"\bband\b": ("resistance_band",),
    r"\b(?:low|fixed) step\b": ("step_box",),
    r"\bfoam\b": ("foam_pad",),
}


def check_positions(entry: Entry, codes: Collection[str]) -> Iterator[str]:
    """Every breach of one entry; `codes` are the cautions that have words."""
    yield from _facts(entry)
    yield from _steps(entry)
    yield from _things(entry)
    yield from _cautions(entry, codes)
    yield from _spoken(entry)
    yield from _held(entry)


def facts_at(entry: Entry, position: str) -> dict[str, Any]:
    """The safety facts of an entry in one position."""
    return {**entry["safety"], **entry["safety_in"].get(position, {})}


def is_stricter(name: str, one: Any, other: Any) -> bool:
    """Whether a fact asks for more, or warns of more, than another value of it."""
    if name in FLAGS:
        return bool(one) and not other
    return GRADES[name].index(one) > GRADES[name].index(other)


def _facts(entry: Entry) -> Iterator[str]:
    known = {*GRADES, *FLAGS}
    for position, facts in entry["safety_in"].items():
        if position not in entry["positions"]:
            yield f"safety_in names a position it lacks: {position}"
        if not str(facts.get(REASON, "")).strip():
            yield f"safety_in {position} gives no reason"
        for name, value in facts.items():
            if name == REASON:
                continue
            if name not in known or value not in GRADES.get(name, (True, False)):
                yield f"safety_in {position}: unknown {name} {value}"
            elif not is_stricter(name, entry["safety"][name], value):
                yield f"safety_in {position}: {name} {value} is not milder than safety, which is the strictest"
    yield from (words for position in entry["positions"] for words in _upright(entry, position))


def _upright(entry: Entry, position: str) -> Iterator[str]:
    facts = facts_at(entry, position)
    if position not in _UPRIGHT:
        return
    if facts["fall_risk"] == "low":
        yield f"{position} with low fall risk"
    if facts["stable_support"] == "not_needed" and facts["spotter"] != "required":
        yield f"{position} with no support and nobody required"
    holds = _FIXED | ({"walking_aid"} if position == "walking" else set())
    if facts["stable_support"] != "not_needed" and not holds & set(entry["equipment"]):
        found = "a chair as standing support" if "chair" in entry["equipment"] else "nothing fixed to hold"
        yield f"{position}: {found}"


def _steps(entry: Entry) -> Iterator[str]:
    for n, positions in entry["steps_for"].items():
        if not str(n).isdigit() or int(n) >= len(entry["how"]):
            yield f"steps_for names a step it lacks: {n}"
        yield from (
            f"steps_for {n} names a position it lacks: {one}" for one in positions if one not in entry["positions"]
        )
        if not positions or set(positions) >= set(entry["positions"]):
            yield f"steps_for {n} should name some of its positions, not all"
    for position in entry["positions"]:
        true = [n for n in range(len(entry["how"])) if position in entry["steps_for"].get(str(n), (position,))]
        if len(true) < 2:
            yield f"fewer than two steps are true in {position}"


def _things(entry: Entry) -> Iterator[str]:
    both, things = [*entry["needed"], *entry["optional"]], set(entry["equipment"]) - {"none"}
    if sorted(both) != sorted(things):
        yield f"needed and optional together are not its equipment: {sorted(set(both) ^ things)}"
    for position, group in entry["needed_in"].items():
        if position not in entry["positions"]:
            yield f"needed_in names a position it lacks: {position}"
        if not set(group) <= set(entry["optional"]):
            yield f"needed_in {position} names things that are not optional"
    for group in entry["one_of"]:
        if len(group) < 2 or not set(group) <= set(entry["optional"]):
            yield f"one_of should name two or more optional things: {group}"


def _cautions(entry: Entry, codes: Collection[str]) -> Iterator[str]:
    cautions = entry["cautions"]
    yield from (f"a caution without words: {code}" for code in cautions if code not in codes)
    if not cautions or len(set(cautions)) != len(cautions):
        yield "no caution, or one is repeated"
    if not entry["why"].strip() or len(entry["why"]) > 140:
        yield "why should be one sentence of at most 140 characters"
    if not 2 <= len(entry["helps_with"]) <= 4:
        yield "helps_with should name 2 to 4 things"
    for flag, wanted in _TOLD_BY.items():
        if entry["safety"][flag] and not wanted & set(cautions):
            yield f"{flag} is set, but none of its cautions is told: {sorted(wanted)}"
    if entry["safety"]["heat_load"] == "high" and "heat" not in cautions:
        yield "it makes hot, but heat is not told"


def _spoken(entry: Entry) -> Iterator[str]:
    """What a step speaks of has to stand in the fields."""
    safety, things = entry["safety"], set(entry["equipment"])
    for n, step in enumerate(entry["how"]):
        if _PERSON.search(step) and safety["spotter"] == "not_needed":
            yield f"step {n} speaks of a person, spotter is not_needed"
        if _EYES.search(step) and not safety["eyes_closed"]:
            yield f"step {n} closes the eyes, eyes_closed is false"
        if _HOLDING.search(step) and safety["stable_support"] == "not_needed":
            yield f"step {n} speaks of a hold, stable_support is not_needed"
        for pattern, names in _NAMED.items():
            if (found := re.search(pattern, step)) and not things & set(names):
                yield f"step {n} names a {found.group()}, the equipment does not"


def _held(entry: Entry) -> Iterator[str]:
    if entry["held_positions"] and not entry["held_for_clinician"]:
        yield "held_positions without a sentence why"
    yield from (
        f"held_positions names a position it lacks: {one}"
        for one in entry["held_positions"]
        if one not in entry["positions"]
    )
