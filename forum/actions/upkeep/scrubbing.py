"""Seeing to it that what was deleted is not in the bytes of the database any more."""

from forum.actions.kit import instance
from forum.errors import Busy
from forum.models import db


def forget_made_files() -> None:
    """Delete the sheets and pictures that were made of cards; they are made again when somebody asks."""
    for path in instance.folder("files").iterdir():
        path.unlink(missing_ok=True)


def scrub() -> None:
    """Write the file of SQLite anew, its log into it, and empty the log; raises `Busy` while somebody reads older.

    `secure_delete` leaves next to nothing, but what a page shifted may lie in its gaps: VACUUM leaves nothing. Others
    can read meanwhile, and wait when they write. On PostgreSQL all this is autovacuum's work.
    """
    db.session.rollback()
    if db.engine.dialect.name != "sqlite":
        return
    with db.engine.connect() as connection:
        connection.exec_driver_sql("VACUUM")
        is_busy, _pages, _moved = connection.exec_driver_sql("PRAGMA wal_checkpoint(TRUNCATE)").one()
    if is_busy:
        raise Busy
