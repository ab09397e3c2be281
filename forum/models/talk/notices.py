"""Notices: what the house tells one member."""

from datetime import datetime
from typing import Any

from sqlalchemy import ForeignKey, Index, String
from sqlalchemy.orm import Mapped, mapped_column

from forum.models.kit.base import Base


class Notice(Base):
    """One line for one member; `key` makes a repeated job write it once.

    It is said when it is read: what `kind` and `data` mean stands in `rules.talk.notice_words`. One about a post that
    somebody wrote stands with the others of its `thread_id`, and is read with post `n` of it.
    """

    __tablename__ = "notice"
    __table_args__ = (Index("ix_notice_member_id_read_at", "member_id", "read_at"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    member_id: Mapped[int] = mapped_column(ForeignKey("member.id", ondelete="CASCADE"))
    key: Mapped[str] = mapped_column(String(80), unique=True)
    kind: Mapped[str] = mapped_column(String(20))
    data: Mapped[dict[str, Any]]
    created_at: Mapped[datetime]
    read_at: Mapped[datetime | None]
    thread_id: Mapped[int | None] = mapped_column(ForeignKey("thread.id", ondelete="CASCADE"))
    n: Mapped[int] = mapped_column(default=0, server_default="0")
