"""How far a member has read: for nobody else to see."""

from datetime import datetime

from sqlalchemy import ForeignKey
from sqlalchemy.orm import Mapped, mapped_column

from forum.models.kit.base import Base


class ReadMark(Base):
    """The highest post number of a thread that a member has read, and when; it only moves forward."""

    __tablename__ = "read_mark"

    member_id: Mapped[int] = mapped_column(ForeignKey("member.id", ondelete="CASCADE"), primary_key=True)
    thread_id: Mapped[int] = mapped_column(ForeignKey("thread.id", ondelete="CASCADE"), primary_key=True, index=True)
    n: Mapped[int]
    at: Mapped[datetime]


class CategoryMark(Base):
    """Until when a member calls all of a category read."""

    __tablename__ = "category_mark"

    member_id: Mapped[int] = mapped_column(ForeignKey("member.id", ondelete="CASCADE"), primary_key=True)
    category_id: Mapped[int] = mapped_column(
        ForeignKey("category.id", ondelete="CASCADE"), primary_key=True, index=True
    )
    at: Mapped[datetime]
