"""A filled database of each kind for the tests of the tables: made once a run, and each test's changes are undone."""

from collections.abc import Iterator

import pytest
from sqlalchemy import Connection, Engine, create_engine

from forum.actions.upkeep import schema
from forum.app import create_app
from forum.models import db
from forum.models.kit.base import prepare_sqlite
from tests.fixtures.house import settings_for
from tests.fixtures.rows import fill


@pytest.fixture(scope="session", params=["sqlite", pytest.param("postgresql", marks=pytest.mark.postgres)])
def engine(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Engine]:
    """All tables as the migrations make them, with two rows in each."""
    url = None if request.param == "sqlite" else request.getfixturevalue("postgres_server").create()
    app = create_app(settings_for(tmp_path_factory.mktemp("models"), **({"database_url": url} if url else {})))
    with app.app_context():
        schema.migrate()
        address = db.engine.url
        db.session.remove()
        db.engine.dispose()
    engine = create_engine(address)
    if request.param == "sqlite":
        prepare_sqlite(engine)
    with engine.execution_options(is_write=True).begin() as connection:
        fill(connection)
    yield engine
    engine.dispose()


@pytest.fixture
def filled(engine: Engine) -> Iterator[Connection]:
    """A connection to it; nothing of what the test does stays."""
    with engine.connect().execution_options(is_write=True) as connection:
        connection.begin()
        yield connection
        connection.rollback()
