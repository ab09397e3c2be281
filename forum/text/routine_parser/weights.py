"""The learned weights: how much each feature speaks for or against, read once from the seeds."""

import json
import math
from collections.abc import Iterable, Mapping
from typing import Literal

from forum.paths import seeds_folder

# Does the text tell of exercises to do? Is it done? Is the whole line right? Is it this exercise? Is this amount right?
Question = Literal["text", "done", "line", "name", "amount"]
Kind = Literal["sheet", "prose"]
Weights = Mapping[str, Mapping[str, float]]
_FARTHEST = 30.0  # beyond it, e to the power of it says nothing more
_loaded: dict[str, Mapping[str, float]] = {}


def use_weights(weights: Weights) -> None:
    """Decide by these weights from now on; training does, to judge passages that they have not seen."""
    _loaded.clear()
    _loaded.update(weights)


def caution(of: Kind | Literal["value"]) -> float:
    """How many right ones a wrong one that looks sure is worth: a line of a kind of text, a name or an amount."""
    return _weights()["caution"][of]


def bar() -> float:
    """How likely it must be that a text tells of exercises to do; one below it is not read."""
    return _weights()["bar"]["text"]


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
