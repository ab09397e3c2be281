"""What stands on the clinicians' desk about each exercise: reviews, what is held back, and what it helps with."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import func, select
from sqlalchemy.orm import joinedload

from forum.models import ExerciseHold, ExerciseReview, Member, NeedVerdict, Routine, RoutineItem, RoutineVersion, db
from forum.queries.members.members import FULL_NAME


@dataclass(frozen=True, slots=True)
class Signature:
    """A clinician's name under the facts of `facts_hash` and, unless it is "", under the figure of `pose_mark`."""

    reviewer_id: int
    name: str
    full_name: str
    facts_hash: str
    pose_mark: str
    note: str
    at: datetime


@dataclass(frozen=True, slots=True)
class OpenHold:
    """A hold that nobody has lifted; `kind` is risk or hidden."""

    id: int
    kind: str
    full_name: str
    reason: str
    at: datetime


@dataclass(frozen=True, slots=True)
class JudgedNeed:
    """What a clinician says of one need of an exercise."""

    need_id: str
    fits: bool
    full_name: str
    at: datetime


def list_judged_needs() -> Mapping[str, Sequence[JudgedNeed]]:
    """Every verdict by exercise, the newest first."""
    wanted = (
        select(NeedVerdict, FULL_NAME)
        .join(Member, Member.id == NeedVerdict.judge_id)
        .order_by(NeedVerdict.at.desc(), NeedVerdict.id.desc())
    )
    found: dict[str, list[JudgedNeed]] = defaultdict(list)
    for row, name in db.session.execute(wanted):
        found[row.exercise_id].append(JudgedNeed(row.need_id, row.fits, name, row.at))
    return found


def list_signatures() -> Mapping[str, Sequence[Signature]]:
    """Every name under every exercise, also under facts that have changed since; the newest first."""
    wanted = (
        select(ExerciseReview, Member.name, FULL_NAME)
        .join(Member, Member.id == ExerciseReview.reviewer_id)
        .order_by(ExerciseReview.at.desc(), ExerciseReview.id.desc())
    )
    found: dict[str, list[Signature]] = defaultdict(list)
    for row, name, full_name in db.session.execute(wanted):
        marks = (row.facts_hash, row.pose_mark)
        found[row.exercise_id].append(Signature(row.reviewer_id, name, full_name, *marks, row.note, row.at))
    return found


def list_open_holds() -> Mapping[str, Sequence[OpenHold]]:
    """What is held back now, the first hold first."""
    wanted = (
        select(ExerciseHold, FULL_NAME)
        .join(Member, Member.id == ExerciseHold.holder_id)
        .where(ExerciseHold.lifted_at.is_(None))
        .order_by(ExerciseHold.id)
    )
    found: dict[str, list[OpenHold]] = defaultdict(list)
    for row, name in db.session.execute(wanted):
        found[row.exercise_id].append(OpenHold(row.id, row.kind, name, row.reason, row.at))
    return found


def list_held_ids() -> frozenset[str]:
    """The exercises that nothing may offer now."""
    return frozenset(db.session.scalars(select(ExerciseHold.exercise_id).where(ExerciseHold.lifted_at.is_(None))))


def list_holds(exercise_id: str) -> Sequence[ExerciseHold]:
    """Every hold of one exercise there ever was, with who made and who lifted it; the newest first."""
    people = joinedload(ExerciseHold.holder), joinedload(ExerciseHold.lifted_by)
    wanted = select(ExerciseHold).where(ExerciseHold.exercise_id == exercise_id).options(*people)
    return db.session.scalars(wanted.order_by(ExerciseHold.id.desc())).all()


def count_uses() -> Mapping[str, int]:
    """How many public cards have each exercise in their current version."""
    wanted = (
        select(RoutineItem.exercise_id, func.count(Routine.id.distinct()))
        .join(RoutineVersion, RoutineVersion.id == RoutineItem.version_id)
        .join(Routine, (Routine.id == RoutineVersion.routine_id) & (Routine.current_n == RoutineVersion.n))
        .where(Routine.state == "public")
        .group_by(RoutineItem.exercise_id)
    )
    return dict(db.session.execute(wanted).all())
