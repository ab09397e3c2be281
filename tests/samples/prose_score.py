"""Counts how many labelled items of the prose samples a parser finds, exercise by exercise."""

import json
from collections import Counter
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

SAMPLES = Path(__file__).parent / "prose"
Row = dict[str, Any]
DOSE = ("sets", "reps", "reps_max", "hold_s", "hold_s_max", "sides", "frequency", "duration_s")


@dataclass(frozen=True)
class Score:
    """F1 of the exercises, the part of all items found with their whole dose, and the false alarms."""

    strict_f1: float
    core_exact: float
    negatives_hit: int


def read_samples(name: str) -> list[Row]:
    return [json.loads(line) for line in (SAMPLES / name).read_text(encoding="utf-8").splitlines()]


def score(rows: list[Row], parse: Callable[[str], list[Row]]) -> Score:
    """Compare what a parser reads in each passage with its labels."""
    right = exact = gold = found = alarms = 0
    for row in rows:
        items = parse(row["text"])
        wanted, said = _counted(row["items"], ()), _counted(items, ())
        right += (wanted & said).total()
        exact += (_counted(row["items"], DOSE) & _counted(items, DOSE)).total()
        gold, found = gold + wanted.total(), found + said.total()
        alarms += bool(items) and not row["items"]
    return Score(2 * right / (gold + found), exact / gold, alarms)


def _counted(items: list[Mapping[str, Any]] | list[Row], fields: tuple[str, ...]) -> Counter[tuple[Any, ...]]:
    return Counter((item["exercise"], *(_value(item, name) for name in fields)) for item in items)


def _value(item: Mapping[str, Any], name: str) -> Any:
    """A labelled or read value; posts count the rounds of a list as sets."""
    return item.get(name) or (item.get("rounds") if name == "sets" else None)
