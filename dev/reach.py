"""How many exercises of the library seven people can do alone today, each in a position that is offered to them.

An exercise counts when a card with this one line, fitted to those answers, keeps it: as it stands or in another of its
own positions. `make reach` prints it; `before` is what it was with the 193 exercises before the audit.
"""

import json
from collections.abc import Mapping
from dataclasses import replace

from forum.paths import seeds_folder
from forum.rules.fitting.fitting import fit
from forum.rules.fitting.profiles import FitProfile
from forum.rules.library.exercises import Exercise, exercises_from_library
from forum.rules.library.filters import HOUSEHOLD
from forum.rules.library.words import POSITION_WORDS
from forum.rules.routines.routines import Card, Item

SITTING, LYING = ("seated",), ("supine", "side_lying")
BED = FitProfile(positions=LYING, things=("mat_or_bed",), has_support=False)
# Nobody of them has company, gets down to the floor or closes their eyes: these are the answers when nothing was said.
PROFILES: Mapping[str, tuple[FitProfile, int]] = {
    "Sitting, with a chair and nothing to hold": (
        FitProfile(positions=SITTING, things=("chair",), has_support=False), 26,
    ),
    "Sitting, with a chair and something to hold": (FitProfile(positions=SITTING, things=("chair",)), 28),
    "Sitting, with a chair and a band": (
        FitProfile(positions=SITTING, things=("chair", "resistance_band"), has_support=False), 33,
    ),
    "In bed, on the back or the side": (BED, 20),
    "With a chair and a bed, also with legs out straight": (
        replace(BED, positions=(*SITTING, "long_sitting", *LYING), things=("chair", "mat_or_bed")), 53,
    ),
    "Nothing was said": (FitProfile(), 102),
    "All positions, household things, no walking aid": (
        FitProfile(positions=tuple(POSITION_WORDS), things=tuple(HOUSEHOLD)), 108,
    ),
}  # fmt: skip


def list_reach(profile: FitProfile, exercises: Mapping[str, Exercise]) -> list[str]:
    """The exercises that somebody with these answers can do."""
    found = []
    for name in exercises:
        [line] = fit(Card(title="One", items=(Item(exercise_id=name),)), profile, exercises).lines
        if line.after and line.after.exercise_id == name:
            found.append(name)
    return found


def say_table(exercises: Mapping[str, Exercise]) -> str:
    """The rows of the table in docs/library-audit.md."""
    rows = [f"| {name} | {before} | {len(list_reach(one, exercises))} |" for name, (one, before) in PROFILES.items()]
    return "\n".join([f"| Alone, of {len(exercises)} exercises | Before | Now |", "|---|---:|---:|", *rows])


def main() -> None:
    """Print the table for the library that is shipped."""
    data = json.loads((seeds_folder() / "exercises.json").read_text(encoding="utf-8"))
    print(say_table(exercises_from_library(data)))


if __name__ == "__main__":
    main()
