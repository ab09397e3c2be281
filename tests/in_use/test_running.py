"""What operators ran into: old tables, two of a kind, a busy or damaged database."""

import lzma
import os
import shutil
import sqlite3
import subprocess
import threading
from collections.abc import Callable, Iterator
from contextlib import closing
from datetime import datetime
from pathlib import Path
from typing import Any

import pytest
from flask import Flask
from sqlalchemy import event, select

from forum.actions.kit import throttles
from forum.actions.kit.base import enqueue, transaction
from forum.actions.upkeep.database_lock import EVERY_LOCK, DatabaseLock
from forum.clock import utc_now
from forum.jobs import worker
from forum.jobs.registry import HANDLERS
from forum.models import Heartbeat, OutboxRow, db
from forum.queries.kit.outbox import OTHER
from forum.queries.upkeep import health
from forum.rules.kit.throttles import LIMITS
from forum.search.engine import current
from tests.fixtures.house import Browser, Maker
from tests.fixtures.postgres import throw_everybody_out
from tests.fixtures.served import ServedHouse, command, wait_until

OLD = Path(__file__).parents[1] / "samples" / "releases" / "0.1.0-first.db.xz"
Run = Callable[..., Any]


@pytest.fixture
def old_tables(app: Flask) -> None:
    """The database as an earlier release left it."""
    file = app.config["HOUSE"].instance / "strideshare.db"
    db.session.remove()
    db.engine.dispose()
    for part in file.parent.glob("strideshare.db*"):
        part.unlink()
    file.write_bytes(lzma.decompress(OLD.read_bytes()))


@pytest.mark.parametrize("command", ["serve", "worker", "check"])
@pytest.mark.usefixtures("old_tables")
def test_old_tables_are_refused_with_the_command_to_run(strideshare: Run, command: str) -> None:
    said = strideshare(command)
    assert said.status == 1
    assert "strideshare upgrade" in said.err
    assert said.err.count("\n") == 1


@pytest.mark.usefixtures("old_tables")
def test_a_backup_before_the_upgrade_is_always_possible(strideshare: Run, tmp_path: Path) -> None:
    assert strideshare("backup", tmp_path / "before.db").status == 0
    assert strideshare("upgrade").status == 0
    # The jobs are as old as the sample, and the worker that builds the index has not run yet.
    drifting = [line for line in strideshare("check").out.splitlines() if "drift" in line]
    assert [line for line in drifting if not line.startswith(("jobs that wait", "documents in the search index"))] == []


def test_tables_of_a_newer_version_are_not_touched(app: Flask, strideshare: Run) -> None:
    db.session.execute(db.text("UPDATE alembic_version SET version_num = '9999'"))
    db.session.commit()
    said = strideshare("worker")
    assert (said.status, "newer version" in said.err) == (1, True)


@pytest.mark.parametrize("house", ["sqlite", pytest.param("postgresql", marks=pytest.mark.postgres)], indirect=True)
def test_one_process_at_a_time_has_a_lock_of_the_database(house: Flask) -> None:
    with closing(DatabaseLock("serve")) as first, closing(DatabaseLock("serve")) as second:
        assert first.take()
        assert first.take()
        assert not second.take()
        with closing(DatabaseLock("worker")) as other:
            assert other.take()
        first.close()
        assert second.take()


@pytest.mark.postgres
@pytest.mark.parametrize("house", ["postgresql"], indirect=True)
def test_a_lock_that_a_restarted_server_forgot_is_taken_again_or_given_up(house: Flask) -> None:
    url = house.config["HOUSE"].database_url
    with closing(DatabaseLock("serve")) as first, closing(DatabaseLock("serve")) as second:
        assert first.take()
        throw_everybody_out(url)
        assert first.hold()
        assert not second.take()
        throw_everybody_out(url)
        assert second.take()
        assert not first.hold()


def test_a_worker_that_lost_its_place_ends(app: Flask) -> None:
    worker.run(threading.Event(), holds=lambda: False)
    assert db.session.scalars(select(Heartbeat)).all() == []


def test_a_second_serve_says_that_there_is_one(app: Flask, strideshare: Run) -> None:
    with closing(DatabaseLock("serve")) as first:
        assert first.take()
        said = strideshare("serve", "--port", 65001)
    assert (said.status, said.err.count("\n")) == (1, 1)
    assert "Another `strideshare serve` runs" in said.err


