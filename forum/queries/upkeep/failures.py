"""What lies around the house and fails, in one line for its operator: the disk, a folder, the database server."""

import errno
import sqlite3

from sqlalchemy.exc import DBAPIError

from forum.errors import Busy
from forum.rules.upkeep.refusal_words import DAMAGED

# By what SQLite says of itself, the first that fits.
SQLITE = {
    "malformed": DAMAGED,
    "not a database": DAMAGED,
    "readonly": "The database can't be written: this account may not write the file or its folder.",
    "unable to open": "The database can't be opened: its folder is not there, or this account may not use it.",
    "disk is full": "The disk is full. Nothing was written.",
    "disk i/o error": "The disk can't be read or written. Look into the log of the machine.",
    "locked": "The database is busy. Please try again.",
}
# What keeps anything new from being written, by the words of SQLite, the state of PostgreSQL, the number of the system.
NO_ROOM = ("disk is full", "readonly", "disk i/o error")
POSTGRESQL_DISK_FULL = "53100"
NO_ROOM_ERRORS = (errno.ENOSPC, errno.EDQUOT, errno.EROFS)
NO_SERVER = "The database server does not answer. Is it running, and is STRIDESHARE_DATABASE_URL right?"


def say_failure(error: BaseException) -> str | None:
    """One line about a failure of the surroundings; None for a fault of ours, which keeps its traceback."""
    if isinstance(error, Busy) and error.__cause__:
        error = error.__cause__
    cause = error.orig if isinstance(error, DBAPIError) else error
    if isinstance(cause, sqlite3.Error):
        return next((words for sign, words in SQLITE.items() if sign in str(cause).casefold()), None)
    if isinstance(error, DBAPIError):
        return NO_SERVER if error.connection_invalidated or "connect" in str(cause) else None
    if isinstance(error, OSError) and error.filename:
        return f"{error.strerror}: {error.filename}"
    return None


def is_out_of_room(error: BaseException) -> bool:
    """Whether something could not be written because the disk is full or may not be written."""
    cause = error.orig if isinstance(error, DBAPIError) else error
    if isinstance(cause, sqlite3.Error):
        return any(sign in str(cause).casefold() for sign in NO_ROOM)
    if isinstance(cause, OSError):
        return cause.errno in NO_ROOM_ERRORS
    return getattr(cause, "sqlstate", None) == POSTGRESQL_DISK_FULL
