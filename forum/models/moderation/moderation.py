"""Flags, urgent cases, the modlog, and what is thought of web hosts."""

from datetime import datetime

from sqlalchemy import ForeignKey, Index, String
from sqlalchemy.orm import Mapped, mapped_column, relationship

from forum.models.kit.base import Base
from forum.models.members.members import Member


class Flag(Base):
    """A member's word to the moderators about a post, a routine or a resource (`noun`, `noun_id`)."""

    __tablename__ = "flag"
    __table_args__ = (Index("ix_flag_noun_noun_id", "noun", "noun_id"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    noun: Mapped[str] = mapped_column(String(12))
    noun_id: Mapped[int]
    reporter_id: Mapped[int] = mapped_column(ForeignKey("member.id"))
    reason: Mapped[str] = mapped_column(String(30))
    note: Mapped[str] = mapped_column(default="")
    created_at: Mapped[datetime]
    closed_at: Mapped[datetime | None] = mapped_column(index=True)
    closed_by_id: Mapped[int | None] = mapped_column(ForeignKey("member.id"))
    outcome: Mapped[str] = mapped_column(String(12), default="")

    reporter: Mapped[Member] = relationship(foreign_keys=[reporter_id])


class UrgentCase(Base):
    """A post that tells of danger to somebody's life (`kinds`, with spaces), until a moderator has looked at it."""

    __tablename__ = "urgent_case"

    post_id: Mapped[int] = mapped_column(ForeignKey("post.id", ondelete="CASCADE"), primary_key=True)
    kinds: Mapped[str] = mapped_column(String(40))
    at: Mapped[datetime]


class ModlogEntry(Base):
    """One act of a moderator, with the reason given for it; never changed, never deleted."""

    __tablename__ = "modlog"

    id: Mapped[int] = mapped_column(primary_key=True)
    actor_id: Mapped[int] = mapped_column(ForeignKey("member.id"), index=True)
    act: Mapped[str] = mapped_column(String(24))
    noun: Mapped[str] = mapped_column(String(12))
    noun_id: Mapped[str] = mapped_column(String(80))
    title: Mapped[str] = mapped_column(String(240), default="")
    url: Mapped[str] = mapped_column(String(300), default="")
    reason: Mapped[str]
    created_at: Mapped[datetime] = mapped_column(index=True)

    actor: Mapped[Member] = relationship()


class HostRule(Base):
    """What moderators think of a web host (`standing`: one of `rules.moderation.host_rules.STANDINGS`)."""

    __tablename__ = "host_rule"

    host: Mapped[str] = mapped_column(String(253), primary_key=True)
    standing: Mapped[str] = mapped_column(String(8))
    with_subdomains: Mapped[bool] = mapped_column(default=False)
    added_by_id: Mapped[int] = mapped_column(ForeignKey("member.id"))
    reason: Mapped[str]
    created_at: Mapped[datetime]
