"""Where a card comes from, what became of it, who put their name to it, and what its savers also keep."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import func, select
from sqlalchemy.orm import aliased, joinedload

from forum.models import Member, Routine, RoutineHelpful, RoutineReview, RoutineSave, RoutineVersion, db
from forum.queries.members.members import FULL_NAME
from forum.queries.routines.routines import CURRENT, CardRow, row_of, visible_to
from forum.rules.kit.people import Person

COPIES_SHOWN = 5
ALSO_SHOWN = 3
# Fewer shared savers would tell who keeps what.
ALSO_SAVED_BY = 3


@dataclass(frozen=True, slots=True)
class ReviewRow:
    """A clinician's name under version `n`."""

    n: int
    reviewer_id: int
    name: str
    full_name: str
    note: str
    reviewed_at: datetime


@dataclass(frozen=True, slots=True)
class OriginRow:
    """The version a card was copied from, and the newest one of that card."""

    row: CardRow
    newest_n: int

    @property
    def changes_url(self) -> str:
        """What has changed in the original since; "" when nothing has."""
        if self.newest_n == self.row.n:
            return ""
        return f"/routines/{self.row.id}/changes?from={self.row.n}&to={self.newest_n}"


@dataclass(frozen=True, slots=True)
class Lineage:
    """All of it, for the page of one version; `lost_review` is of an older version when this one has none."""

    origin: OriginRow | None
    copy_count: int
    copies: Sequence[CardRow]
    reviews: Sequence[ReviewRow]
    lost_review: ReviewRow | None
    has_helped: bool
    also_saved: Sequence[CardRow]


def get_lineage(version: RoutineVersion, person: Person) -> Lineage:
    """The lineage of a version (with its card loaded), as far as the person may see; a fixed number of queries."""
    card = version.routine
    reviews = list_reviews(card.id)
    mine = [review for review in reviews if review.n == version.n]
    older = [review for review in reviews if review.n < version.n]
    copy_count, copies = _copies(card.id)
    return Lineage(
        origin=find_origin(card.forked_from_version_id, person) if card.forked_from_version_id else None,
        copy_count=copy_count,
        copies=copies,
        reviews=mine,
        lost_review=older[0] if older and not mine else None,
        has_helped=not person.is_visitor and db.session.get(RoutineHelpful, (person.id, card.id)) is not None,
        also_saved=list_also_saved(card.id),
    )


def find_origin(version_id: int, person: Person) -> OriginRow | None:
    """The version a card was copied from, when the person may still see it."""
    wanted = (
        select(RoutineVersion)
        .join(Routine, Routine.id == RoutineVersion.routine_id)
        .where(RoutineVersion.id == version_id, visible_to(person))
        .options(joinedload(RoutineVersion.routine).joinedload(Routine.owner))
    )
    version = db.session.scalar(wanted)
    return OriginRow(row_of(version), version.routine.current_n) if version else None


def list_reviews(routine_id: int) -> Sequence[ReviewRow]:
    """Every review of every version, the newest version first."""
    wanted = (
        select(RoutineVersion.n, Member.id, Member.name, FULL_NAME, RoutineReview.note, RoutineReview.reviewed_at)
        .join(RoutineReview, RoutineReview.version_id == RoutineVersion.id)
        .join(Member, Member.id == RoutineReview.reviewer_id)
        .where(RoutineVersion.routine_id == routine_id)
        .order_by(RoutineVersion.n.desc(), RoutineReview.reviewed_at)
    )
    return [ReviewRow(*row) for row in db.session.execute(wanted)]


def _copies(routine_id: int) -> tuple[int, Sequence[CardRow]]:
    """Public cards that were copied from any version of this one: how many, and the first of them."""
    source = aliased(RoutineVersion)
    versions = select(source.id).where(source.routine_id == routine_id)
    made = Routine.state == "public", Routine.forked_from_version_id.in_(versions), Routine.id != routine_id
    wanted = CURRENT.where(*made).order_by(Routine.published_at, Routine.id).limit(COPIES_SHOWN + 1)
    rows = [row_of(version) for version in db.session.scalars(wanted)]
    if len(rows) <= COPIES_SHOWN:
        return len(rows), rows
    count = db.session.scalar(select(func.count()).select_from(Routine).where(*made)) or 0
    return count, rows[:COPIES_SHOWN]


def list_also_saved(routine_id: int) -> Sequence[CardRow]:
    """Public cards kept by at least ALSO_SAVED_BY of those who keep this one; the most shared first."""
    here, there = aliased(RoutineSave), aliased(RoutineSave)
    shared = (
        select(there.routine_id, func.count().label("savers"))
        .join(here, here.member_id == there.member_id)
        .where(here.routine_id == routine_id, there.routine_id != routine_id)
        .group_by(there.routine_id)
        .having(func.count() >= ALSO_SAVED_BY)
        .subquery()
    )
    wanted = CURRENT.join(shared, shared.c.routine_id == Routine.id).where(Routine.state == "public")
    ordered = wanted.order_by(shared.c.savers.desc(), Routine.id).limit(ALSO_SHOWN)
    return [row_of(version) for version in db.session.scalars(ordered)]


def list_versions(routine_id: int, person: Person) -> Sequence[RoutineVersion]:
    """Every version of a card the person may see, newest first, with card and owner."""
    wanted = (
        select(RoutineVersion)
        .join(Routine, Routine.id == RoutineVersion.routine_id)
        .where(Routine.id == routine_id, visible_to(person))
        .options(joinedload(RoutineVersion.routine).joinedload(Routine.owner))
    )
    return db.session.scalars(wanted.order_by(RoutineVersion.n.desc())).all()
