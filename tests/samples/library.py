"""The exercise library as the project ships it, and the card of Ana's story."""

import json
from pathlib import Path
from typing import Any

from forum.rules.library.exercises import Exercise, exercises_from_library
from forum.rules.routines.routines import Card, Item

SEEDS = Path(__file__).parents[2] / "forum" / "seeds"


def read_library() -> dict[str, Any]:
    data: dict[str, Any] = json.loads((SEEDS / "exercises.json").read_text(encoding="utf-8"))
    return data


def read_studies() -> dict[str, Any]:
    data: dict[str, Any] = json.loads((SEEDS / "studies.json").read_text(encoding="utf-8"))
    return data


LIBRARY = read_library()
EXERCISES: dict[str, Exercise] = exercises_from_library(LIBRARY)

STORY_CARD = Card(
    title="Corner and counter",
    purpose="Steadier standing before breakfast.",
    items=(
        Item(exercise_id="wall-ball-squat", sets=2, reps=10),
        Item(exercise_id="box-march", sets=2, reps=10, sides="each"),
        Item(exercise_id="feet-together-eyes-closed", reps=5, hold_s=30),
    ),
    days_per_week=3,
    days_per_week_max=5,
    provenance="pt",
)
