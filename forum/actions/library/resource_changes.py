"""How a resource takes other facts: what is stored where, and the note of what was changed."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from forum.models import Member, Resource, ResourceChange, ResourceTopic
from forum.queries.library.exercises import get_library
from forum.queries.library.resources import NOUN_OF, about_of
from forum.queries.members.members import FULL_NAME
from forum.rules.kit.days import say_day
from forum.rules.kit.people import Person
from forum.rules.library.resource_about import COVERS, LABELS, PageFacts, check_about, say_about
from forum.rules.library.resource_standing import check_seen
from forum.rules.library.resources import KINDS, LEVELS, Facts

FIELDS = ("title", "url", "made_by", "why", "kind", "level", "review_on", "url_key")
FIELD_WORDS = {
    "title": "title", "url": "link", "made_by": "who made it", "why": "why it can be trusted",
    "kind": "kind", "level": "who it is for", "review_on": "review date",
    **{name: label[0].lower() + label[1:] for name, label in LABELS.items()},
}  # fmt: skip


def read_about(typed: Mapping[str, Any], kind: str) -> PageFacts:
    """What was typed of a page, its exercises found in the library; raises `Refused`."""
    return check_about(typed, kind, exercise_ids())


def exercise_ids() -> dict[str, str]:
    """The id of every exercise by its id and its name, in lower case."""
    library = get_library().exercises
    return {name.lower(): one.id for one in library.values() for name in (one.id, one.name)}


def stored(known: Facts, now: datetime) -> dict[str, Any]:
    """The columns and topics of a resource with these facts."""
    given = {name: getattr(known, name) for name in FIELDS}
    return given | (columns_of(known.about, now) if known.about else {})


def columns_of(about: PageFacts, noted_at: datetime) -> dict[str, Any]:
    """The columns and topics that hold what a page says of itself."""
    topics = [ResourceTopic(noun=NOUN_OF[name], key=key) for name in COVERS for key in getattr(about, name)]
    return about.columns | {"noted_at": noted_at, "topics": topics}


def put_facts(resource: Resource, known: Facts, now: datetime) -> None:
    """Give a resource these facts."""
    given = stored(known, now)
    topics = given.pop("topics", None)
    for name, value in given.items():
        setattr(resource, name, value)
    if topics is not None:
        here = {(one.noun, one.key): one for one in resource.topics}
        resource.topics = [here.get((one.noun, one.key), one) for one in topics]


def snapshot(resource: Resource) -> dict[str, str]:
    """Every fact of a resource in words, to be compared with what it says later."""
    names = {one.id: one.name for one in get_library().exercises.values()}
    said = {name: str(getattr(resource, name)) for name in ("title", "url", "made_by", "why")}
    said |= {"kind": KINDS[resource.kind], "level": LEVELS[resource.level], "review_on": say_day(resource.review_on)}
    return said | say_about(about_of(resource), names)


def note_change(session: Session, person: Person, resource: Resource, before: dict[str, str], now: datetime) -> str:
    """Write down what differs from before, and give the names of those fields; "" when nothing does."""
    after = snapshot(resource)
    changed = {name: [before[name], after[name]] for name in after if before[name] != after[name]}
    if changed:
        resource.version += 1
        session.add(
            ResourceChange(resource_id=resource.id, version=resource.version, by_id=person.id, at=now, changed=changed)
        )
    return ", ".join(FIELD_WORDS[name] for name in changed)


def check_unchanged(session: Session, resource: Resource, seen: int) -> None:
    """Refuse to write over what another moderator changed since the form was opened (at version `seen`)."""
    wanted = select(FULL_NAME).join(ResourceChange, ResourceChange.by_id == Member.id)
    wanted = wanted.where(ResourceChange.resource_id == resource.id).order_by(ResourceChange.version.desc()).limit(1)
    check_seen(seen, resource.version, session.scalar(wanted) or "")
