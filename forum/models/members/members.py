"""Members: who they are and what they may do."""

from datetime import datetime
from typing import Any

from sqlalchemy import String
from sqlalchemy.orm import Mapped, mapped_column

from forum.models.kit.base import Base


class Member(Base):
    """One account. `name_key` and `email_key` are the forms in which two names or addresses count as the same.

    An account whose `email` is already another's has no `email_key`: it names the address but does not hold it.
    `new_email` is an address that waits to be confirmed. `time_zone` is for the member alone, and empty until they
    chose one.
    """

    __tablename__ = "member"

    id: Mapped[int] = mapped_column(primary_key=True)
    name: Mapped[str] = mapped_column(String(40))
    name_key: Mapped[str] = mapped_column(String(40), unique=True)
    email: Mapped[str | None] = mapped_column(String(254))
    email_key: Mapped[str | None] = mapped_column(String(254), unique=True)
    new_email: Mapped[str | None] = mapped_column(String(254))
    password_hash: Mapped[str | None] = mapped_column(String(255))
    role: Mapped[str] = mapped_column(String(12), default="member")
    about: Mapped[str] = mapped_column(default="")
    created_at: Mapped[datetime]
    confirmed_at: Mapped[datetime | None]
    suspended_until: Mapped[datetime | None]
    suspended_reason: Mapped[str] = mapped_column(default="")
    time_zone: Mapped[str] = mapped_column(String(64), default="", server_default="")
    display: Mapped[dict[str, Any]] = mapped_column(default=dict)
    post_count: Mapped[int] = mapped_column(default=0)
