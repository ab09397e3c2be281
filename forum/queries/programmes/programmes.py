"""Programmes: who may see which, lists of them, one version of one, and the cards in it."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import ColumnElement, and_, exists, func, or_, select, tuple_
from sqlalchemy.orm import joinedload

from forum.formats.routines.minicard import MiniCard, mini_card
from forum.models import Programme, ProgrammeRun, ProgrammeVersion, Routine, RoutineSave, RoutineVersion, db
from forum.queries.routines.routines import visible_to as card_visible_to
from forum.rules.kit.paging import CARDS_A_PAGE
from forum.rules.kit.people import Person
from forum.rules.programmes.programmes import plan_from_dict
from forum.rules.programmes.words import say_in_short
from forum.rules.routines.facts import strip_from_dict
from forum.rules.routines.safety import Strip, worst


def visible_to(person: Person, key: str = "") -> ColumnElement[bool]:
    """The one rule for which programmes a person may know of.

    A shared one is for whoever has its key, and for those who do it; drafts and private ones are their owner's alone.
    """
    public = Programme.state == "public"
    with_key = and_(Programme.state == "shared", Programme.share_key == key) if key else Programme.id < 0
    if person.is_visitor:
        return or_(public, with_key)
    mine = Programme.owner_id == person.id
    run = exists().where(
        ProgrammeRun.programme_id == Programme.id,
        ProgrammeRun.member_id == person.id,
        ProgrammeRun.ended_at.is_(None),
    )
    joined = and_(Programme.state == "shared", run)
    hidden = Programme.state == "hidden"
    seen = or_(public, with_key, mine, joined)
    return or_(seen, hidden) if person.is_moderator else seen


@dataclass(frozen=True, slots=True)
class ProgrammeHead:
    """A programme as its pages know it; the draft and the key of its link are handed to its owner only."""

    id: int
    slug: str
    title: str
    state: str
    state_reason: str
    owner_id: int
    owner_name: str
    owner_full_name: str
    current_n: int
    share_key: str
    draft: dict[str, Any] | None

    @property
    def url(self) -> str:
        return f"/programmes/{self.id}/{self.slug}"

    @property
    def share_url(self) -> str:
        return f"{self.url}?key={self.share_key}"

    @property
    def stamp(self) -> str:
        """What tells one saving of the draft from the next."""
        return str(self.draft["stamp"]) if self.draft else f"{self.current_n}.0"


def find_head(programme_id: int, person: Person, key: str = "") -> ProgrammeHead | None:
    """The programme with this id, when the person may know of it."""
    wanted = select(Programme).where(Programme.id == programme_id, visible_to(person, key))
    row = db.session.scalar(wanted.options(joinedload(Programme.owner)))
    if row is None:
        return None
    is_own = row.owner_id == person.id
    return ProgrammeHead(
        row.id,
        row.slug,
        row.title,
        row.state,
        row.state_reason,
        row.owner_id,
        row.owner.name,
        row.owner.full_name,
        row.current_n,
        row.share_key if is_own else "",
        row.draft if is_own else None,
    )


def find_version(programme_id: int, person: Person, key: str = "") -> ProgrammeVersion | None:
    """The current version of a programme the person may see."""
    wanted = (
        select(ProgrammeVersion)
        .join(Programme, Programme.id == ProgrammeVersion.programme_id)
        .where(Programme.id == programme_id, ProgrammeVersion.n == Programme.current_n, visible_to(person, key))
        .options(joinedload(ProgrammeVersion.programme).joinedload(Programme.owner))
    )
    return db.session.scalar(wanted)


def load_cards(keys: Iterable[tuple[int, int]], person: Person) -> Mapping[tuple[int, int], RoutineVersion]:
    """The card versions with these (card, version) that the person may see, with their cards; one query."""
    wanted = (
        select(RoutineVersion)
        .join(Routine, Routine.id == RoutineVersion.routine_id)
        .where(_is_one_of(keys), card_visible_to(person))
        .options(joinedload(RoutineVersion.routine).joinedload(Routine.owner))
    )
    return {(one.routine_id, one.n): one for one in db.session.scalars(wanted)}


def _is_one_of(keys: Iterable[tuple[int, int]]) -> ColumnElement[bool]:
    """Whether a version is one of these (card, version); SQLite finds them by index only when the card is named too."""
    wanted = set(keys)
    cards = RoutineVersion.routine_id.in_({card_id for card_id, _n in wanted})
    return and_(cards, tuple_(RoutineVersion.routine_id, RoutineVersion.n).in_(wanted))


def list_choosable(member_id: int) -> Sequence[RoutineVersion]:
    """The current versions of cards a member can put into a programme: their own, and public ones they saved."""
    saved = select(RoutineSave.routine_id).where(RoutineSave.member_id == member_id)
    public = and_(Routine.id.in_(saved), Routine.state == "public")
    mine = and_(Routine.owner_id == member_id, Routine.state.in_(("public", "private")))
    wanted = (
        select(RoutineVersion)
        .join(Routine, and_(Routine.id == RoutineVersion.routine_id, Routine.current_n == RoutineVersion.n))
        .where(or_(mine, public))
        .options(joinedload(RoutineVersion.routine))
        .order_by(Routine.title, Routine.id)
    )
    return db.session.scalars(wanted.limit(200)).all()


def count_running(programme_id: int) -> int:
    """How many members do a programme now; who they are is nobody's business."""
    wanted = select(func.count()).select_from(ProgrammeRun)
    return db.session.scalar(wanted.where(ProgrammeRun.programme_id == programme_id, _IS_RUNNING)) or 0


