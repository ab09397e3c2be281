"""What a long thread says in short, by the moderators."""

from datetime import datetime

from sqlalchemy import ForeignKey
from sqlalchemy.orm import Mapped, mapped_column

from forum.models.kit.base import Base


class ThreadInShort(Base):
    """The text at the top of a thread, as Markdown and as plain words; every version stands in the modlog.

    `by_id` is None for one that came with an import.
    """

    __tablename__ = "in_short"

    thread_id: Mapped[int] = mapped_column(ForeignKey("thread.id", ondelete="CASCADE"), primary_key=True)
    body: Mapped[str]
    plain: Mapped[str]
    by_id: Mapped[int | None] = mapped_column(ForeignKey("member.id"))
    at: Mapped[datetime]
