"""Searches that a member keeps."""

from datetime import datetime

from sqlalchemy import ForeignKey, String, false
from sqlalchemy.orm import Mapped, mapped_column

from forum.models.kit.base import Base


class SavedSearch(Base):
    """One search: the name its member gave it, and the part of its address behind the question mark.

    One that `is_mailed` is told of once a week: the next letter begins at `told_at`, the one that waits, if one does,
    tells of what came from `told_from` until then.
    """

    __tablename__ = "saved_search"

    id: Mapped[int] = mapped_column(primary_key=True)
    member_id: Mapped[int] = mapped_column(ForeignKey("member.id", ondelete="CASCADE"), index=True)
    name: Mapped[str] = mapped_column(String(80))
    asked: Mapped[str]
    saved_at: Mapped[datetime]
    is_mailed: Mapped[bool] = mapped_column(default=False, server_default=false())
    told_from: Mapped[datetime | None]
    told_at: Mapped[datetime | None] = mapped_column(index=True)
