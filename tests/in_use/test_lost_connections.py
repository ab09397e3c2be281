"""A database that goes away and comes back: pages heal by themselves, and `/readyz` asks on the way that pages go."""

import shutil

import pytest
from flask import Flask

from forum.models import db
from forum.web.talk import thread_pages
from tests.fixtures.both import NOW
from tests.fixtures.crowd import find
from tests.fixtures.house import Browser, Maker
from tests.fixtures.postgres import throw_everybody_out

PAGES = ("/", "/exercises", "/routines", "/c/balance", "/resources")


def statuses(client: Browser, *more: str) -> dict[str, int]:
    """What each page answers, and none from a shelf."""
    thread_pages.PAGES.things.clear()
    return {page: client.get(page).status_code for page in (*PAGES, *more)}


@pytest.mark.postgres
@pytest.mark.parametrize("house", ["postgresql"], indirect=True)
def test_no_page_fails_after_postgres_was_restarted(house: Flask) -> None:
    client = Browser(house)
    thread = f"/t/{Maker(NOW).thread(find('ana'))}/standing-on-one-leg"
    pages = statuses(client, thread)
    assert set(pages.values()) == {200}
    assert throw_everybody_out(house.config["HOUSE"].database_url) >= 2
    assert statuses(client, thread) == pages


@pytest.mark.postgres
@pytest.mark.parametrize("house", ["postgresql"], indirect=True)
def test_readiness_heals_together_with_the_pages(house: Flask) -> None:
    client = Browser(house)
    assert client.get("/readyz").get_json()["database"]
    assert throw_everybody_out(house.config["HOUSE"].database_url) >= 2
    assert client.get("/readyz").get_json()["database"]


def test_pages_show_the_database_file_that_is_there_now(client: Browser, ana: Browser, make: Maker) -> None:
    file = client.app.config["HOUSE"].instance / "strideshare.db"
    before = file.with_suffix(".before")
    thread = f"/t/{make.thread(ana.person)}/standing-on-one-leg"
    db.session.execute(db.text("PRAGMA wal_checkpoint(TRUNCATE)"))
    shutil.copy(file, before)
    make.thread(ana.person, "Stairs with a stick")
    assert "Stairs with a stick" in client.get("/c/balance").text
    for left in file.parent.glob("strideshare.db-*"):
        left.unlink()
    before.replace(file)
    assert "Stairs with a stick" not in client.get("/c/balance").text
    assert client.get(thread).status_code == 200
