"""An index in PostgreSQL: several machines share it, and whatever happens to one of them it stays whole."""

import random
from collections.abc import Callable, Iterator

import psycopg
import pytest

from forum.search import Document, SearchUnavailable, parse_query
from forum.search.postgres import connections, engine, reading
from forum.search.postgres.engine import PostgresSearch
from tests.fixtures.postgres import PostgresServer, throw_everybody_out
from tests.search.making import document, found, posts
from tests.search.test_reference import queries, scores, some_document

pytestmark = pytest.mark.postgres


def run(url: str, statement: str) -> None:
    """A statement of somebody else."""
    with psycopg.connect(url.replace("+psycopg", ""), autocommit=True) as connection:
        connection.execute(statement)


def tables_in(url: str) -> set[str]:
    """The names of the tables of the index."""
    with psycopg.connect(url.replace("+psycopg", "")) as connection:
        named = "SELECT tablename FROM pg_tables WHERE schemaname = 'strideshare_search'"
        return {name for (name,) in connection.execute(named)}


Machine = Callable[[], PostgresSearch]


@pytest.fixture
def machine(postgres_url: str) -> Iterator[Machine]:
    """Each call is another machine's way to the index."""
    machines: list[PostgresSearch] = []

    def start() -> PostgresSearch:
        machines.append(PostgresSearch(postgres_url, lock_wait_s=0.1))
        return machines[-1]

    yield start
    for one in machines:
        one.close()


@pytest.fixture
def search(machine: Machine) -> PostgresSearch:
    """The index, without documents."""
    search = machine()
    search.rebuild([])
    return search


def test_a_machine_that_watched_all_along_ranks_as_one_that_has_just_begun(
    search: PostgresSearch, monkeypatch: pytest.MonkeyPatch, machine: Machine
) -> None:
    monkeypatch.setattr(reading, "LATEST", 40)
    monkeypatch.setattr(engine, "CLEAR_EVERY", 5)
    monkeypatch.setattr(engine, "CLEAR_FROM", 30)
    chance, watching = random.Random(5), machine()
    for turn in range(25):
        search.put(some_document(chance, "post", chance.randint(1, 60)) for _ in range(12))
        search.drop([f"post:{chance.randint(1, 60)}"])
        asked = list(queries(chance))[turn::25]
        fresh = machine()
        assert [scores(watching, text) for text in asked] == [scores(fresh, text) for text in asked]
        assert watching.count() == fresh.count() == len(set(fresh.keys()))


