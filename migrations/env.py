"""How Alembic reaches our database and tables, and why no migration can lose a row without saying so.

SQLite can't change a column in place, so Alembic's batch mode copies a table, drops the old one and renames the copy.
With foreign keys on, that drop deletes every row elsewhere that points at the table with ON DELETE CASCADE. So foreign
keys are off while migrations run, as SQLite's own instructions ask, and before anything is committed two things are
looked at: that every reference still leads somewhere, and that no table has fewer rows than before.
"""

from collections.abc import Iterator
from contextlib import contextmanager

from alembic import context
from alembic.runtime.migration import MigrationInfo
from alembic.script import Script
from flask import current_app
from sqlalchemy import Connection, func, inspect, select, table, text

from forum.errors import Refused
from forum.models import Base, db
from forum.models.kit.base import UtcDateTime

target_metadata = Base.metadata


def render_type(kind: str, thing: object, _context: object) -> str | bool:
    """Write our own time type as the plain one it is stored as, so that migrations import nothing of ours."""
    if kind == "type" and isinstance(thing, UtcDateTime):
        return "sa.DateTime(timezone=True)"
    return False


def count_rows(connection: Connection) -> dict[str, int]:
    """How many rows each table holds."""
    names = sorted(set(inspect(connection).get_table_names()) - {"alembic_version"})
    return {name: connection.scalar(select(func.count()).select_from(table(name))) or 0 for name in names}


def list_dangling(connection: Connection) -> set[str]:
    """Tables with rows that point at rows that are not there; PostgreSQL itself sees to that."""
    if connection.dialect.name != "sqlite":
        return set()
    found = connection.execute(text("PRAGMA foreign_key_check"))
    return {f"rows of {row[0]} point at rows of {row[2]} that are gone" for row in found}


class Census:
    """Looks at all rows after each step, and stops the upgrade when a step lost any."""

    def __init__(self, connection: Connection) -> None:
        self.connection = connection
        self.rows = count_rows(connection)
        self.dangling = list_dangling(connection)

    def compare(self, *, step: MigrationInfo, **_rest: object) -> None:
        """Look at one step; raises `Refused`, so that nothing of the whole upgrade is committed.

        A migration that is meant to delete names those tables in `LOSES_ROWS_OF`. A table that is gone altogether was
        dropped in so many words.
        """
        before, self.rows = self.rows, count_rows(self.connection)
        if not step.is_upgrade:
            return
        assert isinstance(step.up_revision, Script)
        meant = getattr(step.up_revision.module, "LOSES_ROWS_OF", ())
        lost = [
            f"{name} had {before[name]:,} rows and would have {self.rows[name]:,}"
            for name in sorted(before.keys() & self.rows.keys())
            if self.rows[name] < before[name] and name not in meant
        ]
        lost += sorted(list_dangling(self.connection) - self.dangling)
        if lost:
            what = "; ".join(lost)
            raise Refused(f"Migration {step.up_revision_id} would lose data, so nothing was changed: {what}")


@contextmanager
def without_foreign_keys(connection: Connection) -> Iterator[None]:
    """Keep SQLite from deleting what points at a table that is being rebuilt.

    The pragma does nothing inside a transaction, and SQLAlchemy opens one at the first statement: so it goes to the
    driver's own connection, before anything else.
    """
    driver = connection.connection.dbapi_connection
    if connection.dialect.name != "sqlite" or driver is None:
        yield
        return
    cursor = driver.cursor()
    cursor.execute("PRAGMA foreign_keys=OFF")
    try:
        yield
    finally:
        cursor.execute("PRAGMA foreign_keys=ON")


def run_offline() -> None:
    """Print the SQL instead of running it."""
    url = current_app.config["SQLALCHEMY_DATABASE_URI"]
    context.configure(url=url, target_metadata=target_metadata, literal_binds=True)
    with context.begin_transaction():
        context.run_migrations()


def run_online() -> None:
    """Run the migrations in one transaction: all of them, or none."""
    with (
        db.engine.connect().execution_options(is_write=True) as connection,
        without_foreign_keys(connection),
        connection.begin(),
    ):
        context.configure(
            connection=connection,
            target_metadata=target_metadata,
            render_as_batch=True,
            compare_type=True,
            render_item=render_type,
            on_version_apply=Census(connection).compare,
        )
        with context.begin_transaction():
            context.run_migrations()


if context.is_offline_mode():
    run_offline()
else:
    run_online()
