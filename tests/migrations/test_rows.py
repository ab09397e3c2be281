"""No upgrade loses a row: databases of every release, and of every step, are compared before and after."""

import sqlite3
from collections.abc import Callable, Iterator, Mapping
from contextlib import closing
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from alembic import command
from alembic.config import Config
from alembic.script import ScriptDirectory
from flask import Flask
from sqlalchemy import Connection, Engine, create_engine, select, text

from forum.app import create_app
from forum.errors import Refused
from forum.models import db
from forum.paths import migrations_folder
from forum.queries.upkeep.counters import COUNTERS
from tests.fixtures.house import settings_for
from tests.fixtures.rows import KEPT, columns_of, fill, fingerprints, tables_of, unpack
from tests.fixtures.terminal import Said

Run = Callable[..., Said]
# A restore logs everybody out, and the worker says anew that it is alive.
ENDED_BY_A_RESTORE = {"session", "token", "heartbeat"}
# An upgrade brings in the exercise library it came with: rows of these tables may be new or changed, none may go.
LIBRARY_TABLES = ("exercise", "library_meta", "source", "study")
# Step -> the columns whose content it turns into another form, all rows kept. Another test proves that nothing that
# stood in them is lost: test_notices.py.
CONVERTS: dict[str, dict[str, set[str]]] = {"0007": {"notice": {"kind", "text", "url"}}}


# Step -> the tables it gives another name: their rows are looked for under that.
RENAMES: dict[str, dict[str, str]] = {"0037": {"trusted_host": "host_rule"}}

# What an upgrade makes anew: the HTML of posts, counters that were wrong; the worker then finds their exercises again.
MADE_ANEW = {"post": {"html", "plain", "cook_version", "advises_medicine"}, "thread": {"version"}}
for counted, counters in COUNTERS.items():
    MADE_ANEW.setdefault(counted.__tablename__, set()).update(column.key for column in counters)


def config(folder: Path) -> Config:
    made = Config(str(folder / "alembic.ini"))
    made.set_main_option("script_location", str(folder))
    return made


def revisions() -> list[str]:
    found = ScriptDirectory.from_config(config(migrations_folder())).walk_revisions()
    return [script.revision for script in found][::-1]


def kept_columns(connection: Connection) -> dict[str, list[str]]:
    """The columns of this database that none of the steps still to come converts."""
    here = connection.scalar(text("SELECT version_num FROM alembic_version"))
    to_come = [CONVERTS.get(name, {}) for name in revisions() if name > str(here)]
    return {
        table: [name for name in names if not any(name in step.get(table, ()) for step in to_come)]
        for table, names in columns_of(connection).items()
    }


def marks_of(connection: Connection, columns: Mapping[str, list[str]]) -> dict[str, tuple[int, str]]:
    """What these columns hold now, by the names that their tables had before."""
    here, now_called = tables_of(connection), {old: new for step in RENAMES.values() for old, new in step.items()}
    names = {name: name if name in here else now_called.get(name, name) for name in columns}
    found = fingerprints(connection, {names[name]: some for name, some in columns.items()})
    return {name: found[names[name]] for name in columns}


def rows_of(connection: Connection, table: str, columns: list[str]) -> set[tuple[str, ...]]:
    """The rows of a table as far as these columns tell."""
    here = tables_of(connection)[table]
    wanted = select(*(here.c[name] for name in columns))
    return {tuple(str(value) for value in row) for row in connection.execute(wanted)}


def engine_of(path: Path) -> Engine:
    return create_engine(f"sqlite:///{path}")


@pytest.fixture
def old(request: pytest.FixtureRequest, tmp_path: Path) -> Path:
    """A release's demo database, with rows in the tables that the demo leaves empty."""
    path = unpack(request.param, tmp_path / "old.db")
    engine = engine_of(path)
    with engine.begin() as connection:
        fill(connection)
        assert all(count for count, _hash in fingerprints(connection).values())
    engine.dispose()
    return path


@dataclass
class Kept:
    """What a database held before: each table as far as it has to stay the same."""

    columns: dict[str, list[str]]
    before: Mapping[str, object]
    library: dict[str, set[tuple[str, ...]]]
    jobs: set[tuple[str, ...]]
    job: list[str]


def look_into(path: Path) -> Kept:
    """What is to be kept of a database: of the library, which is loaded anew, only the ids; jobs may join the queue."""
    with engine_of(path).connect() as connection:
        columns = kept_columns(connection)
        library = {name: rows_of(connection, name, ["id"]) for name in LIBRARY_TABLES if name in columns}
        job = columns["outbox"]
        jobs = rows_of(connection, "outbox", job)
        for name in (*library, "outbox", "post_exercise"):
            columns.pop(name, None)
        for name in columns.keys() & MADE_ANEW.keys():
            columns[name] = [column for column in columns[name] if column not in MADE_ANEW[name]]
        return Kept(columns, fingerprints(connection, columns), library, jobs, job)


