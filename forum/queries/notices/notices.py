"""A member's notices in words, with the titles and names that the member may read at this time."""

from collections import defaultdict
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import ColumnElement, literal, or_, select, true

from forum.models import Category, LibraryExercise, Member, Notice, Post, Programme, Resource, Routine, Thread, db
from forum.queries.library import resources
from forum.queries.members import members
from forum.queries.members.blocks import heard_by
from forum.queries.programmes import programmes
from forum.queries.routines import routines
from forum.queries.talk import posts, threads
from forum.rules.kit.people import Person
from forum.rules.talk.notice_words import Ref, ThingTold, say_notice, things_of
from forum.rules.talk.speakers import OFFICIAL

NOTICES_A_PAGE = 30


@dataclass(frozen=True, slots=True)
class Said:
    """A notice as its reader sees it; without a `url` it leads nowhere any more."""

    id: int
    text: str
    url: str
    created_at: datetime
    is_new: bool


@dataclass(frozen=True, slots=True)
class ThingSource:
    """Where a noun's titles are, who may know of it, and the path of its pages."""

    columns: tuple[Any, Any, Any]
    visible_to: Callable[[Person], ColumnElement[bool]]
    path: str = ""


NO_SLUG = literal("")
SOURCES: dict[str, ThingSource] = {
    "member": ThingSource((Member.id, members.FULL_NAME, NO_SLUG), members.visible_to),
    "exercise": ThingSource((LibraryExercise.id, LibraryExercise.name, NO_SLUG), lambda _person: true(), "/exercises"),
    "category": ThingSource((Category.id, Category.title, NO_SLUG), lambda _person: true()),
    "thread": ThingSource((Thread.id, Thread.title, Thread.slug), threads.visible_to, "/t"),
    "routine": ThingSource((Routine.id, Routine.title, Routine.slug), routines.visible_to, "/routines"),
    "programme": ThingSource((Programme.id, Programme.title, Programme.slug), programmes.visible_to, "/programmes"),
    "resource": ThingSource((Resource.id, Resource.title, NO_SLUG), resources.visible_to, "/resources"),
}


def page_notices(person: Person, before: int = 0) -> list[Said]:
    """A page of a member's notices, newest first, from below the id `before` if there is one."""
    wanted = select(Notice).where(Notice.member_id == person.id, heard_of(person))
    if before:
        wanted = wanted.where(Notice.id < before)
    return say_all(db.session.scalars(wanted.order_by(Notice.id.desc()).limit(NOTICES_A_PAGE)).all(), person)


def heard_of(person: Person) -> ColumnElement[bool]:
    """Whether a notice is none by somebody whom the person blocked since, in that one's own name."""
    by = Notice.data["by"].as_integer()
    return or_(Notice.kind.in_(OFFICIAL), by.is_(None), heard_by(person, by)) if person.blocked else true()


def say_all(notices: Sequence[Notice], person: Person) -> list[Said]:
    """These notices in words; one query for each noun they are about, however many there are."""
    known = load_known({ref for one in notices for ref in things_of(one.data)}, person)
    return [
        Said(one.id, words.text, words.url, one.created_at, one.read_at is None)
        for one in notices
        for words in (say_notice(one.kind, one.data, known, person.time_zone),)
    ]


def load_known(refs: Iterable[Ref], person: Person) -> dict[Ref, ThingTold]:
    """Those of the things that the person may know of."""
    ids = defaultdict(list)
    for noun, id_ in refs:
        ids[noun].append(id_)
    known = load_posts(ids.pop("post", []), person)
    for noun, wanted in ids.items():
        source = SOURCES[noun]
        where = source.columns[0].in_(wanted), source.visible_to(person)
        for id_, title, slug in db.session.execute(select(*source.columns).where(*where)):
            url = f"{source.path}/{id_}/{slug}" if slug else f"{source.path}/{id_}"
            known[noun, id_] = ThingTold(title, url)
    return known


def load_posts(ids: Sequence[int | str], person: Person) -> dict[Ref, ThingTold]:
    """Posts by the title of their thread; one that the person may not read leads nowhere."""
    if not ids:
        return {}
    readable = posts.readable_by(person).label("is_readable")
    rows = select(Post.id, Thread.title, readable).join(Thread).where(Post.id.in_(ids), threads.visible_to(person))
    return {
        ("post", row.id): ThingTold(row.title, f"/p/{row.id}" if row.is_readable else "")
        for row in db.session.execute(rows)
    }
