"""Exercises that the library lacks, and which members asked for them."""

from datetime import datetime

from sqlalchemy import ForeignKey, String
from sqlalchemy.orm import Mapped, mapped_column

from forum.models.kit.base import Base


class SuggestedExercise(Base):
    """An exercise that members miss, by the name of whoever asked first; `key` joins those who ask for the same.

    `state` is suggested, accepted or declined, with the `reason` that the askers read. An accepted one leads to an
    exercise of the library once that is there: nothing here makes one.
    """

    __tablename__ = "suggested_exercise"

    id: Mapped[int] = mapped_column(primary_key=True)
    name: Mapped[str] = mapped_column(String(60))
    key: Mapped[str] = mapped_column(String(240), unique=True)
    state: Mapped[str] = mapped_column(String(12), default="suggested", index=True)
    reason: Mapped[str] = mapped_column(default="")
    exercise_id: Mapped[str | None] = mapped_column(ForeignKey("exercise.id"), index=True)
    created_at: Mapped[datetime]
    decided_at: Mapped[datetime | None]
    decided_by_id: Mapped[int | None] = mapped_column(ForeignKey("member.id"))


class ExerciseAsker(Base):
    """A member who asks for it: how they do it in their own words, and the card of theirs that has it.

    `position` is one of the library's, `held_on` yes, no or unsure.
    """

    __tablename__ = "exercise_asker"

    suggested_id: Mapped[int] = mapped_column(ForeignKey("suggested_exercise.id", ondelete="CASCADE"), primary_key=True)
    member_id: Mapped[int] = mapped_column(ForeignKey("member.id", ondelete="CASCADE"), primary_key=True, index=True)
    how: Mapped[str]
    position: Mapped[str] = mapped_column(String(24))
    held_on: Mapped[str] = mapped_column(String(8))
    routine_id: Mapped[int | None] = mapped_column(ForeignKey("routine.id", ondelete="SET NULL"), index=True)
    asked_at: Mapped[datetime]
