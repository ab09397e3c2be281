"""Unfinished text, and the memory that a form was already sent."""

from datetime import datetime
from typing import Any

from sqlalchemy import ForeignKey, String, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from forum.models.kit.base import Base


class Draft(Base):
    """What a member has typed into one place (`reply:12`, `thread:balance`, ...) and not yet sent.

    Other words that would have taken its place are kept beside it, as `reply:12~2` (`rules.talk.drafts`).
    """

    __tablename__ = "draft"
    __table_args__ = (UniqueConstraint("member_id", "place"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    member_id: Mapped[int] = mapped_column(ForeignKey("member.id", ondelete="CASCADE"))
    place: Mapped[str] = mapped_column(String(120))
    fields: Mapped[dict[str, Any]]
    saved_at: Mapped[datetime]


class Submission(Base):
    """A form that was sent with an idempotency key, and the page it led to.

    `mark` tells what was typed into it from anything else; forms without typed words have none.
    """

    __tablename__ = "submission"
    __table_args__ = (UniqueConstraint("member_id", "key"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    member_id: Mapped[int] = mapped_column(ForeignKey("member.id", ondelete="CASCADE"))
    key: Mapped[str] = mapped_column(String(64))
    result_id: Mapped[int]
    created_at: Mapped[datetime] = mapped_column(index=True)
    mark: Mapped[str] = mapped_column(String(64), default="")
