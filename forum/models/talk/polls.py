"""A question to the readers of a thread, with choices they vote for."""

from datetime import datetime

from sqlalchemy import ForeignKey, String, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column, relationship

from forum.models.kit.base import Base


class Poll(Base):
    """The poll of a thread, which goes with its first post.

    `past_voters` counts whoever voted and is not known any more: members who left, and those of another site. No vote
    is taken from `closes_at` on.
    """

    __tablename__ = "poll"

    post_id: Mapped[int] = mapped_column(ForeignKey("post.id", ondelete="CASCADE"), primary_key=True)
    question: Mapped[str] = mapped_column(String(200))
    is_several: Mapped[bool] = mapped_column(default=False)
    closes_at: Mapped[datetime | None]
    past_voters: Mapped[int] = mapped_column(default=0)

    choices: Mapped[list["PollChoice"]] = relationship(order_by="PollChoice.position", viewonly=True)

    @property
    def plain(self) -> str:
        """Its question and choices, a line each."""
        return "\n".join((self.question, *(one.words for one in self.choices)))


class PollChoice(Base):
    """One choice, in its place."""

    __tablename__ = "poll_choice"
    __table_args__ = (UniqueConstraint("post_id", "position"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    post_id: Mapped[int] = mapped_column(ForeignKey("poll.post_id", ondelete="CASCADE"))
    position: Mapped[int]
    words: Mapped[str] = mapped_column(String(200))
    past_votes: Mapped[int] = mapped_column(default=0)


class PollVote(Base):
    """What one member chose; nobody else is ever told."""

    __tablename__ = "poll_vote"

    choice_id: Mapped[int] = mapped_column(ForeignKey("poll_choice.id", ondelete="CASCADE"), primary_key=True)
    member_id: Mapped[int] = mapped_column(ForeignKey("member.id", ondelete="CASCADE"), primary_key=True, index=True)
    at: Mapped[datetime]
