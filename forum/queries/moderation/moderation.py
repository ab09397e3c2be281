"""The moderation queue: held posts, open flags and suggestions, one case for each thing; only moderators ask."""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from urllib.parse import quote

from sqlalchemy import Subquery, and_, exists, func, literal, or_, select, union_all
from sqlalchemy.orm import joinedload

from forum.models import (
    ExerciseHold,
    Flag,
    LibraryExercise,
    Member,
    Message,
    ModlogEntry,
    Post,
    Programme,
    Resource,
    Routine,
    Thread,
    UrgentCase,
    db,
)
from forum.queries.members.members import FULL_NAME
from forum.queries.moderation.leaning import load_leans, say_study, waiting_leans
from forum.queries.moderation.modlog import list_entries
from forum.queries.notices.notices import load_known
from forum.queries.talk.posts import PostView, list_views
from forum.rules.crisis.urgent import REASONS
from forum.rules.kit.people import Person
from forum.rules.moderation.moderation import CASES_A_PAGE, FLAG_REASONS, LEAN_REASON, RISK_REASON
from forum.rules.moderation.nouns import CASE_NOUNS, NOUNS

Key = tuple[str, int]
# Nouns whose rows have a title, a slug and somebody whose they are.
OWNED: dict[str, tuple[type[Any], Any]] = {
    "thread": (Thread, Thread.author),
    "routine": (Routine, Routine.owner),
    "programme": (Programme, Programme.owner),
}


@dataclass(frozen=True, slots=True)
class Case:
    """One thing that waits for a moderator, with all that is needed to decide.

    `post` is set for posts; `lines` are the words of a card or a resource; `danger` are the kinds that a post tells of.
    """

    noun: str
    id: int
    state: str
    title: str
    url: str
    author_full_name: str
    since: datetime
    flags: tuple[Flag, ...]
    history: tuple[ModlogEntry, ...]
    post: PostView | None = None
    lines: tuple[str, ...] = ()
    danger: tuple[str, ...] = ()

    @property
    def reason(self) -> str:
        """Why it is here, in words."""
        known = FLAG_REASONS | RISK_REASON
        flagged = [known.get(flag.reason, flag.reason) for flag in self.flags]
        if told := [*(REASONS[kind] for kind in self.danger), *flagged]:
            return ", ".join(dict.fromkeys(told))
        if self.noun == "lean":
            return LEAN_REASON
        return "First post with several links" if self.noun == "post" else "A member suggests this resource"

    @property
    def acts(self) -> tuple[str, ...]:
        """What can be done about it, in the order of the buttons."""
        if self.state == "held":
            return ("approve", "hide")
        if self.state == "suggested":
            return ("decline",)
        return ("keep", "hide") if self.state in ("public", "live", "held back") else ("keep",)


@dataclass(frozen=True, slots=True)
class Thing:
    """A post, card, programme or resource, as a case shows it."""

    state: str
    title: str
    url: str
    author_full_name: str
    post: PostView | None = None
    lines: tuple[str, ...] = ()

    @property
    def is_public(self) -> bool:
        """Whether everybody may see it, so that it can be reported."""
        return self.state in ("public", "live")


def waiting() -> Subquery:
    """One row (noun, id, since, urgent) for each thing that waits."""
    later, first = literal(0), literal(1)
    held = select(
        literal("post").label("noun"), Post.id.label("id"), Post.created_at.label("since"), later.label("urgent")
    )
    is_there = or_(Flag.noun != "message", exists().where(Message.id == Flag.noun_id))  # it goes with its author
    flagged = select(Flag.noun, Flag.noun_id, Flag.created_at, later).where(Flag.closed_at.is_(None), is_there)
    suggested = select(literal("resource"), Resource.id, Resource.created_at, later)
    suggested = suggested.where(Resource.state == "suggested")
    urgent = select(literal("post"), UrgentCase.post_id, UrgentCase.at, first)
    rows = union_all(held.where(Post.state == "held"), flagged, suggested, urgent, waiting_leans()).subquery()
    since, is_urgent = func.min(rows.c.since).label("since"), func.max(rows.c.urgent).label("urgent")
    return select(rows.c.noun, rows.c.id, since, is_urgent).group_by(rows.c.noun, rows.c.id).subquery()


def count_cases() -> int:
    """How many things wait for a moderator."""
    return db.session.scalar(select(func.count()).select_from(waiting())) or 0


def page_cases(person: Person, page: int = 1) -> list[Case]:
    """One page of the queue, danger first, then what waits longest; as many queries for any number of cases."""
    rows = waiting()
    ordered = select(rows.c.noun, rows.c.id, rows.c.since)
    ordered = ordered.order_by(rows.c.urgent.desc(), rows.c.since, rows.c.noun, rows.c.id)
    found = db.session.execute(ordered.limit(CASES_A_PAGE).offset((page - 1) * CASES_A_PAGE)).all()
    return make_cases([(row.noun, row.id, row.since) for row in found], person)


