"""The learned weights: how much each feature speaks for or against, read once from the seeds."""

import json
import math
from collections.abc import Iterable, Mapping
from typing import Literal

from forum.paths import seeds_folder

# Is it done? Is the whole line right? Is it this exercise? Is this amount right?
Question = Literal["done", "line", "name", "amount"]
Weights = Mapping[str, Mapping[str, float]]
_FARTHEST = 30.0  # beyond it, e to the power of it says nothing more
_loaded: dict[str, Mapping[str, float]] = {}


def use_weights(weights: Weights) -> None:
    """Decide by these weights from now on; training does, to judge passages that they have not seen."""
    _loaded.clear()
    _loaded.update(weights)


def caution(of: Literal["line", "value"]) -> float:
    """How many right ones a wrong one that looks sure is worth: of lines, and of a name or an amount by itself."""
    return _weights()["caution"][of]


def likelihood(question: Question, features: Iterable[str]) -> float:
    """How likely the answer is yes, from 0 to 1: the sum of the weights of what was found, as a logistic curve."""
    weights = _weights()[question]
    total = weights["always"] + sum(map(weights.__getitem__, weights.keys() & features))
    # Weights have two digits; unrounded, the order in which a set hands them out would decide what lies on an edge.
    total = round(total, 2)
    return 1 / (1 + math.exp(-max(-_FARTHEST, min(_FARTHEST, total))))


def _weights() -> Weights:
    if not _loaded:
        use_weights(json.loads((seeds_folder() / "prose_weights.json").read_text(encoding="utf-8")))
    return _loaded
