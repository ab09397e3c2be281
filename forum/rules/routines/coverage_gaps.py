"""Exercises that would train what a card leaves out, at its own level and in its own positions."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from forum.rules.library.exercises import Exercise
from forum.rules.library.needs import missing_in
from forum.rules.library.offers import is_offered_in
from forum.rules.library.words import GAIT_PHASE_WORDS, MODALITY_WORDS
from forum.rules.routines.coverage import equipment, modalities, positions
from forum.rules.routines.coverage_grid import Grid, make_grid
from forum.rules.routines.routines import Card
from forum.rules.routines.safety import exercise_strip, is_no_stricter, safety_strip

Library = Mapping[str, Exercise]

SUGGESTIONS = 3
GENTLE_LEVEL = 2


@dataclass(frozen=True, slots=True)
class Gap:
    """A part of walking that is not trained, or not by one of the card's kinds (then `modality` names it)."""

    phase: str
    modality: str
    suggestions: tuple[Exercise, ...]

    @property
    def words(self) -> str:
        """What is missing, in words."""
        phase = GAIT_PHASE_WORDS[self.phase]
        return f"{phase}, by {MODALITY_WORDS[self.modality].lower()}" if self.modality else phase


def list_gaps(card: Card, exercises: Library, grid: Grid | None = None, limit: int = 7) -> tuple[Gap, ...]:
    """What is missing: parts of walking without any exercise first, else kinds the card uses elsewhere."""
    grid = grid or make_grid(card, exercises)
    whole = [(row.phase, "") for row in grid.rows if not row.lines]
    used = modalities(card, exercises)
    cells = [
        (row.phase, cell.modality)
        for row in grid.rows
        for cell in row.cells
        if row.lines and not cell.lines and cell.library_count and cell.modality in used
    ]
    wanted = (whole or cells)[:limit]
    return tuple(Gap(phase, kind, suggest(card, exercises, phase, kind)) for phase, kind in wanted)


def suggest(card: Card, exercises: Library, phase: str, modality: str = "") -> tuple[Exercise, ...]:
    """Up to SUGGESTIONS exercises for this part of walking, fewer when the library has no more that fit.

    None is harder than the card's hardest (or level GENTLE_LEVEL), in a position the card does not use, or asks for
    more support, company or care than the card does already.
    """
    taken = {item.exercise_id for item in card.items}
    known = [exercises[one] for one in taken if one in exercises]
    hardest = max((one.level for one in known), default=GENTLE_LEVEL)
    where, have = set(positions(card, exercises)), set(equipment(card, exercises))
    strip = safety_strip(card, exercises)
    fitting = [
        one
        for one in exercises.values()
        if phase in one.gait_phases
        and (not modality or modality in one.modalities)
        and one.id not in taken
        and one.family != "class-or-game"
        and one.level <= max(hardest, GENTLE_LEVEL)
        and is_offered_in(one, where)
        and is_no_stricter(exercise_strip(one), strip)
    ]

    def unlikeness(one: Exercise) -> tuple[int, bool, int]:
        lacking = min(len(missing_in(one, place, have)) for place in one.positions)
        return lacking, one.modality not in modalities(card, exercises), one.level

    return _each_family_once(sorted(fitting, key=unlikeness))


def _each_family_once(found: Iterable[Exercise]) -> tuple[Exercise, ...]:
    """The first of each family, then the rest, up to SUGGESTIONS."""
    firsts: list[Exercise] = []
    rest: list[Exercise] = []
    for one in found:
        (rest if one.family in {first.family for first in firsts} else firsts).append(one)
    return tuple([*firsts, *rest][:SUGGESTIONS])
