"""Members: who they are and what they may do."""

from datetime import datetime
from typing import Any

from sqlalchemy import String, true
from sqlalchemy.orm import Mapped, mapped_column

from forum.models.kit.base import Base
from forum.rules.members.names import full_name


class Member(Base):
    """One account. `name_key` and `email_key` are the forms in which two names or addresses count as the same.

    `name_skeleton` is what the name looks like; a member whose name looked like another's from before has none.
    `staff_since` is from when a second factor is asked of them, `second_factor_at` since when they have one.
    `display_name` is shown beside the name when there is one, `picture` (one of ours) in the place of their initial.

    An account whose `email` is already another's has no `email_key`: it names the address but does not hold it.
    `new_email` is an address that waits to be confirmed. `time_zone` is for the member alone, and empty until they
    chose one. Nothing from before `unread_from` (before they joined, while it is empty) is unread to them, and with
    `follows_own` they follow the threads they write in. Who deleted their account has `left_at`; one who died is
    remembered since `remembered_at`.
    """

    __tablename__ = "member"

    id: Mapped[int] = mapped_column(primary_key=True)
    name: Mapped[str] = mapped_column(String(40))
    name_key: Mapped[str] = mapped_column(String(40), unique=True)
    name_skeleton: Mapped[str | None] = mapped_column(String(400), unique=True, index=True)
    display_name: Mapped[str] = mapped_column(String(40), default="")
    picture: Mapped[str] = mapped_column(String(20), default="", server_default="")
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
    staff_since: Mapped[datetime | None]
    second_factor_at: Mapped[datetime | None]
    post_count: Mapped[int] = mapped_column(default=0)
    unread_from: Mapped[datetime | None]
    follows_own: Mapped[bool] = mapped_column(default=True, server_default=true())
    takes_messages: Mapped[bool] = mapped_column(default=True, server_default=true())
    left_at: Mapped[datetime | None] = mapped_column(index=True)
    remembered_at: Mapped[datetime | None]

    @property
    def full_name(self) -> str:
        """How others call this member: the name they chose to be shown, with the handle nobody else has."""
        return full_name(self.name, self.display_name)
