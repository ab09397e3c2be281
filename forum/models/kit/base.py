"""The typed base of all tables, and how a database connection is opened."""

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from flask_sqlalchemy import SQLAlchemy
from sqlalchemy import JSON, DateTime, Dialect, Engine, MetaData, String, event
from sqlalchemy.exc import DisconnectionError
from sqlalchemy.orm import DeclarativeBase, registry
from sqlalchemy.pool import ConnectionPoolEntry
from sqlalchemy.types import TypeDecorator

NAMES = {
    "ix": "ix_%(column_0_N_label)s",
    "uq": "uq_%(table_name)s_%(column_0_N_name)s",
    "ck": "ck_%(table_name)s_%(constraint_name)s",
    "fk": "fk_%(table_name)s_%(column_0_N_name)s",
    "pk": "pk_%(table_name)s",
}
PATIENCE_MS = 5000
PRAGMAS = (
    "journal_mode=WAL",
    "synchronous=FULL",
    "foreign_keys=ON",
    "secure_delete=ON",
    f"busy_timeout={PATIENCE_MS}",
    "cache_size=-8000",
)


class UtcDateTime(TypeDecorator[datetime]):
    """An aware UTC time; SQLite, which knows no zones, keeps it without one."""

    impl = DateTime(timezone=True)
    cache_ok = True

    def process_bind_param(self, value: datetime | None, dialect: Dialect) -> datetime | None:
        if value is None:
            return None
        if value.tzinfo is None:
            raise ValueError("a time must be aware")
        value = value.astimezone(UTC)
        return value.replace(tzinfo=None) if dialect.name == "sqlite" else value

    def process_result_value(self, value: datetime | None, dialect: Dialect) -> datetime | None:
        if value is None:
            return None
        return value.replace(tzinfo=UTC) if value.tzinfo is None else value.astimezone(UTC)


class Base(DeclarativeBase):
    """All tables: UTC times, JSON columns, and names for every constraint."""

    registry = registry(
        metadata=MetaData(naming_convention=NAMES),
        type_annotation_map={datetime: UtcDateTime, dict[str, Any]: JSON, str: String},
    )


db = SQLAlchemy(model_class=Base, session_options={"expire_on_commit": False})


def inode_of(file: Path) -> int:
    """What tells a file from another one of the same name; 0 when there is none."""
    try:
        return file.stat().st_ino
    except OSError:
        return 0


def is_of_this_file(info: dict[Any, Any]) -> bool:
    """Whether what a connection was opened on is still the database; always, where it is no file."""
    return "file" not in info or info["inode"] == inode_of(info["file"])


def prepare_sqlite(engine: Engine) -> None:
    """Make SQLite durable, strict about foreign keys, and able to take the write lock at once.

    A connection to a file that was put aside for another one is not used again.
    """
    file = Path(engine.url.database or "")

    @event.listens_for(engine, "connect")
    def connect(connection: sqlite3.Connection, record: ConnectionPoolEntry) -> None:
        connection.isolation_level = None
        for pragma in PRAGMAS:
            connection.execute(f"PRAGMA {pragma}")
        record.info.update(file=file, inode=inode_of(file))

    @event.listens_for(engine, "checkout")
    def checkout(_connection: sqlite3.Connection, record: ConnectionPoolEntry, _proxy: object) -> None:
        if not is_of_this_file(record.info):
            raise DisconnectionError("the database file was replaced")

    @event.listens_for(engine, "begin")
    def begin(connection: Any) -> None:
        # Reads need no transaction of their own; a write takes the lock first, and so never gives up half way.
        options = connection.get_execution_options()
        if not options.get("is_write"):
            return
        with waiting(connection, options.get("wait_ms", PATIENCE_MS)):
            connection.exec_driver_sql("BEGIN IMMEDIATE")


@contextmanager
def waiting(connection: Any, wait_ms: int) -> Iterator[None]:
    """Wait so long for a lock of SQLite, and afterwards as long as usual again."""
    if wait_ms == PATIENCE_MS:
        yield
        return
    connection.exec_driver_sql(f"PRAGMA busy_timeout={wait_ms:d}")
    try:
        yield
    finally:
        connection.exec_driver_sql(f"PRAGMA busy_timeout={PATIENCE_MS}")
