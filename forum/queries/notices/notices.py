"""A member's notices in words, with the titles and names that the member may read at this time."""

from collections import defaultdict
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Any

from sqlalchemy import ColumnElement, Select, case, func, literal, select, true

from forum.models import Category, LibraryExercise, Member, Notice, Post, Programme, Resource, Routine, Thread, db
from forum.queries.library import resources
from forum.queries.members import members
from forum.queries.programmes import programmes
from forum.queries.routines import routines
from forum.queries.talk import posts, threads
from forum.rules.kit.people import Person
from forum.rules.talk.notice_saying import say_notice, things_of
from forum.rules.talk.notice_words import Ref, ThingTold
from forum.text.kit.excerpts import excerpt

NOTICES_A_PAGE = 30
EXCERPT_CHARS = 120


@dataclass(frozen=True, slots=True)
class Said:
    """A notice as its reader sees it; without a `url` it leads nowhere any more. `more` are like it."""

    id: int
    text: str
    url: str
    created_at: datetime
    is_new: bool
    excerpt: str = ""
    more: int = 0


@dataclass(frozen=True, slots=True)
class NoticeGroup:
    """The notices of one thread, or one alone: of each kind the newest, which leads to the oldest that is unread."""

    last_id: int
    lines: tuple[Said, ...]

    @property
    def text(self) -> str:
        return self.lines[0].text

    @property
    def is_new(self) -> bool:
        return any(line.is_new for line in self.lines)

    @property
    def created_at(self) -> datetime:
        return max(line.created_at for line in self.lines)


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


def page_notices(person: Person, before: int = 0) -> list[NoticeGroup]:
    """A page of a member's notices by thread, the newest first, from below the id `before` if there is one."""
    kinds = db.session.execute(kinds_of_page(person.id, before)).all()
    ids = {id_ for row in kinds for id_ in (row.newest_id, row.unread_id) if id_}
    said = {one.id: one for one in say_all(db.session.scalars(select(Notice).where(Notice.id.in_(ids))).all(), person)}
    groups: dict[int, list[Said]] = defaultdict(list)
    for row in kinds:
        newest, first = said[row.newest_id], said[row.unread_id or row.newest_id]
        line = replace(newest, url=first.url or newest.url, is_new=bool(row.unread_id), more=row.total - 1)
        groups[row.last_id].append(line)
    return [NoticeGroup(last_id, tuple(lines)) for last_id, lines in groups.items()]


def kinds_of_page(member_id: int, before: int) -> Select[tuple[int, int, int | None, int]]:
    """Of each thread and kind of a page of notices: the newest, the oldest unread, and how many there are."""
    thread = func.coalesce(Notice.thread_id, -Notice.id)
    mine = Notice.member_id == member_id
    page = select(thread.label("thread"), func.max(Notice.id).label("last_id")).where(mine).group_by(thread)
    if before:
        page = page.having(func.max(Notice.id) < before)
    some = page.order_by(func.max(Notice.id).desc()).limit(NOTICES_A_PAGE).subquery()
    newest = func.max(Notice.id)
    unread = func.min(case((Notice.read_at.is_(None), Notice.id)))
    return (
        select(
            some.c.last_id, newest.label("newest_id"), unread.label("unread_id"), func.count(Notice.id).label("total")
        )
        .join(some, some.c.thread == thread)
        .where(mine)
        .group_by(some.c.last_id, Notice.kind)
        .order_by(some.c.last_id.desc(), newest.desc())
    )


def say_all(notices: Sequence[Notice], person: Person) -> list[Said]:
    """These notices in words; one query for each noun they are about, however many there are."""
    known = load_known({ref for one in notices for ref in things_of(one.data)}, person)
    return [
        Said(one.id, words.text, words.url, one.created_at, one.read_at is None, words.excerpt)
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
    plain = case((Post.state == "public", Post.plain), else_="").label("plain")
    rows = select(Post.id, Thread.title, readable, plain).join(Thread)
    rows = rows.where(Post.id.in_(ids), threads.visible_to(person))
    return {
        ("post", row.id): ThingTold(
            row.title, f"/p/{row.id}" if row.is_readable else "", excerpt(row.plain, length=EXCERPT_CHARS)
        )
        for row in db.session.execute(rows)
    }
