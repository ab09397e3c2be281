"""Resources: links that moderators vouch for, what they cover, how they changed, and whether their links answer."""

from datetime import date, datetime
from typing import Any

from sqlalchemy import ForeignKey, Index, String
from sqlalchemy.orm import Mapped, mapped_column, relationship

from forum.models.kit.base import Base
from forum.models.members.members import Member


class Resource(Base):
    """One curated link; `url_key` finds the same page entered twice.

    `state` is live, retired or hidden; suggested (by a member) until a moderator lists it, or declined. A suggestion
    has no maker yet, and its check fields only repeat who sent it and when. What its page says of itself is "" where it
    does not say, and means nothing before `noted_at`. A moderator who reads it now has claimed it. `version` counts its
    changes.
    """

    __tablename__ = "resource"
    __table_args__ = (
        Index("ix_resource_state_review_on", "state", "review_on"),
        Index("ix_resource_state_save_count", "state", "save_count"),
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    title: Mapped[str] = mapped_column(String(200))
    url: Mapped[str] = mapped_column(String(500))
    url_key: Mapped[str] = mapped_column(String(500), unique=True)
    made_by: Mapped[str] = mapped_column(String(200))
    why: Mapped[str]
    kind: Mapped[str] = mapped_column(String(16), index=True)
    level: Mapped[str] = mapped_column(String(16), default="everyone")
    state: Mapped[str] = mapped_column(String(12), default="live", index=True)
    review_on: Mapped[date]
    checked_at: Mapped[datetime]
    checked_by_id: Mapped[int] = mapped_column(ForeignKey("member.id"))
    added_by_id: Mapped[int] = mapped_column(ForeignKey("member.id"))
    created_at: Mapped[datetime]
    retired_reason: Mapped[str] = mapped_column(default="")
    author: Mapped[str] = mapped_column(String(300), default="")
    purpose: Mapped[str] = mapped_column(String(300), default="")
    sources: Mapped[str] = mapped_column(String(300), default="")
    dated: Mapped[str] = mapped_column(String(300), default="")
    funding: Mapped[str] = mapped_column(String(300), default="")
    evidence: Mapped[str] = mapped_column(String(300), default="")
    contact: Mapped[str] = mapped_column(String(300), default="")
    cost: Mapped[str] = mapped_column(String(8), default="")
    language: Mapped[str] = mapped_column(String(8), default="")
    minutes: Mapped[int | None]
    captions: Mapped[str] = mapped_column(String(12), default="")
    transcript: Mapped[str] = mapped_column(String(12), default="")
    noted_at: Mapped[datetime | None]
    claimed_by_id: Mapped[int | None] = mapped_column(ForeignKey("member.id"))
    claimed_at: Mapped[datetime | None]
    version: Mapped[int] = mapped_column(default=1)
    save_count: Mapped[int] = mapped_column(default=0)

    checked_by: Mapped[Member] = relationship(foreign_keys=[checked_by_id])
    added_by: Mapped[Member] = relationship(foreign_keys=[added_by_id])
    claimed_by: Mapped[Member | None] = relationship(foreign_keys=[claimed_by_id])
    topics: Mapped[list["ResourceTopic"]] = relationship(
        cascade="all, delete-orphan", order_by="ResourceTopic.key", passive_deletes=True
    )

    def covers(self, noun: str) -> tuple[str, ...]:
        """The keys of what it covers of a noun: `modality` or `exercise`."""
        return tuple(one.key for one in self.topics if one.noun == noun)


class ResourceTopic(Base):
    """Something a resource covers: a `modality` or an `exercise` of the library, by its `key`."""

    __tablename__ = "resource_topic"
    __table_args__ = (Index("ix_resource_topic_noun_key", "noun", "key"),)

    resource_id: Mapped[int] = mapped_column(ForeignKey("resource.id", ondelete="CASCADE"), primary_key=True)
    noun: Mapped[str] = mapped_column(String(10), primary_key=True)
    key: Mapped[str] = mapped_column(String(80), primary_key=True)


class ResourceSave(Base):
    """A resource that a member keeps; nobody else sees it."""

    __tablename__ = "resource_save"

    member_id: Mapped[int] = mapped_column(ForeignKey("member.id", ondelete="CASCADE"), primary_key=True)
    resource_id: Mapped[int] = mapped_column(
        ForeignKey("resource.id", ondelete="CASCADE"), primary_key=True, index=True
    )
    saved_at: Mapped[datetime]


class ResourceChange(Base):
    """What a moderator changed: its `version` from then on, and each field's words as a pair, before and after."""

    __tablename__ = "resource_change"

    resource_id: Mapped[int] = mapped_column(ForeignKey("resource.id", ondelete="CASCADE"), primary_key=True)
    version: Mapped[int] = mapped_column(primary_key=True)
    by_id: Mapped[int] = mapped_column(ForeignKey("member.id"))
    at: Mapped[datetime]
    changed: Mapped[dict[str, Any]]

    by: Mapped[Member] = relationship()


class ResourceMark(Base):
    """One row: `shown` is another word after every change of what readers see, `listed` when the list has another order
    or other counts.

    `recent` has the last `changes` of the list, each as the mark from then on and the ids of what changed.
    """

    __tablename__ = "resource_mark"

    id: Mapped[int] = mapped_column(primary_key=True)
    listed: Mapped[str] = mapped_column(String(16))
    shown: Mapped[str] = mapped_column(String(16))
    recent: Mapped[dict[str, Any]]


class LinkCheck(Base):
    """Whether the link of a resource answered when a program asked last, and when to ask again.

    `outcome` is one of `rules.library.link_checks.OUTCOMES`, `fails` how often in a row it was a bad one, `went_to` the
    address it led to when that is another one.
    """

    __tablename__ = "link_check"

    resource_id: Mapped[int] = mapped_column(ForeignKey("resource.id", ondelete="CASCADE"), primary_key=True)
    host: Mapped[str] = mapped_column(String(253))
    checked_at: Mapped[datetime]
    due_at: Mapped[datetime] = mapped_column(index=True)
    outcome: Mapped[str] = mapped_column(String(12))
    status: Mapped[int] = mapped_column(default=0)
    fails: Mapped[int] = mapped_column(default=0, index=True)
    went_to: Mapped[str] = mapped_column(String(500), default="")
