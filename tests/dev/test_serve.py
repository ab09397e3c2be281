"""`make dev`, really started on a copy of the checkout: changes are seen without a restart by hand."""

import os
import re
import shutil
import signal
import sqlite3
import subprocess
import sys
import urllib.error
import urllib.request
from collections.abc import Iterator
from contextlib import closing, contextmanager
from http.client import HTTPException
from pathlib import Path

import pytest

from tests.fixtures.served import find_free_port, wait_until
from tests.fixtures.tools import ROOT

pytestmark = pytest.mark.slow
PARTS = ("forum", "templates", "static", "migrations", "dev")
STYLE = re.compile(r"/static/app-[0-9a-f]+\.css")


class DevHouse:
    """A checkout under work, and the server that shows it."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.port = find_free_port()
        self.log_file = folder / "dev.log"

    def get(self, path: str) -> tuple[int, str]:
        """Status and text of a page; status 0 while the server starts again."""
        try:
            try:
                answer = urllib.request.urlopen(f"http://127.0.0.1:{self.port}{path}", timeout=60)
            except urllib.error.HTTPError as error:
                answer = error
            with answer:
                return answer.status, answer.read().decode()
        except (OSError, HTTPException):
            return 0, ""

    def log(self) -> str:
        """Everything it said so far."""
        return self.log_file.read_text(encoding="utf-8")

    @contextmanager
    def changed(self, name: str, old: str, new: str) -> Iterator[None]:
        """A file of the checkout with other words in it, for a while."""
        file = self.folder / name
        before = file.read_text(encoding="utf-8")
        assert old in before
        file.write_text(before.replace(old, new, 1), encoding="utf-8")
        try:
            yield
        finally:
            file.write_text(before, encoding="utf-8")


@pytest.fixture(scope="module")
def house(demo_instance: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[DevHouse]:
    """The demo community in a copied checkout."""
    folder = tmp_path_factory.mktemp("checkout")
    for part in PARTS:
        shutil.copytree(ROOT / part, folder / part, ignore=shutil.ignore_patterns("__pycache__"))
    shutil.copytree(demo_instance, folder / "instance-dev")
    house = DevHouse(folder)
    plain = {name: value for name, value in os.environ.items() if not name.startswith("STRIDESHARE_")}
    with house.log_file.open("w") as log:
        server = subprocess.Popen(
            [sys.executable, "-m", "dev.serve", "--port", str(house.port)],
            cwd=folder,
            env=plain | {"PYTHONPATH": str(folder)},
            stdout=log,
            stderr=log,
        )
    try:
        wait_until(lambda: house.get("/readyz")[0] == 200, f"ready. It said:\n{house.log_file}")
        yield house
        server.send_signal(signal.SIGTERM)
        assert server.wait(timeout=30) == 0, house.log()
    finally:
        server.kill()
        server.wait()


def test_each_request_is_told_without_its_query_and_with_its_statements(house: DevHouse) -> None:
    assert house.get("/search?q=my-own-secret")[0] == 200
    assert re.search(r"^GET /search 200 sql=[1-9]\d* ms=\d+$", house.log(), re.MULTILINE)
    assert "secret" not in house.log()


def test_a_changed_template_is_in_the_next_answer_even_of_a_ready_page(house: DevHouse) -> None:
    found = re.search(r"/t/\d+/[a-z0-9-]+", house.get("/")[1])
    assert found is not None
    before = house.get(found[0])[1]
    with house.changed("templates/talk/threads/show.html", "<h1", '<h1 data-try="on"'):
        assert 'data-try="on"' in house.get(found[0])[1]
    assert house.get(found[0])[1] == before


def test_a_changed_style_has_a_new_address_in_the_next_answer(house: DevHouse) -> None:
    before = STYLE.search(house.get("/")[1])
    with house.changed("static/css/tokens.css", ":root", ".try-me { margin: 0 }\n:root"):
        after = STYLE.search(house.get("/")[1])
        assert before is not None
        assert after is not None
        assert after[0] != before[0]
        assert ".try-me{margin: 0}" in house.get(after[0])[1]


def test_a_changed_rule_is_in_force_after_a_moment(house: DevHouse) -> None:
    with house.changed("forum/web/kit/health.py", '"/healthz"', '"/healthy"'):
        wait_until(lambda: house.get("/healthy")[0] == 200, "the new address")
    wait_until(lambda: house.get("/healthz")[0] == 200, "the old address")


def test_an_error_shows_its_traceback_and_no_console(house: DevHouse) -> None:
    with house.changed("forum/web/kit/health.py", '"/healthz"', '"/healthz/<int:number>"'):
        wait_until(lambda: house.get("/healthz/1")[0] == 500, "the error")
        page = house.get("/healthz/1")[1]
    assert "TypeError" in page
    assert "number" in page
    assert "EVALEX = false" in page
    wait_until(lambda: house.get("/healthz")[0] == 200, "the page again")


def test_code_that_can_not_be_read_is_told_and_forgiven(house: DevHouse) -> None:
    with house.changed("forum/clock.py", "def utc_now", "def (utc_now"):
        wait_until(lambda: "SyntaxError" in house.get("/")[1], "the error")
    wait_until(lambda: house.get("/")[0] == 200, "the page again")


def test_a_model_without_its_migration_is_told_in_the_terminal(house: DevHouse) -> None:
    column = "    heard_at: Mapped[datetime | None]\n"
    with house.changed("forum/models/talk/notices.py", "    read_at:", f"{column}    read_at:"):
        wait_until(lambda: "The models have other tables than" in house.log(), "the hint")
    assert "make migration NAME=..." in house.log()
    wait_until(lambda: house.get("/healthz")[0] == 200, "the page again")


def test_tables_of_another_branch_are_told_with_what_to_do(house: DevHouse) -> None:
    def stand_at(number: str) -> str:
        with closing(sqlite3.connect(house.folder / "instance-dev" / "strideshare.db")) as file:
            before = file.execute("SELECT version_num FROM alembic_version").fetchone()[0]
            file.execute("UPDATE alembic_version SET version_num = ?", (number,))
            file.commit()
        return str(before)

    before = stand_at("9999")
    try:
        with house.changed("forum/clock.py", '"""', '"""Anew. '):
            wait_until(lambda: "has the tables of a newer version" in house.get("/")[1], "the error")
            assert "holds only the demo: stop the server, remove the folder" in house.get("/")[1]
    finally:
        stand_at(before)
    with house.changed("forum/clock.py", '"""', '"""Anew. '):
        wait_until(lambda: house.get("/")[0] == 200, "the page")
    wait_until(lambda: house.get("/")[0] == 200, "the page again")


def test_the_worker_works_beside_it(house: DevHouse) -> None:
    wait_until(lambda: house.get("/readyz")[0] == 200, "database, index and worker are there")
