"""What keeps an account safe: sessions, one-time tokens, throttles."""

from datetime import datetime

from sqlalchemy import Float, ForeignKey, String
from sqlalchemy.orm import Mapped, mapped_column

from forum.models.kit.base import Base


class Session(Base):
    """One browser that is logged in; only the hash of its token is kept."""

    __tablename__ = "session"

    id: Mapped[int] = mapped_column(primary_key=True)
    token_hash: Mapped[str] = mapped_column(String(64), unique=True)
    member_id: Mapped[int] = mapped_column(ForeignKey("member.id", ondelete="CASCADE"), index=True)
    created_at: Mapped[datetime]
    seen_at: Mapped[datetime]
    expires_at: Mapped[datetime]
    is_remembered: Mapped[bool] = mapped_column(default=False)
    browser: Mapped[str] = mapped_column(String(80), default="")


class Token(Base):
    """A mailed link: good once, for one purpose and one address, until it expires."""

    __tablename__ = "token"

    id: Mapped[int] = mapped_column(primary_key=True)
    token_hash: Mapped[str] = mapped_column(String(64), unique=True)
    purpose: Mapped[str] = mapped_column(String(12))
    member_id: Mapped[int] = mapped_column(ForeignKey("member.id", ondelete="CASCADE"), index=True)
    email_key: Mapped[str] = mapped_column(String(254))
    created_at: Mapped[datetime]
    expires_at: Mapped[datetime]
    used_at: Mapped[datetime | None]


class MailFailure(Base):
    """What mail servers answered to the letters to one address; the next letter that arrives takes the row away."""

    __tablename__ = "mail_failure"

    email_key: Mapped[str] = mapped_column(String(254), primary_key=True)
    days: Mapped[int] = mapped_column(default=0)
    last_at: Mapped[datetime]
    given_up_at: Mapped[datetime | None]


class MailLogEntry(Base):
    """That a letter was sent, failed or was given up: its kind and whose it is, never its words or its address."""

    __tablename__ = "mail_log"

    id: Mapped[int] = mapped_column(primary_key=True)
    letter: Mapped[str] = mapped_column(String(30))
    member_id: Mapped[int | None] = mapped_column(ForeignKey("member.id", ondelete="CASCADE"), index=True)
    outcome: Mapped[str] = mapped_column(String(12))
    cause: Mapped[str] = mapped_column(String(200), default="")
    at: Mapped[datetime] = mapped_column(index=True)


class Throttle(Base):
    """How soon something may be done again: the theoretical arrival time of one key, in epoch seconds."""

    __tablename__ = "throttle"

    key: Mapped[str] = mapped_column(String(120), primary_key=True)
    free_at: Mapped[float] = mapped_column(Float)
