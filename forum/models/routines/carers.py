"""Who else may see a member's cards, by a link of their own."""

from datetime import date, datetime

from sqlalchemy import ForeignKey, String
from sqlalchemy.orm import Mapped, mapped_column

from forum.models.kit.base import Base


class CarerLink(Base):
    """A link for one person near a member, whom the member calls `name`; only the hash of its token is kept.

    With `shows_all` it shows every card of the member, else those that are named (`CarerCard`). `here_on` is the
    member's day on which that person last said that they are there.
    """

    __tablename__ = "carer_link"

    id: Mapped[int] = mapped_column(primary_key=True)
    member_id: Mapped[int] = mapped_column(ForeignKey("member.id", ondelete="CASCADE"), index=True)
    name: Mapped[str] = mapped_column(String(60))
    token_hash: Mapped[str] = mapped_column(String(64), unique=True)
    shows_all: Mapped[bool] = mapped_column(default=False)
    created_at: Mapped[datetime]
    expires_at: Mapped[datetime]
    here_on: Mapped[date | None]


class CarerCard(Base):
    """A card that a link shows."""

    __tablename__ = "carer_card"

    link_id: Mapped[int] = mapped_column(ForeignKey("carer_link.id", ondelete="CASCADE"), primary_key=True)
    routine_id: Mapped[int] = mapped_column(ForeignKey("routine.id", ondelete="CASCADE"), primary_key=True, index=True)