def test_what_was_replaced_is_cleared_away_in_time(
    search: PostgresSearch, postgres_url: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(engine, "CLEAR_EVERY", 5)
    monkeypatch.setattr(engine, "CLEAR_FROM", 30)
    for _ in range(12):
        search.put(posts(1, 10))
    with psycopg.connect(postgres_url.replace("+psycopg", "")) as connection:
        (rows,) = connection.execute("SELECT count(*) FROM strideshare_search.documents_1").fetchall()[0]
    assert 10 <= rows < 60
    assert found(search, "number7") == {"post:7"}


def test_an_index_that_was_dropped_and_made_anew_is_not_taken_for_the_one_that_was(
    search: PostgresSearch, postgres_url: str, machine: Machine
) -> None:
    reader = machine()
    search.rebuild(posts(1, 5))
    assert len(found(reader, "balance")) == 5
    for body in ("foam", "balance"):
        run(postgres_url, "DROP SCHEMA strideshare_search CASCADE")
        search.rebuild(posts(11, 13, body))
        reader.keys()
        assert len(found(reader, "balance")) == (3 if body == "balance" else 0)


def test_a_second_writer_waits_and_then_says_so(search: PostgresSearch, postgres_url: str) -> None:
    with psycopg.connect(postgres_url.replace("+psycopg", "")) as other:
        other.execute("SELECT pg_advisory_xact_lock(%s)", (connections.WRITER["key"],))
        with pytest.raises(SearchUnavailable, match="another process"):
            search.put(posts(1, 1))
    search.put(posts(1, 1))
    assert search.count() == 1


def test_an_index_that_the_writer_had_to_begin_wants_to_be_made_whole_whoever_asks(machine: Machine) -> None:
    search = machine()
    assert search.needs_rebuild()
    search.put(posts(1, 2))
    assert set(search.keys()) == {"post:1", "post:2"}
    assert machine().needs_rebuild()
    search.rebuild(posts(1, 9))
    assert not machine().needs_rebuild()
    assert search.count() == 9


@pytest.mark.parametrize(
    "damage",
    [
        "UPDATE strideshare_search.state SET form = '0.0'",
        "DELETE FROM strideshare_search.state",
        "DROP TABLE strideshare_search.documents_1",
        "DROP SCHEMA strideshare_search CASCADE",
        "ALTER TABLE strideshare_search.documents_1 DROP COLUMN weights",
    ],
)
def test_an_index_of_another_form_or_without_its_tables_is_told_and_made_anew(
    search: PostgresSearch, postgres_url: str, damage: str, machine: Machine
) -> None:
    search.put(posts(1, 3))
    run(postgres_url, damage)
    fresh = machine()
    with pytest.raises(SearchUnavailable, match="reindex"):
        fresh.find(parse_query("balance"))
    fresh.rebuild(posts(1, 4))
    assert len(found(fresh, "balance")) == 4
    assert not fresh.needs_rebuild()


def test_a_database_that_was_restarted_or_is_away_costs_nothing(
    search: PostgresSearch, postgres_url: str, postgres_server: PostgresServer
) -> None:
    search.put(posts(1, 3))
    throw_everybody_out(postgres_url)
    assert len(found(search, "balance")) == 3
    throw_everybody_out(postgres_url)
    search.put(posts(4, 4))
    away = PostgresSearch(postgres_url.replace("/test_", "/gone_"))
    assert not away.is_ready()
    assert not away.needs_rebuild()
    with pytest.raises(SearchUnavailable, match="reached"):
        away.put(posts(1, 1))


def test_an_account_that_may_make_no_schema_is_told_so(postgres_url: str) -> None:
    run(postgres_url, "DROP ROLE IF EXISTS guest")
    run(postgres_url, "CREATE ROLE guest LOGIN")
    guest = PostgresSearch(postgres_url.replace("//strideshare@", "//guest@"))
    with pytest.raises(SearchUnavailable, match="may not make a schema"):
        guest.rebuild(posts(1, 1))
    guest.close()


def test_a_rebuild_meanwhile_disturbs_nobody_who_reads(search: PostgresSearch, machine: Machine) -> None:
    search.put(posts(1, 3))
    reader = machine()
    assert len(found(reader, "balance")) == 3
    search.rebuild(posts(1, 5))
    # It still has the table in mind that is gone now.
    assert len(found(reader, "number2")) == 1
    assert reader.count() == 5


def test_a_rebuild_does_not_wait_for_a_backup_that_holds_the_table(search: PostgresSearch, postgres_url: str) -> None:
    with psycopg.connect(postgres_url.replace("+psycopg", "")) as backup:
        backup.execute("LOCK TABLE strideshare_search.documents_1 IN ACCESS SHARE MODE")
        search.rebuild(posts(1, 5))
        assert len(found(search, "balance")) == 5
        assert tables_in(postgres_url) == {"state", "documents_1", "documents_2"}
    search.rebuild(posts(1, 6))
    assert len(found(search, "balance")) == 6
    assert tables_in(postgres_url) == {"state", "documents_3"}


def test_while_an_index_of_another_form_is_made_anew_who_searches_is_told_at_once(
    search: PostgresSearch, postgres_url: str, machine: Machine
) -> None:
    run(postgres_url, "UPDATE strideshare_search.state SET form = '0.0'")
    told = []

    def slowly() -> Iterator[Document]:
        for post in posts(1, 3):
            with pytest.raises(SearchUnavailable) as unavailable:
                machine().find(parse_query("balance"))
            told.append(str(unavailable.value))
            yield post

    search.rebuild(slowly())
    assert len(told) == 3
    assert all("reindex" in words for words in told)
    assert len(found(search, "balance")) == 3


def test_a_word_or_a_name_of_any_length_is_a_question(search: PostgresSearch) -> None:
    long = "x'\\\"&|!:* " * 200
    search.put([document("post", 1, body="foam", tags=(long,), author='O\'Brien\\ "B"')])
    assert found(search, f'tag:"{long[:900]}"') == set()
    assert found(search, "author:O'Brien\\") == set()
    assert found(search, "tag:a\0b") == set()
    assert found(search, "foam") == {"post:1"}