def make_cases(rows: Sequence[tuple[str, int, datetime]], person: Person) -> list[Case]:
    """Cases with everything loaded, in the order of `rows`; a thing that is gone is left out."""
    keys = [(noun, noun_id) for noun, noun_id, _since in rows]
    things = load_things(keys, person)
    flags, history, urgent = list_flags(keys), list_entries(keys), list_urgent(keys)
    return [
        Case(
            noun=noun,
            id=noun_id,
            since=since,
            state=thing.state,
            title=thing.title,
            url=thing.url,
            author_full_name=thing.author_full_name,
            post=thing.post,
            lines=thing.lines,
            flags=tuple(flags.get((noun, noun_id), ())),
            history=tuple(history.get((noun, noun_id), ())),
            danger=urgent.get((noun, noun_id), ()),
        )
        for noun, noun_id, since in rows
        if (thing := things.get((noun, noun_id)))
    ]


def load_things(keys: Sequence[Key], person: Person) -> dict[Key, Thing]:
    """The posts, threads, cards, programmes and resources with these keys."""
    ids = {noun: [one for kind, one in keys if kind == noun] for noun in (*NOUNS, *CASE_NOUNS)}
    things: dict[Key, Thing] = {}
    views = list_views(ids["post"], person)
    titled = select(Post.id, Thread.title).join(Post.thread).where(Post.id.in_(ids["post"]))
    threads = dict(db.session.execute(titled).all())
    for post_id, view in views.items():
        title = f"Post {view.n} in “{threads[post_id]}”"
        things["post", post_id] = Thing(view.state, title, f"/p/{post_id}", view.author_full_name, view)
    for noun, (model, owner) in OWNED.items():
        for row in db.session.scalars(select(model).where(model.id.in_(ids[noun])).options(joinedload(owner))):
            url = f"{NOUNS[noun].path}/{row.id}/{row.slug}"
            things[noun, row.id] = Thing(row.state, row.title, url, getattr(row, owner.key).full_name)
    resources = select(Resource).where(Resource.id.in_(ids["resource"])).options(joinedload(Resource.added_by))
    for one in db.session.scalars(resources):
        lines = (f"Link: {one.url}", f"Why: {one.why}")
        url = f"/resources/{one.id}"
        things["resource", one.id] = Thing(one.state, one.title, url, one.added_by.full_name, lines=lines)
    return things | load_holds(ids["exercise"]) | load_reported(ids["message"]) | leaning_things(ids["lean"])


def load_holds(ids: Sequence[int]) -> dict[Key, Thing]:
    """The exercises that these holds are on; the id of such a case is that of the hold."""
    held = (
        select(ExerciseHold, LibraryExercise.name)
        .join(LibraryExercise, LibraryExercise.id == ExerciseHold.exercise_id)
        .where(ExerciseHold.id.in_(ids))
        .options(joinedload(ExerciseHold.holder))
    )
    return {
        ("exercise", one.id): Thing(
            "held back" if one.lifted_at is None else "lifted",
            name,
            f"/exercises/{one.exercise_id}",
            one.holder.full_name,
        )
        for one, name in db.session.execute(held)
    }


def load_reported(ids: Sequence[int]) -> dict[Key, Thing]:
    """Those of these private messages that are reported: what they say, and where their author is dealt with."""
    is_reported = exists().where(Flag.noun == "message", Flag.noun_id == Message.id, Flag.closed_at.is_(None))
    wanted = select(Message.id, Message.body, Member.name, FULL_NAME).join(Member, Member.id == Message.author_id)
    return {
        ("message", id_): Thing(
            "private", f"A message by {full_name}", f"/mod/members/{quote(name)}", full_name, lines=(body,)
        )
        for id_, body, name, full_name in db.session.execute(wanted.where(Message.id.in_(ids), is_reported))
    }


def leaning_things(ids: Sequence[int]) -> dict[Key, Thing]:
    """What leans on a study that was corrected or taken back; the id of such a case is that of the lean."""
    return {
        ("lean", id_): Thing("leaning", one.title, one.url, "", lines=(say_study(one),))
        for id_, one in load_leans(ids).items()
    }


def find_thing(noun: str, noun_id: int, person: Person) -> Thing | None:
    """A post, card, programme or resource, if the person may know of it."""
    key = (noun, noun_id)
    known = load_known([key], person).get(key)
    return load_things([key], person).get(key) if known and known.url else None


def list_flags(keys: Sequence[Key]) -> dict[Key, list[Flag]]:
    """The open flags on these things with who raised them, oldest first."""
    matches = [and_(Flag.noun == noun, Flag.noun_id == noun_id) for noun, noun_id in keys]
    wanted = select(Flag).where(Flag.closed_at.is_(None), or_(False, *matches)).options(joinedload(Flag.reporter))
    found: dict[Key, list[Flag]] = defaultdict(list)
    for flag in db.session.scalars(wanted.order_by(Flag.id)):
        found[flag.noun, flag.noun_id].append(flag)
    return found


def list_urgent(keys: Sequence[Key]) -> dict[Key, tuple[str, ...]]:
    """The kinds of danger that those of these posts tell of which no moderator has looked at."""
    ids = [noun_id for noun, noun_id in keys if noun == "post"]
    rows = db.session.execute(select(UrgentCase.post_id, UrgentCase.kinds).where(UrgentCase.post_id.in_(ids)))
    return {("post", post_id): tuple(kinds.split()) for post_id, kinds in rows}


def has_open_flag(member_id: int, noun: str, noun_id: int) -> bool:
    """Whether a member's flag on this thing is still open."""
    wanted = select(Flag.id).where(
        Flag.noun == noun, Flag.noun_id == noun_id, Flag.reporter_id == member_id, Flag.closed_at.is_(None)
    )
    return db.session.scalar(wanted) is not None
