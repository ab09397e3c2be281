"""Third stage: amounts, with their unit and place.

The patterns of `quantity_patterns` are asked in their order; what one has read, the next does not see.
"""

from dataclasses import dataclass, field

from forum.text.routine_parser.items import Span
from forum.text.routine_parser.quantity_patterns import PATTERNS
from forum.text.routine_parser.quantity_values import Values
from forum.text.routine_parser.tables import read_cells

_COUNTED = frozenset({"sets", "reps", "reps_max", "seconds", "seconds_max", "held", "moving", "bare", "distance"})


@dataclass(frozen=True, slots=True)
class Quantity:
    """Some values of a dose at one place of the plain text; `seconds` are held or moved, the exercise decides."""

    start: int
    end: int
    values: Values = field(default_factory=dict)

    @property
    def is_count(self) -> bool:
        """Whether it says how many or how long, and not only how often or on which side."""
        return not _COUNTED.isdisjoint(self.values)


def find_quantities(text: str) -> list[Quantity]:
    """Every amount of a plain text, in its order."""
    cells = read_cells(text)
    found = [Quantity(cell.start, cell.end, cell.values) for cell in cells]
    if cells:
        text = _without(text, [(cell.start, cell.end) for cell in cells])
    for pattern, reader in PATTERNS:
        matches = list(pattern.finditer(text))
        if matches and reader is not None:
            found += [Quantity(match.start(), match.end(), reader(match)) for match in matches]
        if matches:
            text = _without(text, [match.span() for match in matches])
    return sorted(found, key=lambda one: one.start)


def _without(text: str, spans: list[Span]) -> str:
    parts, end = [], 0
    for start, stop in spans:
        parts += [text[end:start], "#" * (stop - start)]
        end = stop
    return "".join([*parts, text[end:]])
