"""How this community calls itself, looks and greets, and what makes its first admin."""

from datetime import datetime
from typing import Any

from sqlalchemy import ForeignKey, String
from sqlalchemy.orm import Mapped, mapped_column

from forum.models.kit.base import Base


class SiteEdition(Base):
    """Everything an admin chose about the site, as it stood from one moment on; never changed, the newest is in force.

    `mark` is drawn by lot, so that it names these values in every process, and in a restored database too.
    """

    __tablename__ = "site_edition"

    id: Mapped[int] = mapped_column(primary_key=True)
    mark: Mapped[str] = mapped_column(String(16), unique=True)
    chosen: Mapped[dict[str, Any]]
    changed: Mapped[str] = mapped_column(String(200))
    by_id: Mapped[int] = mapped_column(ForeignKey("member.id"), index=True)
    created_at: Mapped[datetime]


class SetupKey(Base):
    """What makes the first admin of a new site: one row at most, good once, until it expires; only its hash is kept."""

    __tablename__ = "setup_key"

    id: Mapped[int] = mapped_column(primary_key=True)
    key_hash: Mapped[str] = mapped_column(String(64))
    expires_at: Mapped[datetime]
