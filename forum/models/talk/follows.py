"""What a member follows, and what they want to hear nothing of."""

from datetime import datetime

from sqlalchemy import ForeignKey, Index, String
from sqlalchemy.orm import Mapped, mapped_column

from forum.models.kit.base import Base


class Follow(Base):
    """One thread, category or tag (`noun`, `noun_id`) that a member follows, or has muted."""

    __tablename__ = "follow"
    __table_args__ = (Index("ix_follow_noun_noun_id", "noun", "noun_id"),)

    member_id: Mapped[int] = mapped_column(ForeignKey("member.id", ondelete="CASCADE"), primary_key=True)
    noun: Mapped[str] = mapped_column(String(12), primary_key=True)
    noun_id: Mapped[int] = mapped_column(primary_key=True)
    is_muted: Mapped[bool] = mapped_column(default=False)
    at: Mapped[datetime]
