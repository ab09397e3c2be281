"""Lists of cards: everybody's, by what was chosen, and a member's own."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import ColumnElement, and_, bindparam, func, or_, select
from sqlalchemy.orm import joinedload

from forum.models import Routine, RoutineFacet, RoutineSave, RoutineVersion, db
from forum.queries.kit.kept_connection import find_row
from forum.queries.routines.routines import CURRENT, CardRow, row_of, visible_to
from forum.rules.kit.paging import CARDS_A_PAGE
from forum.rules.kit.people import VISITOR
from forum.rules.routines.facts import strip_from_dict, told
from forum.rules.routines.filters import RoutineFilter
from forum.rules.routines.safety import SafetyLine

Counts = Mapping[tuple[str, str], int]
NEWEST = (Routine.published_at.desc(), Routine.id.desc())
SORTED: Mapping[str, tuple[Any, ...]] = {
    "helpful": (Routine.helpful_count.desc(), Routine.save_count.desc(), *NEWEST),
    "shortest": (RoutineVersion.minutes, *NEWEST),
}


def page_public(chosen: RoutineFilter, page: int) -> Sequence[CardRow]:
    """One page of the public cards that fit, with their owners; one query."""
    fitting = [_has(facet, values) for facet, values in chosen.values.items() if values]
    wanted = CURRENT.where(Routine.state == "public", *fitting)
    ordered = wanted.order_by(*SORTED.get(chosen.sort, NEWEST))
    part = ordered.limit(CARDS_A_PAGE).offset((page - 1) * CARDS_A_PAGE)
    return [row_of(version) for version in db.session.scalars(part)]


def list_newest_public(limit: int) -> list[tuple[CardRow, datetime]]:
    """The public cards that were published last, each with when its present version was; one query."""
    wanted = CURRENT.where(visible_to(VISITOR)).order_by(*NEWEST).limit(limit)
    return [(row_of(version), version.published_at) for version in db.session.scalars(wanted)]


def count_facets(chosen: RoutineFilter) -> Counts:
    """Cards by (facet, value) among what the other facets leave; one query."""
    others = [
        or_(RoutineFacet.facet == facet, _has(facet, values)) for facet, values in chosen.values.items() if values
    ]
    wanted = (
        select(RoutineFacet.facet, RoutineFacet.value, func.count())
        .join(RoutineVersion, RoutineVersion.id == RoutineFacet.version_id)
        .join(Routine, and_(Routine.id == RoutineVersion.routine_id, Routine.current_n == RoutineVersion.n))
        .where(Routine.state == "public", *others)
        .group_by(RoutineFacet.facet, RoutineFacet.value)
    )
    return {(facet, value): count for facet, value, count in db.session.execute(wanted)}


def total_of(counts: Counts, chosen: RoutineFilter) -> int:
    """How many cards fit: every card has exactly one energy."""
    wanted = chosen.values.get("energy", ())
    energies = ((value, count) for (facet, value), count in counts.items() if facet == "energy")
    return sum(count for value, count in energies if not wanted or value in wanted)


def _has(facet: str, values: Sequence[str]) -> ColumnElement[bool]:
    """Whether the version has one of these values of the facet."""
    found = select(RoutineFacet.version_id).where(RoutineFacet.facet == facet, RoutineFacet.value.in_(values))
    return RoutineVersion.id.in_(found)


@dataclass(frozen=True, slots=True)
class OwnRow:
    """A card in its owner's list; `n` is 0 and `summary` empty for a card that was never published."""

    id: int
    slug: str
    title: str
    state: str
    n: int
    has_draft: bool
    touched_at: datetime
    summary: dict[str, Any]

    @property
    def url(self) -> str:
        return f"/routines/{self.id}/{self.slug}" if self.n else f"/routines/{self.id}/edit"

    @property
    def meta(self) -> str:
        return str(self.summary.get("meta", ""))

    @property
    def safety(self) -> tuple[SafetyLine, ...]:
        return told(strip_from_dict(self.summary.get("strip"))) if self.n else ()


@dataclass(frozen=True, slots=True)
class OwnCounts:
    """How many cards each tab of My routines holds."""

    mine: int
    fitted: int
    drafts: int
    saved: int


def count_own(member_id: int) -> OwnCounts:
    """The numbers on the tabs of My routines; one query."""
    mine = select(func.count()).select_from(Routine).where(Routine.owner_id == member_id)
    saved = select(func.count()).select_from(_saved(member_id).subquery())
    row = db.session.execute(
        select(
            mine.where(*_tab("mine")).scalar_subquery(),
            mine.where(*_tab("fitted")).scalar_subquery(),
            mine.where(*_tab("drafts")).scalar_subquery(),
            saved.scalar_subquery(),
        )
    ).one()
    return OwnCounts(*row)


def _tab(show: str) -> tuple[ColumnElement[bool], ...]:
    """Which of a member's own cards a tab of My routines shows."""
    if show == "drafts":
        return (Routine.current_n == 0,)
    is_fitted = Routine.made_by == "fit"
    return Routine.current_n > 0, is_fitted if show == "fitted" else ~is_fitted


def page_own(member_id: int, page: int, show: str) -> Sequence[OwnRow]:
    """One page of a member's cards, changed last first: "mine", "fitted" or "drafts" (never published)."""
    wanted = (
        select(Routine, RoutineVersion.summary)
        .outerjoin(RoutineVersion, and_(RoutineVersion.routine_id == Routine.id, RoutineVersion.n == Routine.current_n))
        .where(Routine.owner_id == member_id, *_tab(show))
        .order_by(Routine.touched_at.desc(), Routine.id.desc())
        .limit(CARDS_A_PAGE)
        .offset((page - 1) * CARDS_A_PAGE)
    )
    return [
        OwnRow(
            one.id, one.slug, one.title, one.state, one.current_n, one.draft is not None, one.touched_at, summary or {}
        )
        for one, summary in db.session.execute(wanted)
    ]


def page_saved(member_id: int, page: int) -> Sequence[CardRow]:
    """One page of the cards a member keeps that they may still see, kept last first."""
    wanted = _saved(member_id).order_by(RoutineSave.saved_at.desc(), Routine.id.desc())
    part = wanted.limit(CARDS_A_PAGE).offset((page - 1) * CARDS_A_PAGE)
    return [row_of(version) for version in db.session.scalars(part)]


def _saved(member_id: int) -> Any:
    return (
        select(RoutineVersion)
        .join(Routine, and_(Routine.id == RoutineVersion.routine_id, Routine.current_n == RoutineVersion.n))
        .join(RoutineSave, and_(RoutineSave.routine_id == Routine.id, RoutineSave.member_id == member_id))
        .where(or_(Routine.state == "public", Routine.owner_id == member_id))
        .options(joinedload(RoutineVersion.routine).joinedload(Routine.owner))
    )


UNFINISHED = (
    select(Routine.id, Routine.title, Routine.touched_at)
    .where(Routine.owner_id == bindparam("member_id"), *_tab("drafts"))
    .order_by(Routine.touched_at.desc())
    .limit(1)
)


def find_unfinished(member_id: int) -> tuple[int, str, datetime] | None:
    """Id, title and time of the card that a member worked on last and never published."""
    row = find_row(UNFINISHED, member_id=member_id)
    return (row.id, row.title, row.touched_at) if row else None
