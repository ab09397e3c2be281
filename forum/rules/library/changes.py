"""What changed in the library from one version to the next, in sentences for members."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

FIELDS = {"version", "date", "exercise", "what", "is_safety"}
# What was shipped before the library had versions.
FIRST_VERSION = 1
# Addresses beside those of the exercises.
RESERVED_IDS = frozenset({"changes"})


@dataclass(frozen=True, slots=True)
class ExerciseChange:
    """One change of one exercise; `is_safety` where somebody might get hurt by not knowing it."""

    version: int
    date: date
    exercise_id: str
    what: str
    is_safety: bool


def changes_of(lines: Iterable[Mapping[str, Any]]) -> tuple[ExerciseChange, ...]:
    """The changes as a library file tells of them, in its order."""
    return tuple(
        ExerciseChange(one["version"], date.fromisoformat(one["date"]), one["exercise"], one["what"], one["is_safety"])
        for one in lines
    )


def check_changes(data: Mapping[str, Any]) -> list[str]:
    """Every breach of the rules of versions, as one line each."""
    version = data["library_version"]
    ids = {entry["id"] for entry in data["exercises"]}
    breaches = [f"{name}: this id is reserved" for name in sorted(ids & RESERVED_IDS)]
    if not _is_version(version):
        return [*breaches, f"library_version {version}: not a whole number from 1"]
    for n, one in enumerate(data["changes"]):
        breaches += [f"change {n}: {words}" for words in _breaches(one, version, ids)]
    return breaches


def _is_version(value: object) -> bool:
    return isinstance(value, int) and not isinstance(value, bool) and value >= FIRST_VERSION


def _breaches(one: Mapping[str, Any], version: int, ids: set[str]) -> Iterator[str]:
    if set(one) != FIELDS:
        yield f"fields differ: {sorted(set(one) ^ FIELDS)}"
        return
    if not _is_version(one["version"]) or one["version"] > version:
        yield f"version {one['version']!r} is not one up to {version}"
    if one["exercise"] not in ids:
        yield f"unknown exercise {one['exercise']}"
    if not isinstance(one["what"], str) or not one["what"].strip():
        yield "says nothing"
    if not isinstance(one["is_safety"], bool):
        yield "is_safety is not true or false"
    try:
        date.fromisoformat(one["date"])
    except (TypeError, ValueError):
        yield f"date {one['date']!r} is not a day"


def list_safety_since(changes: Iterable[ExerciseChange], exercise_id: str, version: int) -> list[ExerciseChange]:
    """What the library has said of the safety of an exercise in versions after this one."""
    return [one for one in changes if one.exercise_id == exercise_id and one.is_safety and one.version > version]


def by_version(changes: Iterable[ExerciseChange]) -> list[tuple[int, date, list[ExerciseChange]]]:
    """The changes of each version and day, the newest first, those of safety before the others."""
    days: dict[tuple[int, date], list[ExerciseChange]] = {}
    for one in changes:
        days.setdefault((one.version, one.date), []).append(one)
    ordered = sorted(days.items(), reverse=True)
    return [(version, day, sorted(found, key=lambda one: not one.is_safety)) for (version, day), found in ordered]