@pytest.mark.parametrize("who", EVERY_LOCK)
def test_nothing_is_restored_under_a_running_site(app: Flask, strideshare: Run, tmp_path: Path, who: str) -> None:
    assert strideshare("backup", tmp_path / "copy.db").status == 0
    with closing(DatabaseLock(who)) as running:
        assert running.take()
        said = strideshare("restore", tmp_path / "copy.db", "--force")
    assert (said.status, "Stop `strideshare serve`" in said.err) == (1, True)


def test_the_worker_outlives_a_busy_database_and_does_nothing_twice(
    app: Flask, now: datetime, monkeypatch: pytest.MonkeyPatch
) -> None:
    with transaction() as session:
        enqueue(session, "test.count", now)
    stop, done = threading.Event(), []

    def count(_payload: dict[str, Any], _now: datetime) -> None:
        done.append(1)
        if len(done) == 1:
            other = sqlite3.connect(app.config["HOUSE"].instance / "strideshare.db", check_same_thread=False)
            other.isolation_level = None
            other.execute("BEGIN IMMEDIATE")
            threading.Timer(7, other.close).start()

    monkeypatch.setitem(HANDLERS, "test.count", count)

    def watch() -> None:
        with app.app_context():
            while db.session.scalar(select(OutboxRow.id)):
                db.session.rollback()
                stop.wait(0.1)
        stop.set()

    watcher = threading.Thread(target=watch)
    watcher.start()
    worker.run(stop)
    watcher.join()
    assert done == [1]


@pytest.mark.parametrize("house", ["sqlite", pytest.param("postgresql", marks=pytest.mark.postgres)], indirect=True)
def test_of_many_at_once_only_as_many_are_let_through_as_the_limit_says(house: Flask, now: datetime) -> None:
    outcomes: list[str] = []
    together = threading.Barrier(24)

    def knock() -> None:
        with house.app_context():
            together.wait()
            try:
                throttles.take("login", now, account="ana", address="127.0.0.1")
                outcomes.append("let through")
            except throttles.TooMany:
                outcomes.append("told to wait")
            db.session.remove()

    threads = [threading.Thread(target=knock) for _ in range(24)]
    for each in threads:
        each.start()
    for each in threads:
        each.join()
    assert sorted(outcomes).count("let through") == LIMITS["login"]["p"].burst
    assert len(outcomes) == 24


@pytest.fixture
def damaged(app: Flask, ana: Browser, make: Maker) -> Path:
    """A database with one page that the disk spoiled."""
    for _ in range(40):
        make.thread(ana.person, body="A long word about balance. " * 100)
    file = Path(app.config["HOUSE"].instance / "strideshare.db")
    db.session.execute(db.text("PRAGMA wal_checkpoint(TRUNCATE)"))
    db.session.remove()
    db.engine.dispose()
    with file.open("r+b") as spoiled:
        spoiled.seek(-4096 * 20, 2)
        spoiled.write(b"\xff" * 4096)
    return file


def test_a_damaged_database_makes_no_backup_and_says_so(damaged: Path, strideshare: Run, tmp_path: Path) -> None:
    said = strideshare("backup", tmp_path / "copy.db")
    assert (said.status, said.err.count("\n")) == (1, 1)
    assert "damaged" in said.err
    assert list(tmp_path.glob("copy.db*")) == []


@pytest.mark.usefixtures("damaged")
def test_check_says_in_one_line_that_the_file_is_damaged(strideshare: Run) -> None:
    said = strideshare("check")
    assert (said.status, said.err.count("\n")) == (1, 1)
    assert "damaged" in said.err


@pytest.mark.parametrize("command", ["backup", "export"])
def test_a_folder_that_is_not_there_is_named_in_one_line(strideshare: Run, tmp_path: Path, command: str) -> None:
    said = strideshare(command, tmp_path / "nowhere" / "x")
    assert (said.status, said.err.count("\n")) == (1, 1)
    assert "nowhere" in said.err


def test_the_database_is_for_its_own_account_only(strideshare: Run, app: Flask) -> None:
    file = app.config["HOUSE"].instance / "strideshare.db"
    for part in file.parent.glob("strideshare.db*"):
        part.unlink()
    db.engine.dispose()
    assert strideshare("init").status == 0
    assert {oct(part.stat().st_mode & 0o777) for part in file.parent.glob("strideshare.db*")} == {"0o600"}


