"""The PostgreSQL that other tests run on."""

import psycopg
import pytest

from tests.fixtures.postgres import PostgresServer, database_name

pytestmark = pytest.mark.postgres


def test_a_test_gets_an_empty_database_of_its_own(postgres_url: str, postgres_server: PostgresServer) -> None:
    filled = postgres_server.create()
    with psycopg.connect(filled.replace("+psycopg", "")) as connection:
        connection.execute("CREATE TABLE thread (title text)")
    with psycopg.connect(postgres_url.replace("+psycopg", "")) as connection:
        assert connection.execute("SELECT to_regclass('thread')").fetchone() == (None,)


def test_a_test_gets_a_copy_of_a_template(postgres_server: PostgresServer) -> None:
    template = postgres_server.create()
    with psycopg.connect(template.replace("+psycopg", "")) as connection:
        connection.execute("CREATE TABLE thread AS SELECT 'Cool-down tips' AS title")
    copy = postgres_server.create(template=database_name(template))
    with psycopg.connect(copy.replace("+psycopg", "")) as connection:
        assert connection.execute("SELECT title FROM thread").fetchone() == ("Cool-down tips",)
