"""What is known of a study, as far as a sentence about it can be measured by it."""

from dataclasses import dataclass
from typing import Literal, get_args

Design = Literal[
    "randomised_trial", "controlled_trial", "single_arm_trial", "cohort", "cross_sectional", "reliability",
    "case_report", "systematic_review", "narrative_review", "protocol", "qualitative", "animal_or_lab",
]  # fmt: skip
Direction = Literal["better", "no_difference", "worse", "associated", "reliable", "not_reported"]
Certainty = Literal["high", "moderate", "low", "very low"]
DESIGNS: tuple[Design, ...] = get_args(Design)
DIRECTIONS: tuple[Direction, ...] = get_args(Direction)
CERTAINTIES: tuple[Certainty, ...] = get_args(Certainty)

# Designs whose results may be told as causes.
MAY_CAUSE = frozenset({"randomised_trial", "systematic_review", "animal_or_lab"})


@dataclass(frozen=True, slots=True)
class Outcome:
    """One thing that was measured; `certainty` is that of a review (GRADE), `weeks` when it was measured."""

    name: str
    direction: Direction
    figures: tuple[str, ...] = ()
    certainty: Certainty | None = None
    weeks: int | None = None


@dataclass(frozen=True, slots=True)
class Studied:
    """One study: `n` counts people (papers of a narrative review), `trained` is what people were given."""

    design: Design
    n: int
    population: str
    outcomes: tuple[Outcome, ...]
    comparator: str | None = None
    follow_up_weeks: int | None = None
    trained: str | None = None
    parts: tuple[str, ...] = ()

    @property
    def words(self) -> str:
        """All that is said of the study, for looking figures up."""
        told = [f"{outcome.name} {' | '.join(outcome.figures)}" for outcome in self.outcomes]
        return " | ".join(filter(None, (self.population, self.comparator, self.trained, *self.parts, *told)))