def test_an_index_that_is_deleted_under_the_worker_is_built_again(app: Flask, ana: Browser, make: Maker) -> None:
    thread_id = make.thread(ana.person)
    clocks = worker.Clocks()
    worker.round_of_work(clocks, [], utc_now(), OTHER)
    assert f"thread:{thread_id}" in set(current().keys())
    shutil.rmtree(app.config["HOUSE"].instance / "index")
    assert not ana.get("/readyz").get_json()["index"]
    worker.round_of_work(clocks, [], utc_now(), OTHER)
    assert f"thread:{thread_id}" in set(current().keys())


def test_an_index_that_is_deleted_in_the_middle_of_a_batch_loses_nothing(app: Flask, ana: Browser, make: Maker) -> None:
    first = make.thread(ana.person)
    clocks = worker.Clocks()
    worker.round_of_work(clocks, [], utc_now(), OTHER)
    shutil.rmtree(app.config["HOUSE"].instance / "index")
    second = make.thread(ana.person)
    worker.work_once(utc_now())
    worker.round_of_work(clocks, [], utc_now(), OTHER)
    assert {f"thread:{first}", f"thread:{second}"} <= set(current().keys())


@pytest.fixture
def full_disk(app: Flask) -> Iterator[None]:
    """A database that can't grow by a single page."""

    def bound(connection: Any, _record: Any) -> None:
        pages = connection.execute("PRAGMA page_count").fetchone()[0]
        connection.execute(f"PRAGMA max_page_count = {pages}")

    db.session.remove()
    db.engine.dispose()
    event.listen(db.engine, "connect", bound)
    yield
    event.remove(db.engine, "connect", bound)
    db.session.remove()
    db.engine.dispose()


@pytest.mark.mistake
def test_on_a_full_disk_the_text_is_kept_on_the_page(
    app: Flask, ana: Browser, make: Maker, request: pytest.FixtureRequest
) -> None:
    thread = make.thread(ana.person)
    request.getfixturevalue("full_disk")
    body = "Many long words about balance. " * 600
    answer = ana.post(f"/t/{thread}/reply", {"body": body})
    assert answer.status_code == 507
    assert "The disk of this site is full" in answer.text
    assert body.strip() in answer.text
    assert ana.get(f"/t/{thread}/standing-on-one-leg").status_code == 200


def test_the_site_is_not_ready_without_room_on_its_disk(client: Browser, monkeypatch: pytest.MonkeyPatch) -> None:
    assert client.get("/readyz").get_json()["disk"]
    monkeypatch.setattr(health, "LEAST_FREE_BYTES", 10**18)
    answer = client.get("/readyz")
    assert (answer.status_code, answer.get_json()["disk"]) == (503, False)


@pytest.mark.slow
def test_a_demo_that_was_killed_half_way_says_how_to_start_over(tmp_path: Path) -> None:
    house = ServedHouse(tmp_path / "instance")
    begun = subprocess.Popen(command("init", "--demo"), env=house.environment, stdout=subprocess.DEVNULL)
    wait_until((house.instance / "demo.unfinished").exists, "the demo is begun")
    wait_until(lambda: count_members(house) > 2, "some members are made")
    begun.kill()
    begun.wait()
    said = house.run("init", "--demo")
    assert (said.returncode, f"delete {house.instance}" in said.stderr) == (1, True)
    shutil.rmtree(house.instance)
    assert house.run("init", "--demo").returncode == 0
    assert "no demo was made" in house.run("init", "--demo").stdout


def count_members(house: ServedHouse) -> int:
    with closing(sqlite3.connect(house.instance / "strideshare.db", timeout=20)) as database:
        return int(database.execute("SELECT count(*) FROM member").fetchone()[0])


@pytest.mark.parametrize("words", [("init",), ("serve", "--port", "65002"), ("check",)])
def test_a_folder_that_may_not_be_written_is_said_in_one_line(tmp_path: Path, words: tuple[str, ...]) -> None:
    house = ServedHouse(tmp_path)
    tmp_path.chmod(0o555)
    # Root may write everywhere, unless it gives that power up.
    as_others = ["setpriv", "--bounding-set=-all", "--inh-caps=-all"] if os.getuid() == 0 else []
    begin = [*as_others, *command(*words)]
    said = subprocess.run(begin, env=house.environment, capture_output=True, text=True, check=False, timeout=60)
    assert said.returncode == 1
    assert said.stderr.count("\n") == 1, said.stderr
