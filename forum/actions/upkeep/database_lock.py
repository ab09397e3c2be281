"""A lock of the database for one process at a time, such as the one `serve` or the one worker.

It goes with the process, however that ends: on PostgreSQL with its connection, on SQLite with an open file beside the
database.
"""

import fcntl
import os
from pathlib import Path
from typing import IO
from zlib import crc32

from sqlalchemy import Connection, text
from sqlalchemy.exc import DBAPIError

from forum.models import db

SERVE, WORKER, MAILER = "serve", "worker", "mailer"
# Who may be at a database, one of each.
EVERY_LOCK = (SERVE, WORKER, MAILER)


class DatabaseLock:
    """The lock called `name`; `take` it as often as you like, and `close` to let go."""

    def __init__(self, name: str) -> None:
        self.name = name
        self.file: IO[str] | None = None
        self.connection: Connection | None = None

    def take(self) -> bool:
        """Take the lock or see that it is still ours; False while another process has it."""
        url = db.engine.url
        if url.get_backend_name() == "sqlite":
            return self.take_file(Path(f"{url.database}.{self.name}.lock"))
        return self.is_connected() or self.take_connection()

    def hold(self) -> bool:
        """Keep the lock: a restarted PostgreSQL has forgotten it. False when another process took it meanwhile.

        While no server answers nobody else can take it either.
        """
        try:
            return self.take()
        except DBAPIError:
            return True

    def take_file(self, path: Path) -> bool:
        """The lock on SQLite."""
        if self.file is None:
            opened = os.fdopen(os.open(path, os.O_CREAT | os.O_WRONLY, 0o600), "w")
            try:
                fcntl.flock(opened, fcntl.LOCK_EX | fcntl.LOCK_NB)
            except BlockingIOError:
                opened.close()
                return False
            self.file = opened
        return True

    def is_connected(self) -> bool:
        """Whether PostgreSQL still knows the connection that took the lock; it may have been restarted since."""
        if self.connection is None:
            return False
        try:
            self.connection.execute(text("SELECT 1"))
        except DBAPIError:
            self.close()
            return False
        return True

    def take_connection(self) -> bool:
        """The lock on PostgreSQL, as long as a connection of its own lives."""
        connection = db.engine.connect().execution_options(isolation_level="AUTOCOMMIT")
        connection.detach()
        key = {"key": crc32(f"strideshare {self.name}".encode())}
        if not connection.execute(text("SELECT pg_try_advisory_lock(:key)"), key).scalar():
            connection.close()
            return False
        self.connection = connection
        return True

    def close(self) -> None:
        """Let go, so that another process may take it."""
        for held in (self.file, self.connection):
            if held is not None:
                held.close()
        self.file = self.connection = None