def differing(kept: Kept, path: Path) -> list[str]:
    """The tables that lost or changed what had to stay."""
    with engine_of(path).connect() as connection:
        after = marks_of(connection, kept.columns)
        found = [name for name, mark in kept.before.items() if after[name] != mark]
        found += [name for name, ids in kept.library.items() if not ids <= rows_of(connection, name, ["id"])]
        return found + ([] if kept.jobs <= rows_of(connection, "outbox", kept.job) else ["outbox"])


@pytest.mark.parametrize("old", KEPT, indirect=True)
def test_an_upgrade_keeps_every_row_of_an_older_release(old: Path, app: Flask, strideshare: Run) -> None:
    here = app.config["HOUSE"].instance / "strideshare.db"
    db.engine.dispose()
    here.unlink()
    old.rename(here)
    kept = look_into(here)
    assert strideshare("upgrade").status == 0
    assert differing(kept, here) == []


@pytest.mark.parametrize("old", KEPT, indirect=True)
def test_a_restore_keeps_every_row_of_an_older_release(old: Path, app: Flask, strideshare: Run) -> None:
    kept = look_into(old)
    said = strideshare("restore", old, "--force")
    assert said.status == 0, said.err
    db.session.remove()
    assert set(differing(kept, app.config["HOUSE"].instance / "strideshare.db")) <= ENDED_BY_A_RESTORE


def test_what_an_earlier_upgrade_lost_is_told(tmp_path: Path, app: Flask, strideshare: Run) -> None:
    old = unpack("0.3.0-prose", tmp_path / "old.db")
    with closing(sqlite3.connect(old)) as file:
        # What the upgrade to 0004 did, when it let SQLite delete what points at posts.
        file.execute("DELETE FROM post_routine")
        file.execute("DELETE FROM revision")
        file.commit()
    assert strideshare("restore", old, "--force").status == 0
    said = strideshare("check", "--repair")
    assert said.status == 1
    assert [line for line in said.out.splitlines() if "drift" in line] == [
        "threads that have the card they speak of: 16 of 28  drift: 12",
        "posts with every text they had before: 181 of 182  drift: 1",
    ]


@pytest.mark.parametrize("release", KEPT)
def test_an_older_release_is_in_order_after_its_upgrade(
    release: str, restore_release: Callable[[str], None], strideshare: Run, work: Callable[[], int]
) -> None:
    restore_release(release)
    work()
    said = strideshare("check", "--repair")
    assert said.status == 0, said.out


@pytest.fixture(params=["sqlite", pytest.param("postgresql", marks=pytest.mark.postgres)])
def empty(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Flask]:
    """A house with an empty database."""
    changes = {} if request.param == "sqlite" else {"database_url": request.getfixturevalue("postgres_url")}
    app = create_app(settings_for(tmp_path, **changes))
    with app.app_context():
        yield app
        db.session.remove()
        db.engine.dispose()


@pytest.mark.usefixtures("empty")
def test_each_step_keeps_every_row_of_every_table() -> None:
    first, *steps = revisions()
    command.upgrade(config(migrations_folder()), first)
    for step in steps:
        # Tables that the step before made have no rows yet.
        with db.engine.begin() as connection:
            fill(connection)
            columns = kept_columns(connection)
            assert all(count for count, _hash in fingerprints(connection).values()), step
            job = columns.pop("outbox")
            before, jobs = fingerprints(connection, columns), rows_of(connection, "outbox", job)
        command.upgrade(config(migrations_folder()), step)
        with db.engine.connect() as connection:
            assert marks_of(connection, columns) == before, step
            assert jobs <= rows_of(connection, "outbox", job), step  # a step may leave work for the worker


HEAD = """
import sqlalchemy as sa
from alembic import op
revision, down_revision, branch_labels, depends_on = "next", "{head}", None, None
{more}
def upgrade():
    {body}
def downgrade():
    pass
"""


@pytest.fixture
def one_more(tmp_path: Path) -> Callable[..., Config]:
    """The migrations of this house with one more at their end."""

    def write(body: str, more: str = "") -> Config:
        folder = tmp_path / "migrations"
        (folder / "versions").mkdir(parents=True)
        for path in [*migrations_folder().glob("*.*"), *migrations_folder().glob("versions/*.py")]:
            (folder / path.relative_to(migrations_folder())).write_bytes(path.read_bytes())
        script = HEAD.format(head=revisions()[-1], body=body, more=more)
        (folder / "versions" / "next.py").write_text(script, encoding="utf-8")
        return config(folder)

    return write


