"""Loading the exercise library and its studies into the database."""

import hashlib
import json
from collections import defaultdict
from datetime import datetime
from pathlib import Path
from typing import Any

from sqlalchemy import delete, select
from sqlalchemy.orm import Session

from forum.actions.kit.base import enqueue, transaction
from forum.actions.research.shipped_digests import put_digests
from forum.actions.research.studies import put_shipped
from forum.errors import Refused
from forum.figures import shelf
from forum.figures.poses.loading import BadPose
from forum.models import (
    ExerciseHold,
    LibraryExercise,
    LibraryMeta,
    LibrarySource,
    PostExercise,
    RoutineItem,
    Study,
    SuggestedExercise,
)
from forum.paths import seeds_folder
from forum.rules.library import refusal_words
from forum.rules.library.check import at_lines, validate_library
from forum.rules.library.study_check import validate_studies
from forum.rules.library.word_check import check_words

# Our files on studies, and the list in each.
RESEARCH_FILES = {"research.json": "studies", "digests.json": "digests"}


def load_library(folder: Path, now: datetime) -> int:
    """Bring the database up to the library files in `folder`; says how many exercises were new or changed.

    Raises `Refused` when the files break a rule of the library, are older than what is here, or drop an exercise
    somebody uses; nothing is loaded then. What cards take of the library, and the notices to their authors, follow
    by the worker.
    """
    exercises, studies = _read_in_order(folder)
    research, digests = _read_research(studies, "research.json"), _read_research(studies, "digests.json")
    told = [exercises, studies, research, digests]
    fingerprint = hashlib.sha256(json.dumps(told, sort_keys=True).encode()).hexdigest()
    with transaction() as session:
        meta = session.get(LibraryMeta, 1)
        if meta and meta.fingerprint == fingerprint:
            return 0
        version = exercises["library_version"]
        if meta and version < meta.version:
            raise Refused(refusal_words.library_older(version, meta.version))
        changed = put_exercises(session, exercises["exercises"])
        for key, source in exercises["sources"].items():
            session.merge(LibrarySource(id=key, title=source["title"], url=source.get("url")))
        for study in [*studies["studies"], *studies["related"]]:
            session.merge(Study(id=study["id"], data=study))
        put_shipped(session, research, [*studies["studies"], *studies["related"]], now)
        put_digests(session, digests, _name_studies(exercises["exercises"]), now)
        session.merge(
            LibraryMeta(
                id=1,
                fingerprint=fingerprint,
                disclaimer=exercises["disclaimer"],
                version=version,
                cautions=exercises["caution_words"],
                changes=exercises["changes"],
                loaded_at=now,
            )
        )
        enqueue(session, "library.loaded", now)
        enqueue(session, "library.cards", now)
    return changed


def shipped_version(folder: Path) -> int:
    """The version of the library files in `folder`."""
    return int(read_json(folder / "exercises.json")["library_version"])


def _read_in_order(folder: Path) -> tuple[Any, Any]:
    """The library and the studies, or `Refused` with the first breaches, each with its exercise and line."""
    text = (folder / "exercises.json").read_text(encoding="utf-8")
    try:
        exercises = json.loads(text)
    except ValueError as error:
        raise Refused(refusal_words.library_unreadable(error)) from error
    studies = read_json(folder / "studies.json")
    mistakes = at_lines(validate_library(exercises), text)
    if not mistakes:
        search_words, movements = (read_json(seeds_folder() / name) for name in ("search_words.json", "movements.json"))
        mistakes = at_lines(check_words(exercises["exercises"], search_words, movements), text)
        mistakes += validate_studies(studies, exercises["sources"])
    if mistakes:
        raise Refused(refusal_words.library_out_of_order(mistakes[:5]))
    try:
        shelf.figures()
    except BadPose as error:
        raise Refused(refusal_words.figures_out_of_order(error)) from error
    return exercises, studies


def _read_research(studies: Any, file: str) -> list[dict[str, Any]]:
    """Our own words on the studies that the library has: what we read in them, or our digests of them."""
    known = {study["id"] for study in [*studies["studies"], *studies["related"]]}
    records = read_json(seeds_folder() / file)[RESEARCH_FILES[file]]
    return [record for record in records if record["key"] in known]


def _name_studies(entries: list[dict[str, Any]]) -> dict[str, list[str]]:
    """The exercises that name each study."""
    named: dict[str, list[str]] = defaultdict(list)
    for entry in entries:
        for source in dict.fromkeys(line["source"] for line in entry["evidence"]):
            named[source].append(entry["id"])
    return named


def read_json(path: Path) -> Any:
    """The content of a JSON file."""
    return json.loads(path.read_text(encoding="utf-8"))


def put_exercises(session: Session, entries: list[dict[str, Any]]) -> int:
    """Add and update entries, and take out those that are gone and used by nobody; says how many changed."""
    known = {row.id: row for row in session.scalars(select(LibraryExercise))}
    gone = known.keys() - {entry["id"] for entry in entries}
    used = set(session.scalars(select(RoutineItem.exercise_id).where(RoutineItem.exercise_id.in_(gone))))
    used |= set(session.scalars(select(ExerciseHold.exercise_id).where(ExerciseHold.exercise_id.in_(gone))))
    led_to = select(SuggestedExercise.exercise_id).where(SuggestedExercise.exercise_id.in_(gone))
    used |= {one for one in session.scalars(led_to) if one}
    used |= set(session.scalars(select(PostExercise.exercise_id).where(PostExercise.exercise_id.in_(gone))))
    if used:
        raise Refused(refusal_words.exercises_in_use(sorted(used)))
    session.execute(delete(LibraryExercise).where(LibraryExercise.id.in_(gone)))
    changed = len(gone)
    for position, entry in enumerate(entries):
        row = known.get(entry["id"])
        if row is None or row.data != entry:
            changed += 1
        session.merge(LibraryExercise(id=entry["id"], name=entry["name"], position=position, data=entry))
    return changed
