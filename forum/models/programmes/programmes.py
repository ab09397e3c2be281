"""Programmes: weeks of cards, their versions, and what a member who does one told us."""

from datetime import date, datetime
from typing import Any

from sqlalchemy import ForeignKey, Index, String, UniqueConstraint, text
from sqlalchemy.orm import Mapped, mapped_column, relationship

from forum.models.kit.base import Base
from forum.models.members.members import Member

IS_ACTIVE = text("ended_at IS NULL")


class Programme(Base):
    """A member's programme.

    `state` is draft (never published), private, shared (with whoever has the link with `share_key`), public, or hidden
    (by a moderator). `draft` is None, or what was typed since the last version: {"fields": as in
    `rules.programmes.fields`, "stamp", "mark"}.
    """

    __tablename__ = "programme"

    id: Mapped[int] = mapped_column(primary_key=True)
    owner_id: Mapped[int] = mapped_column(ForeignKey("member.id"), index=True)
    title: Mapped[str] = mapped_column(String(140))
    slug: Mapped[str] = mapped_column(String(80))
    state: Mapped[str] = mapped_column(String(12), default="draft", index=True)
    state_reason: Mapped[str] = mapped_column(default="")
    state_before_hiding: Mapped[str] = mapped_column(String(12), default="")
    share_key: Mapped[str] = mapped_column(String(40))
    draft: Mapped[dict[str, Any] | None]
    current_n: Mapped[int] = mapped_column(default=0)
    created_at: Mapped[datetime]
    published_at: Mapped[datetime | None]
    touched_at: Mapped[datetime]

    owner: Mapped[Member] = relationship()


class ProgrammeVersion(Base):
    """What a programme said when it was published for the `n`-th time; it never changes, so whoever does it can go on.

    `plan` is the programme as `rules.programmes.programmes` writes it.
    """

    __tablename__ = "programme_version"
    __table_args__ = (UniqueConstraint("programme_id", "n"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    programme_id: Mapped[int] = mapped_column(ForeignKey("programme.id", ondelete="CASCADE"))
    n: Mapped[int]
    plan: Mapped[dict[str, Any]]
    published_at: Mapped[datetime]

    programme: Mapped[Programme] = relationship()


class ProgrammeRun(Base):
    """One member doing one version of a programme; nobody else ever sees it. One at a time for each programme.

    `is_gentle` says that they began with the lower dose. The days are those of the member's own time zone.
    """

    __tablename__ = "programme_run"
    __table_args__ = (
        Index(
            "ix_programme_run_active",
            "member_id",
            "programme_id",
            unique=True,
            sqlite_where=IS_ACTIVE,
            postgresql_where=IS_ACTIVE,
        ),
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    member_id: Mapped[int] = mapped_column(ForeignKey("member.id", ondelete="CASCADE"), index=True)
    programme_id: Mapped[int] = mapped_column(ForeignKey("programme.id"), index=True)
    version_id: Mapped[int] = mapped_column(ForeignKey("programme_version.id"))
    started_on: Mapped[date]
    is_gentle: Mapped[bool] = mapped_column(default=False)
    ended_at: Mapped[datetime | None]
    ended_on: Mapped[date | None]

    version: Mapped[ProgrammeVersion] = relationship()


class ProgrammeEvent(Base):
    """One thing a member told us in a run: `kind` and `data` as in `rules.programmes.runs.Event`.

    `on_day` is the day it was for them then: a journey to another zone moves no week.
    """

    __tablename__ = "programme_event"

    id: Mapped[int] = mapped_column(primary_key=True)
    run_id: Mapped[int] = mapped_column(ForeignKey("programme_run.id", ondelete="CASCADE"), index=True)
    at: Mapped[datetime]
    on_day: Mapped[date]
    kind: Mapped[str] = mapped_column(String(12))
    data: Mapped[dict[str, Any]]
