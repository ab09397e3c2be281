"""What of ours leans on a study: whoever builds one more thing that does adds a row to `LEANING`, and that is all.

When a study is corrected or taken back, everything found here waits in the queue of the moderators.
"""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import ColumnElement, String, cast, func, literal, or_, select
from sqlalchemy.orm import joinedload

from forum.models import Digest, ResearchStudy, Resource, Routine, RoutineItem, RoutineVersion, StudyLean, db
from forum.queries.library import resources
from forum.queries.library.exercises import get_library
from forum.queries.research import digests
from forum.queries.routines import routines
from forum.rules.kit.people import VISITOR
from forum.rules.research.words import cards_use, leans_on

# Of one noun, more than this are not laid before a person one by one.
EACH_MOST = 200


@dataclass(frozen=True, slots=True)
class Leaning:
    """Something that leans on a study: its id, how it is called, where it is, and `more` that a moderator must know."""

    id: str
    title: str
    url: str
    more: str = ""


def find_exercises(study: ResearchStudy) -> Iterator[Leaning]:
    """Exercises whose pages name the study, each with how many public cards use it."""
    named = [one for one in get_library().exercises.values() if study.key in {line.source for line in one.evidence}]
    used = select(RoutineItem.exercise_id, func.count(RoutineVersion.routine_id.distinct()))
    used = used.join(RoutineVersion, RoutineVersion.id == RoutineItem.version_id).join(
        Routine, (Routine.id == RoutineVersion.routine_id) & (Routine.current_n == RoutineVersion.n)
    )
    used = used.where(RoutineItem.exercise_id.in_([one.id for one in named]), routines.visible_to(VISITOR))
    counts = dict(db.session.execute(used.group_by(RoutineItem.exercise_id)).all())
    for one in named:
        yield Leaning(one.id, one.name, f"/exercises/{one.id}", cards_use(counts.get(one.id, 0)))


def find_routines(study: ResearchStudy) -> Iterator[Leaning]:
    """Public cards that name the study in their own words or as their source."""
    wanted = select(Routine).join(
        RoutineVersion, (Routine.id == RoutineVersion.routine_id) & (Routine.current_n == RoutineVersion.n)
    )
    wanted = wanted.where(routines.visible_to(VISITOR), names(cast(RoutineVersion.card, String), study))
    for one in db.session.scalars(wanted.order_by(Routine.id).limit(EACH_MOST)):
        yield Leaning(str(one.id), one.title, f"/routines/{one.id}/{one.slug}")


def find_resources(study: ResearchStudy) -> Iterator[Leaning]:
    """Listed resources that are the study itself, or name it."""
    said = (Resource.url, Resource.why, Resource.sources, Resource.evidence)
    is_it = or_(*(names(column, study) for column in said))
    wanted = select(Resource).where(resources.visible_to(VISITOR), is_it).order_by(Resource.id).limit(EACH_MOST)
    for one in db.session.scalars(wanted):
        yield Leaning(str(one.id), one.title, f"/resources/{one.id}")


def find_digests(study: ResearchStudy) -> Iterator[Leaning]:
    """Public digests of the study."""
    wanted = select(Digest).where(Digest.study_id == study.id, digests.LISTED).order_by(Digest.id).limit(EACH_MOST)
    for one in db.session.scalars(wanted):
        yield Leaning(str(one.id), one.title, one.url)


def names(column: Any, study: ResearchStudy) -> ColumnElement[bool]:
    """Whether a text names a study: by its DOI, by its link, or by its page with us."""
    marks = [f"/studies/{study.id}/", (study.doi or "").lower(), str(study.data.get("url") or "").lower()]
    return or_(*(func.lower(column).contains(mark, autoescape=True) for mark in marks if mark))


# By noun; each is asked with the study.
LEANING: Mapping[str, Callable[[ResearchStudy], Iterator[Leaning]]] = {
    "exercise": find_exercises,
    "routine": find_routines,
    "resource": find_resources,
    "digest": find_digests,
}


def list_leaning(study: ResearchStudy) -> list[tuple[str, Leaning]]:
    """Everything that leans on a study, with its noun."""
    return [(noun, one) for noun, find in LEANING.items() for one in find(study)]


def waiting_leans() -> Any:
    """Rows of the queue (noun, id, since, urgent) for what leans on such a study and nobody has looked at."""
    rows = select(literal("lean"), StudyLean.id, StudyLean.created_at, literal(0))
    return rows.where(StudyLean.closed_at.is_(None))


def load_leans(ids: Sequence[int]) -> Mapping[int, StudyLean]:
    """These, with their studies."""
    wanted = select(StudyLean).where(StudyLean.id.in_(ids)).options(joinedload(StudyLean.study))
    return {one.id: one for one in db.session.scalars(wanted)}


def say_study(lean: StudyLean) -> str:
    """Which study it leans on, and what became of it."""
    return leans_on(lean.study.plain_title, lean.reason)
