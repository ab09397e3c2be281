"""Choosing cards by what a person can do and has: the form's facets, their words, and what was chosen.

Answers are joined by OR inside a facet and by AND between facets. Values we do not know are ignored.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from forum.rules.library.words import (
    EQUIPMENT_WORDS,
    GAIT_PHASE_WORDS,
    MODALITY_WORDS,
    POSITION_WORDS,
    SPOTTER_WORDS,
    SUPPORT_WORDS,
)

FACETS: dict[str, str] = {
    "modality": "Kind of exercise",
    "position": "Position",
    "energy": "Energy",
    "minutes": "Time",
    "spotter": "Someone with you",
    "support": "Support",
    "equipment": "Equipment",
    "gait_phase": "Part of walking",
    "review": "Read by a clinician",
}
WORDS: dict[str, Mapping[str, str]] = {
    "modality": MODALITY_WORDS,
    "position": {"resting": "All of it sitting or lying down"} | POSITION_WORDS,
    "energy": {"1": "Low energy", "2": "Medium energy", "3": "High energy"},
    "minutes": {"10": "10 minutes or less", "20": "20 minutes or less"},
    "spotter": {"alone": "No one else needed"}
    | {value: words for value, words in SPOTTER_WORDS.items() if value != "not_needed"},
    "support": SUPPORT_WORDS,
    "equipment": EQUIPMENT_WORDS | {"none": "Nothing to buy (a chair, bed, wall or worktop at most)"},
    "gait_phase": GAIT_PHASE_WORDS,
    "review": {"clinician": "Reviewed by a clinician"},
}
SORTS = {"newest": "Newest first", "helpful": "Most helpful first", "shortest": "Shortest first"}


@dataclass(frozen=True, slots=True)
class RoutineFilter:
    """What a person chose: values per facet, in the order of the form, and how the list is sorted."""

    values: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    sort: str = "newest"

    @property
    def pairs(self) -> list[tuple[str, str]]:
        """Every chosen (facet, value), in the order of the form."""
        return [(facet, value) for facet in FACETS for value in self.values.get(facet, ())]

    def without(self, facet: str, value: str | None = None) -> "RoutineFilter":
        """The same with one answer, or all answers of one facet, taken away."""
        left = tuple(other for other in self.values.get(facet, ()) if value is not None and other != value)
        return RoutineFilter({**self.values, facet: left}, self.sort)

    def query(self) -> list[tuple[str, str]]:
        """The filter as the pairs of an address; the usual sort is left out."""
        return [*self.pairs, *([("sort", self.sort)] if self.sort != "newest" else [])]


def filter_from_args(args: Mapping[str, Sequence[str]]) -> RoutineFilter:
    """The filter a GET form says, from its values by name."""
    values = {facet: tuple(value for value in WORDS[facet] if value in args.get(facet, ())) for facet in FACETS}
    sort = next(iter(args.get("sort", ())), "newest")
    return RoutineFilter(values, sort if sort in SORTS else "newest")
