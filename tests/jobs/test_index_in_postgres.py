"""A house that keeps its index in PostgreSQL: the worker writes it, everybody else finds in it."""

from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path

import pytest
from flask import Flask

from forum.actions.talk import posts, threads
from forum.app import create_app
from forum.clock import utc_now
from forum.jobs import indexing, rebuilding, worker
from forum.models import db
from forum.queries.members.people import find_person_by_name
from forum.rules.kit.people import VISITOR, Person
from forum.search import comparing, service
from forum.search.engine import current
from forum.search.postgres.engine import PostgresSearch
from tests.fixtures.house import settings_for

pytestmark = pytest.mark.postgres


@pytest.fixture
def shared(small_copy: str, tmp_path: Path) -> Iterator[Flask]:
    """The small house, with database and index in PostgreSQL."""
    app = create_app(settings_for(tmp_path, database_url=small_copy, search="postgres"))
    with app.app_context():
        rebuilding.ensure_index()
        yield app
        used = current()
        assert isinstance(used, PostgresSearch)
        used.close()
        db.session.remove()
        db.engine.dispose()


def do_jobs() -> None:
    """What the worker does."""
    while worker.work_once(utc_now() + timedelta(seconds=1)):
        continue


def ana() -> Person:
    person = find_person_by_name("ana")
    assert person is not None
    return person


def keys(text: str) -> list[str]:
    return [f"{hit.kind}:{hit.id}" for hit in service.search(text, VISITOR).hits]


def test_what_ana_writes_is_found_once_the_worker_was_there(shared: Flask) -> None:
    opened = threads.start(ana(), threads.NewThread("balance", "A zigzagging cushion", "Too soft?"), utc_now())
    assert keys("zigzagging kind:thread") == []
    do_jobs()
    assert len(keys("zigzagging kind:thread")) == 1
    posts.edit(ana(), opened.post_id, "Flumpish?", utc_now())
    do_jobs()
    assert keys("flumpish kind:thread") == keys("zigzagging kind:thread") != []
    found = comparing.compare()
    assert found.missing == found.surplus == frozenset()


def test_cleo_finds_seated_balance_with_its_safety(shared: Flask) -> None:
    answer = service.search("balance exercises sitting down", VISITOR)
    assert answer.verdict == "fits"
    assert answer.hits[0].kind == "exercise"
    assert answer.hits[0].safety


def test_a_rebuild_holds_everything_and_the_health_page_says_so(shared: Flask) -> None:
    count = indexing.rebuild()
    assert count == len(set(current().keys())) == comparing.compare().total
    parts = shared.test_client().get("/readyz", base_url="http://127.0.0.1").get_json()
    assert parts["index"] is True
    assert not (shared.config["HOUSE"].instance / "index").exists()
