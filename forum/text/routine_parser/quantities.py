"""Third stage: amounts, with their unit and place.

The patterns of `quantity_patterns` are asked in their order; what one has read, the next does not see.
"""

from collections.abc import Iterator
from dataclasses import dataclass, field

from forum.text.routine_parser.items import Span
from forum.text.routine_parser.quantity_patterns import PATTERNS
from forum.text.routine_parser.quantity_values import Values
from forum.text.routine_parser.sieve import Sieve
from forum.text.routine_parser.tables import read_cells

_COUNTED = frozenset({"sets", "reps", "reps_max", "seconds", "seconds_max", "held", "moving", "bare", "distance"})
_SIEVE = Sieve([pattern for pattern, _ in PATTERNS], blank="#")


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
    start = 0
    for line in text.split("\n"):
        found += _of_line(f"\n{line}\n", start - 1)
        start += len(line) + 1
    return sorted(found, key=lambda one: one.start)


def _of_line(line: str, offset: int) -> Iterator[Quantity]:
    """The amounts of one line, which stands between its breaks; no amount goes on in the next one."""
    for number in _SIEVE.may_match(line):
        pattern, reader = PATTERNS[number]
        first = pattern.search(line)
        if first is None:
            continue
        matches = [first, *pattern.finditer(line, first.end())]
        if reader is not None:
            yield from (Quantity(offset + match.start(), offset + match.end(), reader(match)) for match in matches)
        line = _without(line, [match.span() for match in matches])


def _without(text: str, spans: list[Span]) -> str:
    parts, end = [], 0
    for start, stop in spans:
        parts += [text[end:start], "#" * (stop - start)]
        end = stop
    return "".join([*parts, text[end:]])