@cache
def filled_file() -> bytes:
    """This version's tables, each with rows, as a SQLite file: made once for all tests."""
    with TemporaryDirectory() as folder, create_app(settings_for(Path(folder))).app_context():
        command.upgrade(config(migrations_folder()), "head")
        with db.engine.begin() as connection:
            fill(connection)
            connection.execute(text("PRAGMA wal_checkpoint(TRUNCATE)"))
        db.engine.dispose()
        return (Path(folder) / "strideshare.db").read_bytes()


def filled() -> tuple[dict[str, list[str]], dict[str, tuple[int, str]]]:
    """This version's tables, each with rows; gives their columns and what is in them."""
    if db.engine.dialect.name == "sqlite":
        db.engine.dispose()
        Path(str(db.engine.url.database)).write_bytes(filled_file())
    else:
        command.upgrade(config(migrations_folder()), "head")
        with db.engine.begin() as connection:
            fill(connection)
    with db.engine.connect() as connection:
        return columns_of(connection), fingerprints(connection)


def now_there(columns: dict[str, list[str]]) -> dict[str, tuple[int, str]]:
    with db.engine.connect() as connection:
        return fingerprints(connection, columns)


@pytest.mark.parametrize("empty", ["sqlite"], indirect=True)
@pytest.mark.usefixtures("empty")
@pytest.mark.parametrize("name", ["member", "post", "routine", "routine_version", "thread", "exercise"])
def test_a_step_that_rebuilds_a_table_keeps_what_points_at_it(name: str, one_more: Callable[..., Config]) -> None:
    columns, before = filled()
    rebuild = f'''with op.batch_alter_table("{name}", recreate="always") as batch:
        batch.add_column(sa.Column("more", sa.Integer(), nullable=False, server_default="7"))'''
    command.upgrade(one_more(rebuild), "head")
    assert now_there(columns) == before


@pytest.mark.usefixtures("empty")
def test_foreign_keys_hold_again_after_an_upgrade(one_more: Callable[..., Config]) -> None:
    filled()
    command.upgrade(one_more('op.execute("UPDATE post SET body = body")'), "head")
    with db.engine.connect() as connection:
        assert are_foreign_keys_on(connection)


def are_foreign_keys_on(connection: Connection) -> bool:
    """PostgreSQL has no way to turn them off."""
    if connection.dialect.name != "sqlite":
        return True
    return bool(connection.scalar(text("PRAGMA foreign_keys")) == 1)


LOSSES = {
    "rows": 'op.execute("DELETE FROM post_routine")',
    "rows that others point at": 'op.execute("DELETE FROM revision WHERE id = 1")',
}


@pytest.mark.usefixtures("empty")
@pytest.mark.parametrize("loss", LOSSES.values(), ids=LOSSES.keys())
def test_a_step_that_would_lose_rows_changes_nothing_and_says_which(loss: str, one_more: Callable[..., Config]) -> None:
    columns, before = filled()
    with pytest.raises(Refused, match=r"Migration next would lose data, so nothing was changed: \w+ had 2 rows"):
        command.upgrade(one_more(loss), "head")
    assert now_there(columns) == before
    with db.engine.connect() as connection:
        assert connection.scalar(text("SELECT version_num FROM alembic_version")) == revisions()[-1]
        assert are_foreign_keys_on(connection)


@pytest.mark.usefixtures("empty")
def test_a_step_may_delete_what_it_says_it_deletes(one_more: Callable[..., Config]) -> None:
    filled()
    command.upgrade(one_more('op.execute("DELETE FROM post_routine")', 'LOSES_ROWS_OF = ("post_routine",)'), "head")
    with db.engine.connect() as connection:
        assert connection.scalar(text("SELECT count(*) FROM post_routine")) == 0


def test_a_step_that_leaves_references_to_nothing_changes_nothing(
    tmp_path: Path, one_more: Callable[..., Config]
) -> None:
    with create_app(settings_for(tmp_path)).app_context():
        columns, before = filled()
        with pytest.raises(Refused, match="rows of revision point at rows of post that are gone"):
            command.upgrade(one_more('op.execute("UPDATE revision SET post_id = 999")'), "head")
        assert now_there(columns) == before


def test_a_database_that_was_damaged_before_can_still_be_upgraded(
    tmp_path: Path, one_more: Callable[..., Config]
) -> None:
    with create_app(settings_for(tmp_path)).app_context():
        columns, _before = filled()
        db.engine.dispose()
        with sqlite3.connect(tmp_path / "strideshare.db") as file:
            file.execute("UPDATE revision SET post_id = 999")
        before = now_there(columns)
        command.upgrade(one_more('op.execute("UPDATE post SET body = body")'), "head")
        assert now_there(columns) == before
