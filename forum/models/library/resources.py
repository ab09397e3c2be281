"""Resources: links that moderators vouch for."""

from datetime import date, datetime

from sqlalchemy import ForeignKey, String
from sqlalchemy.orm import Mapped, mapped_column, relationship

from forum.models.kit.base import Base
from forum.models.members.members import Member


class Resource(Base):
    """One curated link; `url_key` finds the same page entered twice.

    `state` is live, retired or hidden; suggested (by a member) until a moderator lists it, or declined. A suggestion
    has no maker yet, and its check fields only repeat who sent it and when.
    """

    __tablename__ = "resource"

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

    checked_by: Mapped[Member] = relationship(foreign_keys=[checked_by_id])
    added_by: Mapped[Member] = relationship(foreign_keys=[added_by_id])
