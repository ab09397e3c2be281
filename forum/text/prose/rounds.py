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
from forum.text.routine_parser.items import Dose


def card_rounds(items: Sequence[FoundItem]) -> tuple[dict[str, Any], list[str], bool]:
    """The fields of a card, what belongs into its note, and whether its lines need no note of their own.

    All lines must have been read with the same rounds, and most of them surely.
    """
    said = {replace(item.circuit, is_its_rest=False) if item.circuit else None for item in items}
    shared = next(iter(said)) if len(said) == 1 else None
    sure_count = sum(item.sure_dose.rounds is not None for item in items)
    if shared is None or shared.is_of_part or 2 * sure_count <= len(items):
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
    """What a line says of its rounds where the card can't; nothing of rounds that are not sure."""
    circuit = item.circuit
    if circuit is None or item.sure_dose.rounds is None:
        return []
    rest = Span(circuit.rest_s, circuit.rest_s_max)
    rounds = say_count(Span(circuit.rounds, circuit.rounds_max), "round")
    return [f"Done in {rounds}, together with its part of the list", *([_say_rest(rest)] if rest else [])]


def without_round_rest(item: FoundItem) -> Dose:
    """The dose of a line as far as it is sure, without a rest that is taken between rounds."""
    is_of_rounds = item.circuit is not None and item.circuit.is_its_rest
    return replace(item.sure_dose, rest_s=None, rest_s_max=None) if is_of_rounds else item.sure_dose


def _say_rest(rest: Span) -> str:
    words = "No rest" if rest.low == 0 and not rest.high else f"Rest {say_time(rest)}"
    return f"{words} between rounds"
