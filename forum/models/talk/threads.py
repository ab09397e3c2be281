"""Threads and their tags."""

from datetime import datetime

from sqlalchemy import ForeignKey, Index, String, false
from sqlalchemy.orm import Mapped, mapped_column, relationship

from forum.models.kit.base import Base
from forum.models.members.members import Member
from forum.models.talk.categories import Category
from forum.models.talk.in_short import ThreadInShort


class Thread(Base):
    """One conversation.

    `last_n` is the highest post number given out; `post_count` counts the posts everybody may read.
    `state` is public, held (its first post waits for a moderator) or hidden (by a moderator).
    `audience` is everyone or members; its replies have the same. One that `has_poll` may have lost it since.
    `version` grows with every change a reader could see, so that a cached page is known to be stale.
    """

    __tablename__ = "thread"
    __table_args__ = (
        Index("ix_thread_listing", "category_id", "is_pinned", "last_post_at"),
        Index("ix_thread_last_post_at", "last_post_at"),
        Index("ix_thread_category_id_id", "category_id", "id"),
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    category_id: Mapped[int] = mapped_column(ForeignKey("category.id"))
    author_id: Mapped[int] = mapped_column(ForeignKey("member.id"), index=True)
    title: Mapped[str] = mapped_column(String(200))
    slug: Mapped[str] = mapped_column(String(80))
    kind: Mapped[str] = mapped_column(String(12), default="discussion")
    state: Mapped[str] = mapped_column(String(12), default="public")
    state_reason: Mapped[str] = mapped_column(default="")
    state_before_hiding: Mapped[str] = mapped_column(String(12), default="")
    created_at: Mapped[datetime]
    last_post_at: Mapped[datetime]
    last_n: Mapped[int] = mapped_column(default=0)
    post_count: Mapped[int] = mapped_column(default=0)
    version: Mapped[int] = mapped_column(default=1)
    is_pinned: Mapped[bool] = mapped_column(default=False)
    is_locked: Mapped[bool] = mapped_column(default=False)
    locked_reason: Mapped[str] = mapped_column(default="")
    has_routine: Mapped[bool] = mapped_column(default=False)
    audience: Mapped[str] = mapped_column(String(12), default="everyone", server_default="everyone")
    has_poll: Mapped[bool] = mapped_column(default=False, server_default=false())
    has_in_short: Mapped[bool] = mapped_column(default=False, server_default=false())

    category: Mapped[Category] = relationship()
    author: Mapped[Member] = relationship()
    in_short: Mapped[ThreadInShort | None] = relationship()
    tags: Mapped[list["Tag"]] = relationship(secondary="thread_tag", order_by="Tag.name")

    @property
    def replies(self) -> int:
        return max(self.post_count - 1, 0)

    @property
    def url(self) -> str:
        return f"/t/{self.id}/{self.slug}"

    @property
    def category_title(self) -> str:
        return self.category.title

    @property
    def category_slug(self) -> str:
        return self.category.slug

    @property
    def author_full_name(self) -> str:
        return self.author.full_name


class Tag(Base):
    """A word members file threads under."""

    __tablename__ = "tag"

    id: Mapped[int] = mapped_column(primary_key=True)
    name: Mapped[str] = mapped_column(String(40), unique=True)


class ThreadTag(Base):
    """Which thread wears which tag."""

    __tablename__ = "thread_tag"

    thread_id: Mapped[int] = mapped_column(ForeignKey("thread.id", ondelete="CASCADE"), primary_key=True)
    tag_id: Mapped[int] = mapped_column(ForeignKey("tag.id", ondelete="CASCADE"), primary_key=True, index=True)
