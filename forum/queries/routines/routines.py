"""Routine cards: who may see which, lists of them, one version of one."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import ColumnElement, or_, select
from sqlalchemy.orm import joinedload

from forum.formats.routines.minicard import MiniCard, mini_card
from forum.models import Post, PostRoutine, Routine, RoutineItem, RoutineSave, RoutineVersion, Thread, db
from forum.queries.talk.threads import visible_to as thread_visible_to
from forum.rules.kit.people import Person
from forum.rules.routines.facts import strip_from_dict
from forum.rules.routines.safety import Strip


def visible_to(person: Person) -> ColumnElement[bool]:
    """The one rule for which cards a person may know of; drafts and private cards are their owner's alone."""
    public = Routine.state == "public"
    if person.is_visitor:
        return public
    mine = Routine.owner_id == person.id
    hidden = Routine.state == "hidden"
    return or_(public, mine, hidden) if person.is_moderator else or_(public, mine)


@dataclass(frozen=True, slots=True)
class CardRow:
    """A card as lists show it."""

    id: int
    slug: str
    title: str
    state: str
    owner_name: str
    owner_full_name: str
    n: int
    minutes: int
    energy: int
    save_count: int
    helpful_count: int
    is_reviewed: bool
    card: dict[str, Any]
    summary: dict[str, Any]

    @property
    def url(self) -> str:
        return f"/routines/{self.id}/{self.slug}"

    @property
    def meta(self) -> str:
        return str(self.summary.get("meta", ""))

    @property
    def modalities(self) -> list[str]:
        return list(self.summary.get("modalities", ()))

    @property
    def strip(self) -> Strip:
        return strip_from_dict(self.summary.get("strip"))

    @property
    def purpose(self) -> str:
        return str(self.card.get("purpose", ""))

    @property
    def mini(self) -> MiniCard:
        badge = "Reviewed by a clinician" if self.is_reviewed else ""
        return mini_card(
            self.url,
            self.title,
            self.meta,
            self.strip,
            purpose=self.purpose,
            modalities=self.modalities,
            badge=badge,
        )


CURRENT = (
    select(RoutineVersion)
    .join(Routine, (Routine.id == RoutineVersion.routine_id) & (Routine.current_n == RoutineVersion.n))
    .options(joinedload(RoutineVersion.routine).joinedload(Routine.owner))
)


def row_of(version: RoutineVersion) -> CardRow:
    """A list row from a version loaded with its routine and owner."""
    routine = version.routine
    return CardRow(
        routine.id,
        routine.slug,
        str(version.card["title"]),
        routine.state,
        routine.owner.name,
        routine.owner.full_name,
        version.n,
        version.minutes,
        version.energy,
        routine.save_count,
        routine.helpful_count,
        version.is_reviewed,
        version.card,
        version.summary,
    )


@dataclass(frozen=True, slots=True)
class Head:
    """A card as its pages know it, whatever its state; `draft` is its working copy, None when there is none."""

    id: int
    slug: str
    title: str
    state: str
    state_reason: str
    owner_id: int
    owner_name: str
    owner_role: str
    current_n: int
    save_count: int
    draft: dict[str, Any] | None
    forked_from_version_id: int | None

    @property
    def url(self) -> str:
        return f"/routines/{self.id}/{self.slug}"

    @property
    def stamp(self) -> str:
        """What tells one saving of the draft from the next."""
        return str(self.draft["stamp"]) if self.draft else f"{self.current_n}.0"


def find_head(routine_id: int, person: Person) -> Head | None:
    """The card with this id, when the person may know of it; only its owner is handed the draft."""
    wanted = select(Routine).where(Routine.id == routine_id, visible_to(person)).options(joinedload(Routine.owner))
    row = db.session.scalar(wanted)
    if row is None:
        return None
    return Head(
        row.id,
        row.slug,
        row.title,
        row.state,
        row.state_reason,
        row.owner_id,
        row.owner.name,
        row.owner.role,
        row.current_n,
        row.save_count,
        row.draft if row.owner_id == person.id else None,
        row.forked_from_version_id,
    )


