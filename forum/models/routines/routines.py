"""Routine cards: the card, its versions, and what they are found by."""

from datetime import datetime
from typing import Any

from sqlalchemy import ForeignKey, Index, String, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column, relationship

from forum.models.kit.base import Base
from forum.models.members.members import Member


class Routine(Base):
    """A member's card.

    `state` is draft (never published), private, public or hidden (by a moderator). `made_by` says how its first draft
    came about: "" (written), copy, fit (fitted to its owner), file (read from one) or prose (read from a message).
    `draft` is None, or what was typed since the last version: {"fields": as in `rules.routines.fields`, "stamp",
    "window", "mark", "is_auto"}.
    """

    __tablename__ = "routine"
    __table_args__ = (Index("ix_routine_state_published_at", "state", "published_at"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    owner_id: Mapped[int] = mapped_column(ForeignKey("member.id"), index=True)
    title: Mapped[str] = mapped_column(String(140))
    slug: Mapped[str] = mapped_column(String(80))
    state: Mapped[str] = mapped_column(String(12), default="draft")
    state_reason: Mapped[str] = mapped_column(default="")
    state_before_hiding: Mapped[str] = mapped_column(String(12), default="")
    draft: Mapped[dict[str, Any] | None]
    current_n: Mapped[int] = mapped_column(default=0)
    forked_from_version_id: Mapped[int | None] = mapped_column(
        ForeignKey("routine_version.id", use_alter=True, name="fk_routine_forked_from_version_id")
    )
    made_by: Mapped[str] = mapped_column(String(8), default="")
    save_count: Mapped[int] = mapped_column(default=0)
    helpful_count: Mapped[int] = mapped_column(default=0)
    created_at: Mapped[datetime]
    published_at: Mapped[datetime | None]
    touched_at: Mapped[datetime]

    owner: Mapped[Member] = relationship()


class RoutineProse(Base):
    """Whose words a card was made from: a message that still waits at `place`, as drafts name it, or a post."""

    __tablename__ = "routine_prose"

    routine_id: Mapped[int] = mapped_column(ForeignKey("routine.id", ondelete="CASCADE"), primary_key=True)
    author_id: Mapped[int] = mapped_column(ForeignKey("member.id"))
    post_id: Mapped[int | None] = mapped_column(ForeignKey("post.id", ondelete="SET NULL"), index=True)
    place: Mapped[str] = mapped_column(String(120), default="")


class RoutineVersion(Base):
    """What a card said when it was published for the `n`-th time; its words and doses never change.

    `card` is the card as `rules.routines.routines` writes it, `note` what its author says has changed, `is_reviewed`
    whether a clinician put their name to it, `library_version` the library of then. The other columns are for lists,
    computed from the card and the library, and again when that one changes.
    """

    __tablename__ = "routine_version"
    __table_args__ = (UniqueConstraint("routine_id", "n"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    routine_id: Mapped[int] = mapped_column(ForeignKey("routine.id"))
    n: Mapped[int]
    card: Mapped[dict[str, Any]]
    minutes: Mapped[int]
    energy: Mapped[int]
    summary: Mapped[dict[str, Any]]
    note: Mapped[str] = mapped_column(default="")
    is_reviewed: Mapped[bool] = mapped_column(default=False)
    library_version: Mapped[int] = mapped_column(default=1)
    published_at: Mapped[datetime]

    routine: Mapped[Routine] = relationship(foreign_keys=[routine_id])


class RoutineItem(Base):
    """Which exercise a version uses on which line, so that an exercise knows its routines."""

    __tablename__ = "routine_item"

    version_id: Mapped[int] = mapped_column(ForeignKey("routine_version.id", ondelete="CASCADE"), primary_key=True)
    position: Mapped[int] = mapped_column(primary_key=True)
    exercise_id: Mapped[str] = mapped_column(ForeignKey("exercise.id"), index=True)


class RoutineFacet(Base):
    """One thing a version can be filtered by: facet (modality, position, ...) and value."""

    __tablename__ = "routine_facet"
    __table_args__ = (Index("ix_routine_facet_facet_value", "facet", "value"),)

    version_id: Mapped[int] = mapped_column(ForeignKey("routine_version.id", ondelete="CASCADE"), primary_key=True)
    facet: Mapped[str] = mapped_column(String(16), primary_key=True)
    value: Mapped[str] = mapped_column(String(40), primary_key=True)


class RoutineSave(Base):
    """A card a member keeps in My routines."""

    __tablename__ = "routine_save"

    member_id: Mapped[int] = mapped_column(ForeignKey("member.id", ondelete="CASCADE"), primary_key=True)
    routine_id: Mapped[int] = mapped_column(ForeignKey("routine.id", ondelete="CASCADE"), primary_key=True, index=True)
    saved_at: Mapped[datetime]


class RoutineReview(Base):
    """A clinician has read this version and put their name to it; the next version starts without any."""

    __tablename__ = "routine_review"

    version_id: Mapped[int] = mapped_column(ForeignKey("routine_version.id", ondelete="CASCADE"), primary_key=True)
    reviewer_id: Mapped[int] = mapped_column(ForeignKey("member.id"), primary_key=True, index=True)
    note: Mapped[str] = mapped_column(default="")
    reviewed_at: Mapped[datetime]

    reviewer: Mapped[Member] = relationship()


class RoutineHelpful(Base):
    """A member says that a card helped them; the card shows how many did, and nobody who."""

    __tablename__ = "routine_helpful"

    member_id: Mapped[int] = mapped_column(ForeignKey("member.id", ondelete="CASCADE"), primary_key=True)
    routine_id: Mapped[int] = mapped_column(ForeignKey("routine.id", ondelete="CASCADE"), primary_key=True, index=True)
    said_at: Mapped[datetime]


class KeptFitProfile(Base):
    """What a member can do and has at home, as `rules.fitting.profiles` writes it; nobody else ever sees it."""

    __tablename__ = "fit_profile"

    member_id: Mapped[int] = mapped_column(ForeignKey("member.id", ondelete="CASCADE"), primary_key=True)
    data: Mapped[dict[str, Any]]
    changed_at: Mapped[datetime]
