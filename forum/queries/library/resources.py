"""Trusted resources: who may see which, lists of them, counts for filters."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Any

from sqlalchemy import ColumnElement, and_, func, or_, select, true
from sqlalchemy.orm import InstrumentedAttribute, joinedload

from forum.models import Resource, ResourceTopic, db
from forum.rules.kit.people import Person
from forum.rules.library.resource_about import COVERS, NOTHING_SAID, PageFacts
from forum.rules.library.resources import RESOURCES_A_PAGE, Facts

LISTED = Resource.state == "live"
NOUN_OF = {"modalities": "modality", "exercises": "exercise"}


def visible_to(person: Person) -> ColumnElement[bool]:
    """The one rule for which resources a person may know of: listed ones, and what they suggested themselves."""
    if person.is_moderator:
        return true()
    if person.is_visitor:
        return LISTED
    return or_(LISTED, and_(Resource.state.in_(("suggested", "declined")), Resource.added_by_id == person.id))


@dataclass(frozen=True, slots=True)
class ResourceFilter:
    """What was chosen in the list; an empty word stands for all."""

    kind: str = ""
    level: str = ""
    modality: str = ""

    def but(self, name: str) -> "ResourceFilter":
        """The same with one question open."""
        return replace(self, **{name: ""})


EVERYTHING = ResourceFilter()


def chosen(asked: ResourceFilter) -> ColumnElement[bool]:
    """Listed resources that fit."""
    wanted = [LISTED]
    if asked.kind:
        wanted.append(Resource.kind == asked.kind)
    if asked.level:
        wanted.append(Resource.level == asked.level)
    if asked.modality:
        wanted.append(covering("modality", asked.modality))
    return and_(*wanted)


def covering(noun: str, key: str) -> ColumnElement[bool]:
    """Resources that cover this modality or exercise."""
    topics = select(ResourceTopic.resource_id).where(ResourceTopic.noun == noun, ResourceTopic.key == key)
    return Resource.id.in_(topics)


def page_resources(asked: ResourceFilter = EVERYTHING, page: int = 1) -> Sequence[Resource]:
    """One page of the list, by title, with who checked each."""
    wanted = select(Resource).where(chosen(asked)).options(joinedload(Resource.checked_by))
    ordered = wanted.order_by(func.lower(Resource.title), Resource.id)
    return db.session.scalars(ordered.limit(RESOURCES_A_PAGE).offset((page - 1) * RESOURCES_A_PAGE)).all()


def count_choices(asked: ResourceFilter) -> dict[str, dict[str, int]]:
    """For each question of the filter, how many listed resources each answer would leave, the others as they are."""
    kinds, levels = (asked.but(name) for name in ("kind", "level"))
    topics = select(ResourceTopic.key, func.count()).join(Resource).where(ResourceTopic.noun == "modality")
    topics = topics.where(chosen(asked.but("modality"))).group_by(ResourceTopic.key)
    return {
        "kind": _count_by(Resource.kind, chosen(kinds)),
        "level": _count_by(Resource.level, chosen(levels)),
        "modality": dict(db.session.execute(topics).all()),
    }


def list_covering(exercise_id: str, limit: int = 5) -> list[Any]:
    """Listed resources that cover an exercise: id, title, kind, made_by and minutes; what most keep comes first."""
    wanted = select(Resource.id, Resource.title, Resource.kind, Resource.made_by, Resource.minutes)
    fitting = wanted.where(LISTED, covering("exercise", exercise_id))
    ordered = fitting.order_by(Resource.save_count.desc(), func.lower(Resource.title), Resource.id)
    return [*db.session.execute(ordered.limit(limit))]


def _count_by(column: InstrumentedAttribute[str], wanted: ColumnElement[bool]) -> dict[str, int]:
    return dict(db.session.execute(select(column, func.count()).where(wanted).group_by(column)).all())


def find_resource(resource_id: int, person: Person) -> Resource | None:
    """A resource the person may see, with who added, checked and claimed it, and what it covers."""
    with_it = (
        *map(joinedload, (Resource.checked_by, Resource.added_by, Resource.claimed_by)),
        joinedload(Resource.topics),
    )
    found = select(Resource).where(Resource.id == resource_id, visible_to(person)).options(*with_it)
    return db.session.scalars(found).unique().one_or_none()


def about_of(resource: Resource) -> PageFacts:
    """What is stored of what a page says."""
    given: dict[str, Any] = {name: getattr(resource, name) for name in NOTHING_SAID.columns}
    return PageFacts(**given | {name: resource.covers(NOUN_OF[name]) for name in COVERS})


def facts_of(resource: Resource) -> Facts:
    """All facts of a resource, without what its page says if nobody has noted that."""
    names = ("title", "url", "url_key", "made_by", "why", "kind", "level", "review_on")
    return Facts(
        **{name: getattr(resource, name) for name in names}, about=about_of(resource) if resource.noted_at else None
    )
