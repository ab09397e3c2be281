"""Phone numbers that are nobody's own."""

from datetime import datetime

from sqlalchemy import ForeignKey, Index, String, text
from sqlalchemy.orm import Mapped, mapped_column, relationship

from forum.models.kit.base import Base
from forum.models.members.members import Member
from forum.models.talk.posts import Post

EVERYWHERE = text("post_id IS NULL AND routine_id IS NULL AND programme_id IS NULL")


class PublicNumber(Base):
    """A helpline that a moderator named, or a number of which the author of a text said that it is not private.

    `key` is the number as `text.contacts.public_numbers.key_of` writes it. It holds for one post, card or
    programme; without any of them it holds everywhere.
    """

    __tablename__ = "public_number"
    __table_args__ = (
        Index("ix_public_number_of_post", "post_id", "key", unique=True),
        Index("ix_public_number_of_routine", "routine_id", "key", unique=True),
        Index("ix_public_number_of_programme", "programme_id", "key", unique=True),
        Index("ix_public_number_helpline", "key", unique=True, sqlite_where=EVERYWHERE, postgresql_where=EVERYWHERE),
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    key: Mapped[str] = mapped_column(String(40))
    number: Mapped[str] = mapped_column(String(80))
    post_id: Mapped[int | None] = mapped_column(ForeignKey("post.id", ondelete="CASCADE"))
    routine_id: Mapped[int | None] = mapped_column(ForeignKey("routine.id", ondelete="CASCADE"))
    programme_id: Mapped[int | None] = mapped_column(ForeignKey("programme.id", ondelete="CASCADE"))
    said_by_id: Mapped[int] = mapped_column(ForeignKey("member.id"))
    reason: Mapped[str]
    created_at: Mapped[datetime]

    post: Mapped[Post | None] = relationship()
    said_by: Mapped[Member] = relationship()
