"""The exercise library as it stands in the database."""

from datetime import datetime
from typing import Any

from sqlalchemy import JSON, String
from sqlalchemy.orm import Mapped, mapped_column

from forum.models.kit.base import Base


class LibraryExercise(Base):
    """One library entry at its `position` in the library; `data` is the entry as `rules.library.exercises` reads it."""

    __tablename__ = "exercise"

    id: Mapped[str] = mapped_column(String(80), primary_key=True)
    name: Mapped[str] = mapped_column(String(140))
    position: Mapped[int]
    data: Mapped[dict[str, Any]]


class LibrarySource(Base):
    """Where a dose or a claim comes from."""

    __tablename__ = "source"

    id: Mapped[str] = mapped_column(String(80), primary_key=True)
    title: Mapped[str]
    url: Mapped[str | None]


class Study(Base):
    """A study the library was made from; `data` is its whole record."""

    __tablename__ = "study"

    id: Mapped[str] = mapped_column(String(80), primary_key=True)
    data: Mapped[dict[str, Any]]


class LibraryMeta(Base):
    """The library that was loaded last: processes keep their copy while `fingerprint` and `desk_stamp` stay the same.

    `cautions` are the sentences of its codes, `changes` what is new in each version, both as the library file has them.
    `desk_stamp` is another one after every review and hold.
    """

    __tablename__ = "library_meta"

    id: Mapped[int] = mapped_column(primary_key=True)
    fingerprint: Mapped[str] = mapped_column(String(64))
    disclaimer: Mapped[str] = mapped_column(default="")
    version: Mapped[int] = mapped_column(default=1, server_default="1")
    cautions: Mapped[dict[str, Any]] = mapped_column(default=dict, server_default="{}")
    changes: Mapped[list[dict[str, Any]]] = mapped_column(JSON, default=list, server_default="[]")
    desk_stamp: Mapped[str] = mapped_column(String(32), default="", server_default="")
    loaded_at: Mapped[datetime]
