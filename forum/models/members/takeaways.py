"""A member's own data on its way to them."""

from datetime import datetime

from sqlalchemy import BigInteger, ForeignKey, String
from sqlalchemy.orm import Mapped, mapped_column

from forum.models.kit.base import Base


class Takeaway(Base):
    """The one file with everything of a member: `mark` is its name, and `ready_at` is empty until it is made.

    It is handed out once, or gone at `expires_at`; then the row goes as well.
    """

    __tablename__ = "takeaway"

    member_id: Mapped[int] = mapped_column(ForeignKey("member.id", ondelete="CASCADE"), primary_key=True)
    mark: Mapped[str] = mapped_column(String(40), unique=True)
    asked_at: Mapped[datetime]
    ready_at: Mapped[datetime | None]
    expires_at: Mapped[datetime] = mapped_column(index=True)
    size_bytes: Mapped[int] = mapped_column(BigInteger, default=0)
