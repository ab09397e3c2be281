"""The migrations give exactly the tables of the models, on both databases, and can be undone."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from alembic import command
from alembic.autogenerate import compare_metadata
from alembic.config import Config
from alembic.migration import MigrationContext
from flask import Flask
from sqlalchemy import inspect

from forum.actions.library import library
from forum.actions.upkeep import schema
from forum.app import create_app
from forum.clock import utc_now
from forum.models import Base, db
from forum.paths import migrations_folder, seeds_folder
from tests.fixtures.house import settings_for


@pytest.fixture(params=["sqlite", pytest.param("postgresql", marks=pytest.mark.postgres)])
def empty(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Flask]:
    """A house with an empty database."""
    changes = {} if request.param == "sqlite" else {"database_url": request.getfixturevalue("postgres_url")}
    app = create_app(settings_for(tmp_path, **changes))
    with app.app_context():
        yield app
        db.session.remove()
        db.engine.dispose()


def config() -> Config:
    made = Config(str(migrations_folder() / "alembic.ini"))
    made.set_main_option("script_location", str(migrations_folder()))
    return made


@pytest.mark.usefixtures("empty")
def test_the_migrations_give_exactly_the_tables_of_the_models() -> None:
    schema.migrate()
    with db.engine.connect() as connection:
        context = MigrationContext.configure(connection, opts={"compare_type": True})
        assert compare_metadata(context, Base.metadata) == []


@pytest.mark.usefixtures("empty")
def test_migrating_twice_changes_nothing() -> None:
    schema.migrate()
    library.load_library(seeds_folder(), utc_now())
    schema.migrate()
    assert library.load_library(seeds_folder(), utc_now()) == 0


@pytest.mark.usefixtures("empty")
def test_all_migrations_can_be_undone_and_done_again() -> None:
    schema.migrate()
    db.session.remove()
    command.downgrade(config(), "base")
    assert set(inspect(db.engine).get_table_names()) <= {"alembic_version"}
    schema.migrate()
    assert {"member", "post"} <= set(inspect(db.engine).get_table_names())