_IS_RUNNING = ProgrammeRun.ended_at.is_(None)


@dataclass(frozen=True, slots=True)
class ProgrammeRow:
    """A programme in a list; `meta` is empty for one that was never published."""

    id: int
    slug: str
    title: str
    state: str
    owner_full_name: str
    purpose: str
    meta: str
    has_draft: bool
    touched_at: datetime
    strip: Strip

    @property
    def url(self) -> str:
        return f"/programmes/{self.id}/{self.slug}" if self.meta else f"/programmes/{self.id}/edit"

    @property
    def mini(self) -> MiniCard:
        return mini_card(
            self.url,
            self.title,
            f"{self.meta} · by {self.owner_full_name}",
            self.strip,
            purpose=self.purpose,
            icon="calendar",
        )


def count_public() -> int:
    """How many public programmes there are."""
    return db.session.scalar(select(func.count()).select_from(Programme).where(Programme.state == "public")) or 0


def page_public(page: int) -> Sequence[ProgrammeRow]:
    """One page of the public programmes, newest first; one query, and one for their cards' facts."""
    wanted = _ROWS.where(Programme.state == "public").order_by(Programme.published_at.desc(), Programme.id.desc())
    return _rows(wanted.limit(CARDS_A_PAGE).offset((page - 1) * CARDS_A_PAGE))


def list_own(member_id: int) -> Sequence[ProgrammeRow]:
    """A member's own programmes, changed last first."""
    wanted = _ROWS.where(Programme.owner_id == member_id).order_by(Programme.touched_at.desc(), Programme.id.desc())
    return _rows(wanted.limit(100))


_ROWS = (
    select(Programme, ProgrammeVersion.plan)
    .outerjoin(
        ProgrammeVersion,
        and_(ProgrammeVersion.programme_id == Programme.id, ProgrammeVersion.n == Programme.current_n),
    )
    .options(joinedload(Programme.owner))
)


def _rows(wanted: Any) -> Sequence[ProgrammeRow]:
    found = [(one, plan_from_dict(plan) if plan else None) for one, plan in db.session.execute(wanted)]
    strips = _strips(key for _, plan in found if plan for key in plan.card_keys)
    return [
        ProgrammeRow(
            one.id,
            one.slug,
            one.title,
            one.state,
            one.owner.full_name,
            plan.purpose if plan else "",
            say_in_short(plan) if plan else "",
            one.draft is not None,
            one.touched_at,
            worst(strips[key] for key in plan.card_keys if key in strips) if plan else Strip(),
        )
        for one, plan in found
    ]


def _strips(keys: Iterable[tuple[int, int]]) -> Mapping[tuple[int, int], Strip]:
    """The facts of these (card, version), whoever may see the cards: a warning tells nothing of a card but itself."""
    wanted = set(keys)
    if not wanted:
        return {}
    rows = select(RoutineVersion.routine_id, RoutineVersion.n, RoutineVersion.summary).where(_is_one_of(wanted))
    return {(card_id, n): strip_from_dict(summary.get("strip")) for card_id, n, summary in db.session.execute(rows)}
