"""Digests: what studies mean in plain words, their versions, and what curators and readers did with them."""

from datetime import datetime
from typing import Any

from sqlalchemy import ForeignKey, Index, String
from sqlalchemy.orm import Mapped, mapped_column, relationship

from forum.models.kit.base import Base
from forum.models.members.members import Member
from forum.models.research.studies import ResearchStudy


class Digest(Base):
    """What one study means for readers.

    `state` is draft (nobody approved it yet), public or down (a moderator took it down). `current_n` is the version
    that is read, 0 before the first. The draft was saved at `drafted_at`, None when there is none; `draft_n` counts all
    its savings, and `asked_at` is when somebody asked for it to be approved. `study_seen` is the version of the study
    that was looked at last, and `version` grows with every change a reader could see. `key` is that of the study for
    those that come with the library.
    """

    __tablename__ = "digest"
    __table_args__ = (Index("ix_digest_state_published_at", "state", "published_at"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    key: Mapped[str | None] = mapped_column(String(200), unique=True)
    study_id: Mapped[int] = mapped_column(ForeignKey("research_study.id"), index=True)
    study_seen: Mapped[int] = mapped_column(default=0)
    state: Mapped[str] = mapped_column(String(8), default="draft")
    title: Mapped[str] = mapped_column(String(140))
    slug: Mapped[str] = mapped_column(String(80))
    current_n: Mapped[int] = mapped_column(default=0)
    version: Mapped[int] = mapped_column(default=1)
    created_at: Mapped[datetime]
    published_at: Mapped[datetime | None]
    changed_at: Mapped[datetime]
    draft: Mapped[dict[str, Any] | None]
    draft_n: Mapped[int] = mapped_column(default=0)
    drafted_at: Mapped[datetime | None]
    draft_by_id: Mapped[int | None] = mapped_column(ForeignKey("member.id", ondelete="SET NULL"), index=True)
    draft_note: Mapped[str] = mapped_column(default="")
    asked_at: Mapped[datetime | None]
    back_words: Mapped[str] = mapped_column(default="")
    interest_count: Mapped[int] = mapped_column(default=0)
    thread_id: Mapped[int | None] = mapped_column(ForeignKey("thread.id", ondelete="SET NULL"), index=True)

    study: Mapped[ResearchStudy] = relationship()
    versions: Mapped[list["DigestVersion"]] = relationship(viewonly=True, order_by="DigestVersion.n")
    draft_by: Mapped[Member | None] = relationship()

    @property
    def url(self) -> str:
        return f"/digests/{self.id}/{self.slug}"


class DigestVersion(Base):
    """What a digest said when it was approved; it never changes.

    Nobody's name stands with those that come with the library. `correction` is what was corrected in the one before,
    and `standing_reason` why sentences may stand that the claim check struck.
    """

    __tablename__ = "digest_version"

    digest_id: Mapped[int] = mapped_column(ForeignKey("digest.id", ondelete="CASCADE"), primary_key=True)
    n: Mapped[int] = mapped_column(primary_key=True)
    text: Mapped[dict[str, Any]]
    author_id: Mapped[int | None] = mapped_column(ForeignKey("member.id"), index=True)
    approved_by_id: Mapped[int | None] = mapped_column(ForeignKey("member.id"), index=True)
    approved_at: Mapped[datetime]
    correction: Mapped[str] = mapped_column(default="")
    standing_reason: Mapped[str] = mapped_column(default="")

    author: Mapped[Member | None] = relationship(foreign_keys=[author_id])
    approved_by: Mapped[Member | None] = relationship(foreign_keys=[approved_by_id])


class DigestHand(Base):
    """Who wrote at the draft of a digest since its last version: none of them may approve it."""

    __tablename__ = "digest_hand"

    digest_id: Mapped[int] = mapped_column(ForeignKey("digest.id", ondelete="CASCADE"), primary_key=True)
    member_id: Mapped[int] = mapped_column(ForeignKey("member.id", ondelete="CASCADE"), primary_key=True, index=True)


class DigestTopic(Base):
    """Something a public digest is about: a `topic` in words, or an `exercise` of the library by its id."""

    __tablename__ = "digest_topic"
    __table_args__ = (Index("ix_digest_topic_noun_key", "noun", "key"),)

    digest_id: Mapped[int] = mapped_column(ForeignKey("digest.id", ondelete="CASCADE"), primary_key=True)
    noun: Mapped[str] = mapped_column(String(10), primary_key=True)
    key: Mapped[str] = mapped_column(String(80), primary_key=True)


class DigestLowering(Base):
    """A curator shows at most so many points of its credibility from then on, and says why."""

    __tablename__ = "digest_lowering"

    digest_id: Mapped[int] = mapped_column(ForeignKey("digest.id", ondelete="CASCADE"), primary_key=True)
    n: Mapped[int] = mapped_column(primary_key=True)
    points: Mapped[int]
    reason: Mapped[str]
    by_id: Mapped[int] = mapped_column(ForeignKey("member.id"), index=True)
    at: Mapped[datetime]

    by: Mapped[Member] = relationship()


class DigestInterest(Base):
    """A member pressed that a digest interested them; readers see the number alone."""

    __tablename__ = "digest_interest"

    member_id: Mapped[int] = mapped_column(ForeignKey("member.id", ondelete="CASCADE"), primary_key=True)
    digest_id: Mapped[int] = mapped_column(ForeignKey("digest.id", ondelete="CASCADE"), primary_key=True, index=True)
