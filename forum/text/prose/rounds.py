"""Rounds that were read out of prose: of the whole card where all lines have the same ones, else a note of each line.

A card has one number of rounds. Where only a part of the list is repeated, or parts are repeated differently, each line
says so in its note, and nothing is guessed.
"""

from collections.abc import Sequence
from dataclasses import replace
from typing import Any

from forum.rules.kit.spans import Span, say_count, say_time
from forum.rules.routines.limits import CARD_RANGES
from forum.text.routine_parser import FoundItem
from forum.text.routine_parser.items import Circuit, Dose


def card_rounds(items: Sequence[FoundItem]) -> tuple[dict[str, Any], list[str], bool]:
    """The fields of a card, what belongs into its note, and whether its lines need no note of their own."""
    said = {_rounds(item) for item in items}
    shared = next(iter(said)) if len(said) == 1 else None
    if shared is None:
        return {}, [], False
    fields: dict[str, Any] = {"rounds": shared.rounds, "rounds_max": shared.rounds_max}
    rest, (least, most) = Span(shared.rest_s, shared.rest_s_max), CARD_RANGES["rest_between_rounds_s"]
    if not rest:
        return fields, [], True
    is_held = rest.low is not None and least <= rest.low <= most
    # A card's rest has one end: of a range it keeps the low one, and the note says both.
    notes = [] if is_held and rest.high is None else [_say_rest(rest)]
    return fields | ({"rest_between_rounds_s": rest.low} if is_held else {}), notes, True


def list_round_notes(item: FoundItem) -> list[str]:
    """What a line says of its rounds where the card can't."""
    circuit = _rounds(item)
    if circuit is None:
        return []
    rest = Span(circuit.rest_s, circuit.rest_s_max)
    rounds = say_count(Span(circuit.rounds, circuit.rounds_max), "round")
    return [f"Done in {rounds}, together with its part of the list", *([_say_rest(rest)] if rest else [])]


def without_round_rest(item: FoundItem) -> Dose:
    """The dose of a line as far as it is sure, without the rest that is taken between rounds."""
    dose, circuit = item.sure_dose, _rounds(item)
    return replace(dose, rest_s=None, rest_s_max=None) if circuit and circuit.is_its_rest else dose


def _rounds(item: FoundItem) -> Circuit | None:
    """The rounds of a line, when it is sure that there are some; its own rest only when that is sure, too."""
    dose, circuit = item.sure_dose, item.circuit
    if circuit is None or not dose.rounds:
        return None
    is_sure = not circuit.is_its_rest or dose.rest_s is not None or dose.rest_s_max is not None
    return circuit if is_sure else replace(circuit, rest_s=None, rest_s_max=None, is_its_rest=False)


def _say_rest(rest: Span) -> str:
    words = "No rest" if rest.low == 0 and not rest.high else f"Rest {say_time(rest)}"
    return f"{words} between rounds"
