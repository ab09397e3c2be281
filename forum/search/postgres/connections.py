"""Connections to the database for the index alone, and what PostgreSQL's errors mean for it."""

import os
from collections.abc import Collection, Iterable, Iterator
from contextlib import contextmanager
from zlib import crc32

from sqlalchemy import Connection, Engine, create_engine, text
from sqlalchemy.exc import DBAPIError
from sqlalchemy.exc import TimeoutError as PoolTimeout

from forum.search.asking.port import NoUsableIndex, SearchUnavailable
from forum.search.postgres.rows import Row
from forum.search.postgres.tables import Mark

WRITER = {"key": crc32(b"strideshare writer of the index")}
# Codes of PostgreSQL: no such table, schema or column; a lock that others keep; a right that is missing.
_GONE = ("42P01", "3F000", "42703")
_COPY = "COPY {table} (number, key, kind, at, thread, length, code, title, url, terms, weights, places) FROM STDIN"
_LOCKED, _FORBIDDEN = "55P03", "42501"


class Connections:
    """Made when they are needed; a process that was forked makes its own."""

    def __init__(self, url: str) -> None:
        self._url = url
        self._engine: Engine | None = None
        self._process = 0

    @contextmanager
    def reading(self) -> Iterator[Connection]:
        """A connection whose statements stand alone, so that none keeps anybody waiting."""
        with self._telling(_GONE) as engine, engine.connect() as connection:
            yield connection.execution_options(isolation_level="AUTOCOMMIT")

    @contextmanager
    def writing(self, wait_s: float) -> Iterator[Connection]:
        """One transaction, as the only writer there is; raises `SearchUnavailable` when another keeps at it."""
        with self._telling() as engine, engine.begin() as connection:
            wait = {"wait": f"{int(wait_s * 1000)}ms"}
            connection.execute(text("SELECT set_config('lock_timeout', :wait, true)"), wait)
            connection.execute(text("SELECT pg_advisory_xact_lock(:key)"), WRITER)
            yield connection

    def close(self) -> None:
        """Let all go; the next use makes new ones."""
        if self._engine is not None and self._process == os.getpid():
            self._engine.dispose()
        self._engine = None

    def _own(self) -> Engine:
        if self._engine is None or self._process != os.getpid():
            if self._engine is not None:
                # Those of the process that forked this one are left to it.
                self._engine.dispose(close=False)
            self._engine = create_engine(self._url, hide_parameters=True, pool_pre_ping=True)
            self._process = os.getpid()
        return self._engine

    @contextmanager
    def _telling(self, gone: Collection[str] = ()) -> Iterator[Engine]:
        engine = self._own()
        driver = engine.dialect.loaded_dbapi
        try:
            yield engine
        except PoolTimeout as error:
            raise SearchUnavailable("no connection to the index is free") from error
        except (DBAPIError, driver.Error) as error:
            cause = error.orig if isinstance(error, DBAPIError) else error
            code = getattr(cause, "sqlstate", None)
            if code in gone:
                raise NoUsableIndex("there is no index yet; run `strideshare reindex`") from error
            if code == _LOCKED:
                raise SearchUnavailable("another process is writing the index") from error
            if code == _FORBIDDEN:
                raise SearchUnavailable("the account of the database may not make a schema for the index") from error
            if isinstance(cause, driver.OperationalError | driver.InterfaceError):
                raise SearchUnavailable("the database can't be reached or written") from error
            raise


def copy_in(connection: Connection, mark: Mark, rows: Iterable[Row]) -> None:
    """Put the rows into the table of documents."""
    statement = str(mark.sql(_COPY))
    driver = connection.connection.driver_connection
    assert driver is not None
    with driver.cursor() as cursor, cursor.copy(statement) as copy:
        for row in rows:
            copy.write_row(row)
