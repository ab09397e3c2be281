"""Why a sentence says too much, in the order in which the main reason is chosen."""

from dataclasses import dataclass
from typing import Literal, get_args

Why = Literal[
    "advice_to_stop_treatment", "number_not_in_facts", "prevents_or_cures", "certainty",
    "single_exercise_from_programme", "scope_time", "population_too_wide", "null_hidden", "outcome_swapped",
    "causal_verb",
]  # fmt: skip
WHYS: tuple[Why, ...] = get_args(Why)


@dataclass(frozen=True, slots=True)
class Reason:
    """One thing that is too strong: `words` of the sentence, and `said`, what is wrong with them in a sentence."""

    why: Why
    words: str
    said: str


def in_order(reasons: list[Reason]) -> tuple[Reason, ...]:
    """The main reason first, each kind once."""
    first = {reason.why: reason for reason in reversed(reasons)}
    return tuple(first[why] for why in WHYS if why in first)
