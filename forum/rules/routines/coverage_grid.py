"""What a card trains: seven parts of walking by six kinds of exercise, in numbers and in words.

An exercise counts in each of its kinds for each of its parts of walking. "Trains" says what it is meant for, as our
library has it, and not that it works. A card does not have to cover everything.
"""

from collections.abc import Mapping
from dataclasses import dataclass

from forum.rules.library.exercises import Exercise
from forum.rules.library.offers import list_offered
from forum.rules.library.words import GAIT_PHASE_WORDS, MODALITY_WORDS
from forum.rules.routines.routines import Card

Library = Mapping[str, Exercise]


@dataclass(frozen=True, slots=True)
class Cell:
    """One kind of exercise for one part of walking: the card's lines (from 1), and how many the library offers."""

    modality: str
    lines: tuple[int, ...]
    library_count: int


@dataclass(frozen=True, slots=True)
class GridRow:
    """One part of walking."""

    phase: str
    words: str
    cells: tuple[Cell, ...]

    @property
    def lines(self) -> tuple[int, ...]:
        """Every line of the card that trains it, in order."""
        return tuple(sorted({line for cell in self.cells for line in cell.lines}))


@dataclass(frozen=True, slots=True)
class Grid:
    """The whole picture; `elsewhere` are lines that train no part of walking, or that the library lacks."""

    rows: tuple[GridRow, ...]
    elsewhere: tuple[int, ...]

    @property
    def trained(self) -> tuple[str, ...]:
        """The parts of walking the card trains, in words."""
        return tuple(row.words for row in self.rows if row.lines)

    @property
    def missing(self) -> tuple[str, ...]:
        """Those it does not train."""
        return tuple(row.words for row in self.rows if not row.lines)


def make_grid(card: Card, exercises: Library) -> Grid:
    """Which lines of the card train what; `exercises` is the library by id."""
    known = [(n, exercises[item.exercise_id]) for n, item in enumerate(card.items, 1) if item.exercise_id in exercises]
    offered = list_offered(exercises.values())

    def cell(phase: str, modality: str) -> Cell:
        lines = tuple(n for n, one in known if phase in one.gait_phases and modality in one.modalities)
        count = sum(phase in one.gait_phases and modality in one.modalities for one in offered)
        return Cell(modality, lines, count)

    rows = tuple(
        GridRow(phase, words, tuple(cell(phase, modality) for modality in MODALITY_WORDS))
        for phase, words in GAIT_PHASE_WORDS.items()
    )
    in_walking = {n for n, one in known if one.gait_phases}
    return Grid(rows, tuple(n for n in range(1, len(card.items) + 1) if n not in in_walking))


def say_coverage(grid: Grid) -> str:
    """The picture in one or two sentences."""
    if not grid.trained:
        return "No exercise on this card trains a part of walking. A card does not have to."
    trained = f"This card trains {_listed(grid.trained)}."
    if not grid.missing:
        return f"{trained} That is all seven parts of walking."
    return f"{trained} It does not train {_listed(grid.missing, 'or')}. A card does not have to cover everything."


def _listed(words: tuple[str, ...], last: str = "and") -> str:
    small = [word[:1].lower() + word[1:] for word in words]
    return f" {last} ".join(part for part in (", ".join(small[:-1]), *small[-1:]) if part)
