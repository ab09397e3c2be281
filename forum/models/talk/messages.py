"""Private messages, one to one."""

from datetime import datetime

from sqlalchemy import ForeignKey, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from forum.models.kit.base import Base


class Conversation(Base):
    """Two members who write to each other; `first_id` is the smaller number. `last_id` is their newest message."""

    __tablename__ = "conversation"
    __table_args__ = (UniqueConstraint("first_id", "second_id"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    first_id: Mapped[int] = mapped_column(ForeignKey("member.id", ondelete="CASCADE"))
    second_id: Mapped[int] = mapped_column(ForeignKey("member.id", ondelete="CASCADE"), index=True)
    last_id: Mapped[int] = mapped_column(default=0)
    last_at: Mapped[datetime]


class ConversationSide(Base):
    """A conversation as one of the two has it: read up to message `read_id`, deleted up to message `gone_id`."""

    __tablename__ = "conversation_side"

    conversation_id: Mapped[int] = mapped_column(ForeignKey("conversation.id", ondelete="CASCADE"), primary_key=True)
    member_id: Mapped[int] = mapped_column(ForeignKey("member.id", ondelete="CASCADE"), primary_key=True, index=True)
    read_id: Mapped[int] = mapped_column(default=0)
    gone_id: Mapped[int] = mapped_column(default=0)


class Message(Base):
    """What one of the two wrote: plain text, for the other alone; it goes when both deleted it."""

    __tablename__ = "message"

    id: Mapped[int] = mapped_column(primary_key=True)
    conversation_id: Mapped[int] = mapped_column(ForeignKey("conversation.id", ondelete="CASCADE"), index=True)
    author_id: Mapped[int] = mapped_column(ForeignKey("member.id", ondelete="CASCADE"), index=True)
    body: Mapped[str]
    at: Mapped[datetime]
