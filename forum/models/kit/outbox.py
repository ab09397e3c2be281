"""What must still happen after a commit, and the sign of life of the worker."""

from datetime import datetime
from typing import Any

from sqlalchemy import Index, String
from sqlalchemy.orm import Mapped, mapped_column

from forum.models.kit.base import Base


class OutboxRow(Base):
    """One job, written in the same commit as the change that needs it and deleted by id when done.

    `last_error` is a type and a place in the code. `same_failures` counts how often in a row it was that one;
    a job with `set_aside_at` is not tried again until a person says so.
    """

    __tablename__ = "outbox"
    __table_args__ = (
        Index("ix_outbox_due", "due_at", "id"),
        Index("ix_outbox_kind", "kind", "id"),
        {"sqlite_autoincrement": True},
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    kind: Mapped[str] = mapped_column(String(30))
    payload: Mapped[dict[str, Any]]
    created_at: Mapped[datetime]
    due_at: Mapped[datetime]
    tries: Mapped[int] = mapped_column(default=0)
    last_error: Mapped[str] = mapped_column(default="")
    same_failures: Mapped[int] = mapped_column(default=0, server_default="0")
    set_aside_at: Mapped[datetime | None]


class Heartbeat(Base):
    """When a process last said that it is alive."""

    __tablename__ = "heartbeat"

    name: Mapped[str] = mapped_column(String(40), primary_key=True)
    beat_at: Mapped[datetime]