def find_version(routine_id: int, person: Person, n: int | None = None) -> RoutineVersion | None:
    """One version of a card the person may see, with card and owner: version `n`, or the current one."""
    number = Routine.current_n if n is None else n
    wanted = (
        select(RoutineVersion)
        .join(Routine, Routine.id == RoutineVersion.routine_id)
        .where(Routine.id == routine_id, RoutineVersion.n == number, visible_to(person))
        .options(joinedload(RoutineVersion.routine).joinedload(Routine.owner))
    )
    return db.session.scalar(wanted)


def find_own_copy(version_id: int, person: Person) -> int | None:
    """The draft that the member made of this version last and has not finished yet."""
    wanted = select(Routine.id).where(
        Routine.owner_id == person.id,
        Routine.forked_from_version_id == version_id,
        Routine.current_n == 0,
        Routine.made_by == "copy",
    )
    return db.session.scalar(wanted.order_by(Routine.id.desc()).limit(1))


def is_saved(routine_id: int, member_id: int) -> bool:
    """Whether the member keeps this card in My routines."""
    return db.session.get(RoutineSave, (member_id, routine_id)) is not None


def list_threads_showing(routine_id: int, person: Person, limit: int = 5) -> Sequence[Thread]:
    """Threads in which a post everybody may read carries the card, at any version; newest talk first."""
    posts = (
        select(Post.thread_id)
        .join(PostRoutine, PostRoutine.post_id == Post.id)
        .join(RoutineVersion, RoutineVersion.id == PostRoutine.version_id)
        .where(RoutineVersion.routine_id == routine_id, Post.state == "public")
    )
    wanted = select(Thread).where(Thread.id.in_(posts), thread_visible_to(person))
    return db.session.scalars(wanted.order_by(Thread.last_post_at.desc()).limit(limit)).all()


def list_using(exercise_id: str, person: Person, limit: int = 6) -> Sequence[CardRow]:
    """Public cards whose current version has the exercise; the most saved first."""
    return list_using_any([exercise_id], person, limit)


def list_using_any(exercise_ids: Collection[str], person: Person, limit: int = 12) -> Sequence[CardRow]:
    """Public cards whose current version has one of the exercises; the most saved first."""
    using = select(RoutineItem.version_id).where(RoutineItem.exercise_id.in_(exercise_ids))
    wanted = CURRENT.where(Routine.state == "public", RoutineVersion.id.in_(using), visible_to(person))
    ordered = wanted.order_by(Routine.save_count.desc(), Routine.id.desc())
    return [row_of(version) for version in db.session.scalars(ordered.limit(limit))]


def list_shared(owner_id: int, limit: int = 4) -> Sequence[CardRow]:
    """The cards that a member shows to everybody, the newest first."""
    wanted = CURRENT.where(Routine.state == "public", Routine.owner_id == owner_id)
    newest = wanted.order_by(Routine.published_at.desc(), Routine.id.desc())
    return [row_of(version) for version in db.session.scalars(newest.limit(limit))]


def list_attachable(member_id: int, also: Sequence[int] = ()) -> Sequence[CardRow]:
    """The public cards a member made or saved, and those asked for by id, which may go with a post."""
    saved = select(RoutineSave.routine_id).where(RoutineSave.member_id == member_id)
    mine = or_(Routine.owner_id == member_id, Routine.id.in_(saved), Routine.id.in_(also))
    wanted = CURRENT.where(Routine.state == "public", mine)
    return [row_of(version) for version in db.session.scalars(wanted.order_by(Routine.touched_at.desc()).limit(60))]


def list_low_energy(limit: int = 3) -> Sequence[CardRow]:
    """Public cards for a tired day: the least energy first, then the shortest."""
    wanted = CURRENT.where(Routine.state == "public").order_by(
        RoutineVersion.energy, RoutineVersion.minutes, Routine.id
    )
    return [row_of(version) for version in db.session.scalars(wanted.limit(limit))]
