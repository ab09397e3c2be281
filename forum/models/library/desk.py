"""What clinicians and moderators say of an exercise: reviews, holds, and which needs it helps with."""

from datetime import datetime

from sqlalchemy import ForeignKey, String, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column, relationship

from forum.models.kit.base import Base
from forum.models.members.members import Member


class ExerciseReview(Base):
    """A clinician has read an exercise and put their name to its facts, as `facts_hash` marks them, and its figure.

    Once a fact or the pose changes, the row stays as history and no longer counts. `pose_mark` is "" where no figure
    was signed: there was none, or the name is older than figures.
    """

    __tablename__ = "exercise_review"
    __table_args__ = (UniqueConstraint("exercise_id", "reviewer_id", "facts_hash"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    exercise_id: Mapped[str] = mapped_column(ForeignKey("exercise.id", ondelete="CASCADE"), index=True)
    reviewer_id: Mapped[int] = mapped_column(ForeignKey("member.id"), index=True)
    facts_hash: Mapped[str] = mapped_column(String(64))
    pose_mark: Mapped[str] = mapped_column(String(16), default="")
    note: Mapped[str] = mapped_column(default="")
    at: Mapped[datetime]

    reviewer: Mapped[Member] = relationship()


class ExerciseHold(Base):
    """An exercise is held back, until `lifted_at`: `kind` is risk (seen by a clinician) or hidden (by a moderator)."""

    __tablename__ = "exercise_hold"

    id: Mapped[int] = mapped_column(primary_key=True)
    exercise_id: Mapped[str] = mapped_column(ForeignKey("exercise.id"), index=True)
    holder_id: Mapped[int] = mapped_column(ForeignKey("member.id"))
    kind: Mapped[str] = mapped_column(String(8))
    reason: Mapped[str]
    at: Mapped[datetime]
    lifted_at: Mapped[datetime | None] = mapped_column(index=True)
    lifted_by_id: Mapped[int | None] = mapped_column(ForeignKey("member.id"))
    lift_reason: Mapped[str] = mapped_column(default="")

    holder: Mapped[Member] = relationship(foreign_keys=[holder_id])
    lifted_by: Mapped[Member | None] = relationship(foreign_keys=[lifted_by_id])


class NeedVerdict(Base):
    """Whether an exercise helps with a need of `seeds/search_needs.json`, as the last clinician said who was asked."""

    __tablename__ = "need_verdict"
    __table_args__ = (UniqueConstraint("exercise_id", "need_id"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    exercise_id: Mapped[str] = mapped_column(ForeignKey("exercise.id", ondelete="CASCADE"), index=True)
    need_id: Mapped[str] = mapped_column(String(40))
    fits: Mapped[bool]
    judge_id: Mapped[int] = mapped_column(ForeignKey("member.id"), index=True)
    at: Mapped[datetime]
