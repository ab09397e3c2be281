"""Loading the exercise library and its studies into the database."""

import hashlib
import json
from datetime import datetime
from pathlib import Path
from typing import Any

from sqlalchemy import delete, select
from sqlalchemy.orm import Session

from forum.actions.kit.base import enqueue, transaction
from forum.errors import Refused
from forum.models import (
    ExerciseHold,
    LibraryChange,
    LibraryExercise,
    LibraryMeta,
    LibrarySource,
    PostExercise,
    RoutineItem,
    Study,
)
from forum.rules.library.changes import changes_of, version_of
from forum.rules.library.check import validate_library


def load_library(folder: Path, now: datetime) -> int:
    """Bring the database up to the library files in `folder`; says how many exercises were new or changed.

    Raises `Refused` when the files break a rule of the library, are older than what is here, or drop an exercise
    somebody uses. What cards take of the library, and the notices to their authors, follow by the worker.
    """
    exercises = read_json(folder / "exercises.json")
    studies = read_json(folder / "studies.json")
    if mistakes := validate_library(exercises):
        raise Refused("The exercise library is not in order: " + "; ".join(mistakes[:5]))
    fingerprint = hashlib.sha256(json.dumps([exercises, studies], sort_keys=True).encode()).hexdigest()
    with transaction() as session:
        meta = session.get(LibraryMeta, 1)
        if meta and meta.fingerprint == fingerprint:
            return 0
        version = version_of(exercises)
        if meta and version < meta.version:
            words = f"This exercise library is version {version}, older than version {meta.version}, which is here."
            raise Refused(f"{words} Nothing was changed.")
        changed = put_exercises(session, exercises["exercises"])
        for key, source in exercises["sources"].items():
            session.merge(LibrarySource(id=key, title=source["title"], url=source.get("url")))
        for study in [*studies["studies"], *studies["related"]]:
            session.merge(Study(id=study["id"], data=study))
        put_changes(session, exercises)
        session.merge(
            LibraryMeta(
                id=1, fingerprint=fingerprint, disclaimer=exercises["disclaimer"], version=version, loaded_at=now
            )
        )
        enqueue(session, "library.loaded", now)
        enqueue(session, "library.cards", now)
    return changed


def read_json(path: Path) -> Any:
    """The content of a JSON file."""
    return json.loads(path.read_text(encoding="utf-8"))


def put_exercises(session: Session, entries: list[dict[str, Any]]) -> int:
    """Add and update entries, and take out those that are gone and used by nobody; says how many changed."""
    known = {row.id: row for row in session.scalars(select(LibraryExercise))}
    gone = known.keys() - {entry["id"] for entry in entries}
    used = set(session.scalars(select(RoutineItem.exercise_id).where(RoutineItem.exercise_id.in_(gone))))
    used |= set(session.scalars(select(ExerciseHold.exercise_id).where(ExerciseHold.exercise_id.in_(gone))))
    used |= set(session.scalars(select(PostExercise.exercise_id).where(PostExercise.exercise_id.in_(gone))))
    if used:
        raise Refused(f"These exercises are in use and can't be dropped: {', '.join(sorted(used))}")
    session.execute(delete(LibraryExercise).where(LibraryExercise.id.in_(gone)))
    changed = len(gone)
    for position, entry in enumerate(entries):
        row = known.get(entry["id"])
        if row is None or row.data != entry:
            changed += 1
        session.merge(LibraryExercise(id=entry["id"], name=entry["name"], position=position, data=entry))
    return changed


def put_changes(session: Session, exercises: dict[str, Any]) -> None:
    """Write down what the library says has changed, in place of what it said before."""
    session.execute(delete(LibraryChange))
    session.add_all(
        LibraryChange(
            n=n,
            version=one.version,
            changed_on=one.date,
            exercise_id=one.exercise_id,
            what=one.what,
            is_safety=one.is_safety,
        )
        for n, one in enumerate(changes_of(exercises), start=1)
    )
