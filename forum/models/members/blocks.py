"""Whom a member wants to hear nothing of."""

from datetime import datetime

from sqlalchemy import ForeignKey
from sqlalchemy.orm import Mapped, mapped_column

from forum.models.kit.base import Base


class MemberBlock(Base):
    """A member whose words another wants to hear nothing of; nobody but that other is told."""

    __tablename__ = "block"

    member_id: Mapped[int] = mapped_column(ForeignKey("member.id", ondelete="CASCADE"), primary_key=True)
    blocked_id: Mapped[int] = mapped_column(ForeignKey("member.id", ondelete="CASCADE"), primary_key=True, index=True)
    at: Mapped[datetime]
