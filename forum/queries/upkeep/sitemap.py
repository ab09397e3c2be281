"""Every page that search engines may list, in blocks of ids: what a visitor may not read is in none of them."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import ColumnElement, Select, func, literal, select

from forum.models import Category, Digest, Programme, ResearchStudy, Resource, Routine, RoutineVersion, Thread, db
from forum.queries.library import resources
from forum.queries.programmes import programmes
from forum.queries.research import digests, studies
from forum.queries.routines import routines
from forum.queries.talk import threads
from forum.rules.kit.people import VISITOR

BLOCK = 10_000


@dataclass(frozen=True, slots=True)
class MappedNoun:
    """How the rows of a table are listed: by their id, with a slug for the address and the time of the last change.

    Where a table has no slugs, `slug` is the title that one is made of. `stamp` changes with whatever a
    block says; most rows change by a version or a time.
    """

    path: str
    id: Any
    slug: Any
    changed: Any
    stamp: Any
    where: ColumnElement[bool]
    source: Select[Any]
    slug_of: Callable[[str], str] = str


NO_SLUG = literal("")
LISTED: Mapping[str, MappedNoun] = {
    "threads": MappedNoun(
        "/t/{id}/{slug}",
        Thread.id,
        Thread.slug,
        Thread.last_post_at,
        func.sum(Thread.version),
        threads.visible_to(VISITOR),
        select().select_from(Thread),
    ),
    "routines": MappedNoun(
        "/routines/{id}/{slug}",
        Routine.id,
        Routine.slug,
        RoutineVersion.published_at,
        func.sum(Routine.current_n),
        routines.visible_to(VISITOR),
        select()
        .select_from(Routine)
        .join(RoutineVersion, (RoutineVersion.routine_id == Routine.id) & (RoutineVersion.n == Routine.current_n)),
    ),
    "programmes": MappedNoun(
        "/programmes/{id}/{slug}",
        Programme.id,
        Programme.slug,
        Programme.published_at,
        func.sum(Programme.current_n),
        programmes.visible_to(VISITOR),
        select().select_from(Programme),
    ),
    "digests": MappedNoun(
        "/digests/{id}/{slug}",
        Digest.id,
        Digest.slug,
        Digest.changed_at,
        func.sum(Digest.version),
        digests.visible_to(VISITOR),
        select().select_from(Digest),
    ),
    "studies": MappedNoun(
        "/studies/{id}/{slug}",
        ResearchStudy.id,
        ResearchStudy.plain_title,
        ResearchStudy.changed_at,
        func.sum(ResearchStudy.version),
        studies.visible_to(VISITOR),
        select().select_from(ResearchStudy),
        studies.slug_of,
    ),
    "resources": MappedNoun(
        "/resources/{id}",
        Resource.id,
        NO_SLUG,
        Resource.checked_at,
        func.count(),
        resources.visible_to(VISITOR),
        select().select_from(Resource),
    ),
}


@dataclass(frozen=True, slots=True)
class MapPage:
    """One page of the site, and when it last changed, if that is known."""

    path: str
    changed_at: datetime | None = None


def list_blocks() -> list[tuple[str, int]]:
    """Which blocks there are: the kind, and its number from 1 on; one question a kind, of its last row."""
    found = []
    for kind, one in LISTED.items():
        last = db.session.scalar(one.source.add_columns(one.id).where(one.where).order_by(one.id.desc()).limit(1)) or 0
        found += [(kind, n) for n in range(1, (last + BLOCK - 1) // BLOCK + 1)]
    return found


def stamp_of(kind: str, n: int) -> tuple[Any, ...]:
    """What is another one when a block says something else."""
    one = LISTED[kind]
    asked = one.source.add_columns(func.count(), func.sum(one.id), func.max(one.changed), one.stamp)
    return tuple(db.session.execute(asked.where(one.where, _in_block(one, n))).one())


def list_block(kind: str, n: int) -> list[MapPage]:
    """The pages of a block, by id."""
    one = LISTED[kind]
    asked = one.source.add_columns(one.id.label("id"), one.slug.label("slug"), one.changed.label("changed"))
    rows = db.session.execute(asked.where(one.where, _in_block(one, n)).order_by(one.id))
    return [MapPage(one.path.format(id=row.id, slug=one.slug_of(row.slug)), row.changed) for row in rows]


def _in_block(one: MappedNoun, n: int) -> Any:
    return one.id.between((n - 1) * BLOCK + 1, n * BLOCK)


def list_categories() -> list[MapPage]:
    """The categories."""
    slugs = db.session.scalars(select(Category.slug).order_by(Category.position, Category.id))
    return [MapPage(f"/c/{slug}") for slug in slugs]
