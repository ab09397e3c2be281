"""Libraries that are not in order: what is told of each, of which exercise, and how the file is spoiled."""

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

from tests.samples.library import read_studies

Data = dict[str, Any]


def entry(data: Data, name: str) -> Data:
    found: Data = next(one for one in data["exercises"] if one["id"] == name)
    return found


def write(folder: Path, data: Data, studies: Data | None = None) -> Path:
    (folder / "exercises.json").write_text(json.dumps(data, indent=1), encoding="utf-8")
    (folder / "studies.json").write_text(json.dumps(studies or read_studies()), encoding="utf-8")
    return folder


def line_of(folder: Path, name: str) -> int:
    lines = (folder / "exercises.json").read_text(encoding="utf-8").splitlines()
    return lines.index(f'   "id": "{name}",') + 1


def make_cycle(data: Data) -> None:
    for one, other in (("walking", "heel-raise"), ("heel-raise", "walking")):
        entry(data, one)["progressions"].append(other)
        entry(data, other)["regressions"].append(one)


def share_alias(data: Data) -> None:
    entry(data, "heel-raise")["aliases"].append("box step")
    entry(data, "walking")["aliases"].append("Box-step")


BAD: list[tuple[str, str, Callable[[Data], Any]]] = [
    ("cycle: ", "", make_cycle),
    ("alias repeated", "heel-raise", lambda data: entry(data, "heel-raise")["aliases"].append("Heel raise")),
    ("word shared by two exercises: 'box step'", "walking", share_alias),
    (
        "steps_for 0 names a position it lacks: prone",
        "heel-toe-taps",
        lambda data: entry(data, "heel-toe-taps")["steps_for"].update({"0": ["prone"]}),
    ),
    ("a caution without words: afo", "seated-heel-raise", lambda data: data["caution_words"].pop("afo")),
    ("is a search word for", "seated-march", lambda data: entry(data, "seated-march")["aliases"].append("swiss ball")),
]
