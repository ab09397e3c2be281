"""Trusted resources: who may see which, some of them, what one says."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Any

from sqlalchemy import ColumnElement, and_, func, or_, select, true
from sqlalchemy.orm import joinedload

from forum.models import Post, PostExercise, Resource, ResourceTopic, db
from forum.rules.kit.people import Person
from forum.rules.library.resource_about import COVERS, NOTHING_SAID, PageFacts
from forum.rules.library.resources import FACETS, Facts

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
    """What was chosen in the list, by the names of `FACETS`; an empty word stands for all."""

    kind: str = ""
    level: str = ""
    modality: str = ""
    cost: str = ""
    language: str = ""

    def but(self, name: str) -> "ResourceFilter":
        """The same with one question open."""
        return replace(self, **{name: ""})

    @property
    def facts(self) -> list[tuple[str, str]]:
        """What a resource must be, as question and answer."""
        return [(name, value) for name in FACETS if (value := getattr(self, name))]


EVERYTHING = ResourceFilter()


def covering(noun: str, key: str) -> ColumnElement[bool]:
    """Resources that cover this modality or exercise."""
    topics = select(ResourceTopic.resource_id).where(ResourceTopic.noun == noun, ResourceTopic.key == key)
    return Resource.id.in_(topics)


def list_resources(ids: Sequence[int]) -> list[Resource]:
    """These resources in this order, with who checked each."""
    wanted = select(Resource).where(Resource.id.in_(ids), LISTED).options(joinedload(Resource.checked_by))
    found = {one.id: one for one in db.session.scalars(wanted)}
    return [found[one] for one in ids if one in found]


def list_covering(exercise_id: str, limit: int = 5) -> list[Any]:
    """Listed resources that cover an exercise: id, title, kind, made_by and minutes; what most keep comes first."""
    wanted = select(Resource.id, Resource.title, Resource.kind, Resource.made_by, Resource.minutes)
    fitting = wanted.where(LISTED, covering("exercise", exercise_id))
    ordered = fitting.order_by(Resource.save_count.desc(), func.lower(Resource.title), Resource.id)
    return [*db.session.execute(ordered.limit(limit))]


def list_beside(thread_id: int, limit: int = 3) -> list[Any]:
    """Listed resources that cover the exercises of a thread, the most kept first; see `list_covering`."""
    named = select(PostExercise.exercise_id).join(Post).where(Post.thread_id == thread_id, Post.state == "public")
    topics = select(ResourceTopic.resource_id).where(ResourceTopic.noun == "exercise", ResourceTopic.key.in_(named))
    wanted = select(Resource.id, Resource.title, Resource.kind, Resource.made_by, Resource.minutes)
    ordered = wanted.where(LISTED, Resource.id.in_(topics)).order_by(Resource.save_count.desc(), Resource.id)
    return [*db.session.execute(ordered.limit(limit))]


def find_resource(resource_id: int, person: Person) -> Resource | None:
    """A resource the person may see, with who added, checked and claimed it, and what it covers."""
    with_it = (
        *map(joinedload, (Resource.checked_by, Resource.added_by, Resource.claimed_by)),
        joinedload(Resource.topics),
    )
    found = select(Resource).where(Resource.id == resource_id, visible_to(person)).options(*with_it)
    return db.session.scalars(found).unique().one_or_none()


def list_keys(resource_id: int) -> list[str]:
    """The key of a resource's address; none when there is no such resource."""
    return [*db.session.scalars(select(Resource.url_key).where(Resource.id == resource_id))]


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
