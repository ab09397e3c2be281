"""A member's own calendar: where a program may ask for it, and what stands in it."""

from datetime import date, datetime

from sqlalchemy import ForeignKey, String
from sqlalchemy.orm import Mapped, mapped_column, relationship

from forum.models.kit.base import Base
from forum.models.programmes.programmes import ProgrammeRun
from forum.models.routines.routines import Routine


class CalendarAddress(Base):
    """The one secret address of a member's calendar; only the hash of its token is kept."""

    __tablename__ = "calendar_address"

    member_id: Mapped[int] = mapped_column(ForeignKey("member.id", ondelete="CASCADE"), primary_key=True)
    token_hash: Mapped[str] = mapped_column(String(64), unique=True)
    created_at: Mapped[datetime]


class CalendarEntry(Base):
    """When a member wants to do a card, or the cards of a programme they do; for one of the two.

    `days` are those of the week, as in "MO,WE"; "" are as many as each card says. `sequence` grows with every change.
    """

    __tablename__ = "calendar_entry"

    id: Mapped[int] = mapped_column(primary_key=True)
    member_id: Mapped[int] = mapped_column(ForeignKey("member.id", ondelete="CASCADE"), index=True)
    routine_id: Mapped[int | None] = mapped_column(ForeignKey("routine.id", ondelete="CASCADE"), index=True)
    run_id: Mapped[int | None] = mapped_column(ForeignKey("programme_run.id", ondelete="CASCADE"), index=True)
    starts_on: Mapped[date]
    days: Mapped[str] = mapped_column(String(20))
    first_time: Mapped[str] = mapped_column(String(8))
    weeks: Mapped[int | None]
    tells_safety: Mapped[bool] = mapped_column(default=False)
    sequence: Mapped[int] = mapped_column(default=0)
    changed_at: Mapped[datetime]

    routine: Mapped[Routine | None] = relationship()
    run: Mapped[ProgrammeRun | None] = relationship()
