"""Copying the SQLite database out and back in."""

import os
import sqlite3
from contextlib import closing, suppress
from datetime import datetime
from pathlib import Path

from sqlalchemy import delete

from forum.actions.kit.base import transaction
from forum.actions.kit.outbox import beat
from forum.actions.upkeep import picture_copies
from forum.actions.upkeep.schema import age_of
from forum.errors import Busy, Refused
from forum.models import LoginStep, Session, Token, db
from forum.rules.upkeep import refusal_words

OUR_TABLES = {"alembic_version", "member", "thread", "post"}


def database_path() -> Path:
    """Where the SQLite database lies; raises `Refused` on PostgreSQL."""
    url = db.engine.url
    if url.get_backend_name() != "sqlite" or not url.database:
        raise Refused(refusal_words.IS_ON_POSTGRESQL)
    return Path(url.database)


def back_up(target: Path) -> None:
    """Write a consistent copy to `target`, readable by this account only; it is there whole or not at all."""
    path = database_path()
    if target.exists() and target.samefile(path):
        raise Refused(refusal_words.IS_THE_DATABASE)
    part = target.with_name(f"{target.name}.part")
    part.unlink(missing_ok=True)
    os.close(os.open(part, os.O_CREAT | os.O_EXCL | os.O_WRONLY, 0o600))
    try:
        with closing(sqlite3.connect(path)) as here, closing(sqlite3.connect(part)) as copy:
            here.backup(copy)
            copy.execute("PRAGMA journal_mode=DELETE")
            picture_copies.keep_in(copy)
            if not is_whole(copy):
                raise Refused(refusal_words.DAMAGED)
        part.replace(target)
    finally:
        part.unlink(missing_ok=True)


def note_backup(now: datetime) -> None:
    """Remember that a backup was made, for the page that tells how the house is."""
    with suppress(Busy):
        beat("backup", now)


def is_whole(database: sqlite3.Connection) -> bool:
    """Whether every page of a database can be read and fits the others."""
    return bool(database.execute("PRAGMA integrity_check").fetchone()[0] == "ok")


def check_backup(source: Path, library_version: int) -> None:
    """Raise `Refused` unless the file is a whole database of ours, with tables and library no newer than here."""
    database_path()
    try:
        with closing(sqlite3.connect(f"{source.resolve().as_uri()}?mode=ro", uri=True)) as copy:
            tables = {row[0] for row in copy.execute("SELECT name FROM sqlite_master WHERE type = 'table'")}
            whole = is_whole(copy)
            held = _library_version(copy)
            heads = [*copy.execute("SELECT version_num FROM alembic_version")] if tables >= OUR_TABLES else []
    except sqlite3.DatabaseError:
        raise Refused(refusal_words.not_a_database(source)) from None
    if not tables >= OUR_TABLES:
        raise Refused(refusal_words.not_a_backup(source))
    if not whole:
        raise Refused(refusal_words.damaged(source))
    if age_of({row[0] for row in heads}) == "newer":
        raise Refused(refusal_words.of_newer_version(source))
    if held > library_version:
        raise Refused(refusal_words.library_newer(source, held, library_version))


def _library_version(copy: sqlite3.Connection) -> int:
    """The version of the library in a backup; 0 for one that has none, or is older than versions."""
    columns = {row[1] for row in copy.execute("PRAGMA table_info(library_meta)")}
    found = copy.execute("SELECT max(version) FROM library_meta").fetchone()[0] if "version" in columns else None
    return found or 0


def restore(source: Path) -> None:
    """Put a checked backup in the place of all that is in the database."""
    path = database_path()
    db.session.remove()
    db.engine.dispose()
    with closing(sqlite3.connect(source)) as copy, closing(sqlite3.connect(path)) as here:
        here.execute("PRAGMA busy_timeout=5000")
        copy.backup(here)
        here.execute("PRAGMA journal_mode=WAL")
        picture_copies.take_out(here)


def close_sessions() -> None:
    """Log everybody out and end mailed links: some were ended since the backup was made."""
    with transaction() as session:
        session.execute(delete(Session))
        session.execute(delete(Token))
        session.execute(delete(LoginStep))
