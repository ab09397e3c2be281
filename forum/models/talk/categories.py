"""Categories: the rooms threads are sorted into."""

from sqlalchemy import String
from sqlalchemy.orm import Mapped, mapped_column

from forum.models.kit.base import Base


class Category(Base):
    """One part of the forum, with its counters.

    `posting` says who may start threads in it (`rules.talk.categories.POSTING`), `template` is what a first message
    there begins with.
    """

    __tablename__ = "category"

    id: Mapped[int] = mapped_column(primary_key=True)
    slug: Mapped[str] = mapped_column(String(80), unique=True)
    title: Mapped[str] = mapped_column(String(140))
    purpose: Mapped[str] = mapped_column(default="")
    position: Mapped[int] = mapped_column(default=0)
    posting: Mapped[str] = mapped_column(String(12), default="members", server_default="members")
    template: Mapped[str] = mapped_column(default="", server_default="")
    thread_count: Mapped[int] = mapped_column(default=0)
    post_count: Mapped[int] = mapped_column(default=0)
