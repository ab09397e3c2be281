"""Posts that a member wants to find again."""

from datetime import datetime

from sqlalchemy import ForeignKey, String
from sqlalchemy.orm import Mapped, mapped_column

from forum.models.kit.base import Base


class Bookmark(Base):
    """A post, with a note of the member's own; nobody else sees either."""

    __tablename__ = "bookmark"

    member_id: Mapped[int] = mapped_column(ForeignKey("member.id", ondelete="CASCADE"), primary_key=True)
    post_id: Mapped[int] = mapped_column(ForeignKey("post.id", ondelete="CASCADE"), primary_key=True, index=True)
    note: Mapped[str] = mapped_column(String(300), default="")
    at: Mapped[datetime]
