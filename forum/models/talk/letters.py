"""What members are mailed of the conversation, and when they want no mail."""

from datetime import datetime

from sqlalchemy import ForeignKey, Index, String, false, true
from sqlalchemy.orm import Mapped, mapped_column

from forum.models.kit.base import Base


class Letter(Base):
    """A letter about answers in one thread, messages, or searches that are kept, or of the week, until it was sent.

    Until then it gathers: it tells of what was written since `created_at` and is still unread. One that was sent is
    kept for some days, to know when the next one may go.
    """

    __tablename__ = "letter"
    __table_args__ = (Index("ix_letter_member_id_kind_thread_id", "member_id", "kind", "thread_id"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    member_id: Mapped[int] = mapped_column(ForeignKey("member.id", ondelete="CASCADE"))
    kind: Mapped[str] = mapped_column(String(12))
    thread_id: Mapped[int | None] = mapped_column(ForeignKey("thread.id", ondelete="CASCADE"))
    created_at: Mapped[datetime]
    sent_at: Mapped[datetime | None] = mapped_column(index=True)


class MailChoice(Base):
    """What a member chose to be mailed; whoever chose nothing has no row.

    From `quiet_from` until `quiet_until`, hours of their own day, nothing is sent; -1 for no such hours. `digest_at` is
    when the next letter of the week is due.
    """

    __tablename__ = "mail_choice"

    member_id: Mapped[int] = mapped_column(ForeignKey("member.id", ondelete="CASCADE"), primary_key=True)
    answers: Mapped[bool] = mapped_column(default=True, server_default=true())
    digest: Mapped[bool] = mapped_column(default=False, server_default=false())
    messages: Mapped[bool] = mapped_column(default=False, server_default=false())
    quiet_from: Mapped[int]
    quiet_until: Mapped[int]
    digest_at: Mapped[datetime | None] = mapped_column(index=True)
