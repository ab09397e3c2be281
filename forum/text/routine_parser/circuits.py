"""How often a whole list is done, as a card tells it: both ends of a range, and the rest between two rounds.

The rest between rounds is said beside the word: "2 minutes between rounds", "after each circuit rest for a minute". In
the dose of a line it is a rest like any other; here it is told apart.
"""

import re
from collections.abc import Sequence

from forum.text.routine_parser.bound import Bound
from forum.text.routine_parser.items import Circuit
from forum.text.routine_parser.parts import says_part
from forum.text.routine_parser.quantities import Quantity
from forum.text.routine_parser.quantity_values import HIGHS, Values

_ROUND = r"(?:(?:each|every|the|all|full|next|another|a) ){0,2}(?:rounds?|circuits?|times? (?:through|round))\b"
_NEXT = re.compile(rf"(?:[^.;,\n\d]{{0,20}}\W)??(?:between|after|before) (?P<round>{_ROUND})?")
_BEFORE = re.compile(rf"\b(?:between|after) {_ROUND}[^.;\n\d]{{0,30}}$")
_OF_A_PART = re.compile(r"\b(?:section|series|group|part|pair|(?:each|every) (?:round|circuit))\b")
_NEAR = 60  # letters
_UP_TO = re.compile(r"\bup to (\d)\b")
_EITHER = re.compile(r"\b(\d)\s?(?:or|to|-)\s?(\d)\b")
_OR_BEFORE = re.compile(r"\b(\d)(?: times)? or $")


def list_round_rests(text: str, quantities: Sequence[Quantity]) -> list[Quantity]:
    """The amounts of a text (as `normalise` writes it) that are rests between two rounds."""
    return [one for one in quantities if "rest_s" in one.values and _is_of_rounds(text, one)]


def circuit_of(text: str, bound: Bound, rests: Sequence[Quantity]) -> Circuit | None:
    """The rounds of a line; None without any. Of several rests between rounds none is taken."""
    if "rounds" not in bound.values:
        return None
    start, end = bound.places["rounds"]
    is_part = says_part(text, start, end)
    low, high = (int(bound.values["rounds"]), None) if is_part else _ends(text, bound)
    said = {_both_ends(one.values) for one in rests}
    rest_s, rest_s_max = said.pop() if len(said) == 1 else (None, None)
    is_its_rest = bound.places.get("rest_s") in {(one.start, one.end) for one in rests}
    is_part = is_part or _OF_A_PART.search(text, start, end) is not None
    return Circuit(low, high, rest_s, rest_s_max, is_its_rest, is_part)


def _is_of_rounds(text: str, rest: Quantity) -> bool:
    # "A minute between" holds the word already that speaks of rounds.
    end = rest.end - len("between") if text.endswith("between", rest.start, rest.end) else rest.end
    if found := _NEXT.match(text, end):
        return found["round"] is not None
    return _BEFORE.search(text[max(rest.start - _NEAR, 0) : rest.start]) is not None


def _ends(text: str, bound: Bound) -> tuple[int | None, int | None]:
    start, end = bound.places["rounds"]
    count, said = int(bound.values["rounds"]), text[start:end]
    if most := _UP_TO.search(said):
        return None, int(most[1])
    if both := _EITHER.search(said):
        low, high = int(both[1]), int(both[2])
        return (low, high) if low < high else (low, None)
    before = _OR_BEFORE.search(text[max(start - _NEAR, 0) : start])
    return (int(before[1]), count) if before and int(before[1]) < count else (count, None)


def _both_ends(values: Values) -> tuple[int | None, int | None]:
    low, high = (values.get(name) for name in ("rest_s", HIGHS["rest_s"]))
    return (None if low is None else int(low)), (None if high is None else int(high))
