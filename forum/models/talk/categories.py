"""Categories: the rooms threads are sorted into."""

from sqlalchemy import String
from sqlalchemy.orm import Mapped, mapped_column

from forum.models.kit.base import Base


class Category(Base):
    """One part of the forum, with its counters."""

    __tablename__ = "category"

    id: Mapped[int] = mapped_column(primary_key=True)
    slug: Mapped[str] = mapped_column(String(80), unique=True)
    title: Mapped[str] = mapped_column(String(140))
    purpose: Mapped[str] = mapped_column(default="")
    position: Mapped[int] = mapped_column(default=0)
    thread_count: Mapped[int] = mapped_column(default=0)
    post_count: Mapped[int] = mapped_column(default=0)
