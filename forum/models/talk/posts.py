"""Posts, their history, and what they point at."""

from datetime import datetime

from sqlalchemy import ForeignKey, Index, String, UniqueConstraint, false
from sqlalchemy.orm import Mapped, mapped_column, relationship

from forum.models.kit.base import Base
from forum.models.members.members import Member
from forum.models.talk.polls import Poll
from forum.models.talk.threads import Thread


class Post(Base):
    """One message; `n` is its number in the thread and never changes.

    `state` is public, held (waits for a moderator), hidden (by a moderator) or deleted (by its author).
    `html` and `plain` are cooked from `body` by the cook of version `cook_version`. `exercise_count` says how many
    lines of a routine its words hold; where the author `wants_exercise_links`, those words link to the library.
    `card_count` and `revision_count` say how many cards and earlier texts belong to it: written with them, never
    counted anew, so that a row that goes missing is missed. `advises_medicine` says that its words may tell others to
    stop or start a medicine.
    """

    __tablename__ = "post"
    __table_args__ = (
        UniqueConstraint("thread_id", "n"),
        Index("ix_post_author_id_created_at", "author_id", "created_at"),
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    thread_id: Mapped[int] = mapped_column(ForeignKey("thread.id"))
    n: Mapped[int]
    author_id: Mapped[int] = mapped_column(ForeignKey("member.id"))
    created_at: Mapped[datetime]
    edited_at: Mapped[datetime | None]
    state: Mapped[str] = mapped_column(String(12), default="public", index=True)
    state_at: Mapped[datetime | None]
    state_reason: Mapped[str] = mapped_column(default="")
    body: Mapped[str]
    html: Mapped[str]
    plain: Mapped[str]
    cook_version: Mapped[int]
    exercise_count: Mapped[int] = mapped_column(default=0)
    wants_exercise_links: Mapped[bool] = mapped_column(default=True)
    card_count: Mapped[int] = mapped_column(default=0)
    revision_count: Mapped[int] = mapped_column(default=0)
    advises_medicine: Mapped[bool] = mapped_column(default=False, server_default=false())

    thread: Mapped[Thread] = relationship()
    author: Mapped[Member] = relationship()
    poll: Mapped[Poll | None] = relationship(viewonly=True)


class Revision(Base):
    """What a post said before an edit; one that is hidden only moderators may read."""

    __tablename__ = "revision"

    id: Mapped[int] = mapped_column(primary_key=True)
    post_id: Mapped[int] = mapped_column(ForeignKey("post.id", ondelete="CASCADE"), index=True)
    editor_id: Mapped[int] = mapped_column(ForeignKey("member.id"))
    body: Mapped[str]
    written_at: Mapped[datetime]
    state: Mapped[str] = mapped_column(String(12), default="public")


class PostRoutine(Base):
    """A routine card attached to a post: the version that was current then."""

    __tablename__ = "post_routine"

    post_id: Mapped[int] = mapped_column(ForeignKey("post.id", ondelete="CASCADE"), primary_key=True)
    version_id: Mapped[int] = mapped_column(ForeignKey("routine_version.id"), primary_key=True, index=True)


class PostExercise(Base):
    """An exercise a post links to, so that its page can say which threads talk about it."""

    __tablename__ = "post_exercise"

    post_id: Mapped[int] = mapped_column(ForeignKey("post.id", ondelete="CASCADE"), primary_key=True)
    exercise_id: Mapped[str] = mapped_column(ForeignKey("exercise.id"), primary_key=True, index=True)


class PostLink(Base):
    """An address on another site that a post leads to, in the form in which two addresses of a page are equal.

    It stays when its host is blocked and the post shows it no more. `is_watched`: moderators watch that host.
    """

    __tablename__ = "post_link"

    post_id: Mapped[int] = mapped_column(ForeignKey("post.id", ondelete="CASCADE"), primary_key=True)
    key: Mapped[str] = mapped_column(String(500), primary_key=True, index=True)
    host: Mapped[str] = mapped_column(String(253), index=True)
    is_watched: Mapped[bool] = mapped_column(default=False, server_default=false())
