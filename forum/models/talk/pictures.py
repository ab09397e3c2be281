"""Pictures that go with posts."""

from datetime import datetime

from sqlalchemy import ForeignKey, Index, String
from sqlalchemy.orm import Mapped, mapped_column

from forum.models.kit.base import Base


class Picture(Base):
    """A picture of a member, with a post or waiting in a `place` for one that is not sent yet.

    `key` is its address, drawn by lot; `sha256` is of the larger of its two files, which are named by both
    (`actions/kit/picture_files`). `state` is public or hidden (by a moderator, for `state_reason`).
    """

    __tablename__ = "picture"
    __table_args__ = (Index("ix_picture_member_id_place", "member_id", "place"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    key: Mapped[str] = mapped_column(String(32), unique=True)
    member_id: Mapped[int] = mapped_column(ForeignKey("member.id", ondelete="CASCADE"))
    post_id: Mapped[int | None] = mapped_column(ForeignKey("post.id", ondelete="CASCADE"), index=True)
    place: Mapped[str] = mapped_column(String(100), default="")
    alt: Mapped[str] = mapped_column(String(300))
    width: Mapped[int]
    height: Mapped[int]
    sha256: Mapped[str] = mapped_column(String(64))
    created_at: Mapped[datetime]
    state: Mapped[str] = mapped_column(String(12), default="public")
    state_reason: Mapped[str] = mapped_column(default="")
