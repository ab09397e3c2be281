"""Browsers that members have told themselves in."""

from datetime import datetime

from sqlalchemy import ForeignKey, String
from sqlalchemy.orm import Mapped, mapped_column

from forum.models.kit.base import Base


class PushSubscription(Base):
    """Where and with which keys a browser of a member takes pushes, and of what it wants them.

    `endpoint` is an address at the browser's own service; `endpoint_hash` tells it from all others.
    """

    __tablename__ = "push_subscription"

    id: Mapped[int] = mapped_column(primary_key=True)
    member_id: Mapped[int] = mapped_column(ForeignKey("member.id", ondelete="CASCADE"), index=True)
    endpoint: Mapped[str] = mapped_column(String(1000))
    endpoint_hash: Mapped[str] = mapped_column(String(64), unique=True)
    p256dh: Mapped[str] = mapped_column(String(120))
    auth: Mapped[str] = mapped_column(String(40))
    browser: Mapped[str] = mapped_column(String(80))
    answers: Mapped[bool]
    messages: Mapped[bool]
    created_at: Mapped[datetime]
