"""The first week of a new house: its first admin, and what an empty forum says."""

import json
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
from flask import Flask
from sqlalchemy import select, update

from forum.actions.library import starters
from forum.actions.members import first_admin
from forum.models import Category, Member, Resource, Routine, SetupKey, db
from forum.paths import seeds_folder
from forum.queries.library.exercises import get_library
from forum.rules.routines.checks import check_card
from tests.fixtures.house import Browser

WANTED = {"username": "robin", "email": "robin@example.com", "password": "kettle garden stick"}


@pytest.fixture
def empty(app: Flask) -> None:
    """A house without an admin, a category or a thread."""
    db.session.execute(update(Member).where(Member.role == "admin").values(role="member"))
    db.session.query(Category).delete()
    db.session.commit()


@pytest.fixture
def key(empty: None, now: datetime) -> str:
    """What `strideshare init` prints there."""
    given = first_admin.issue_key(now)
    assert given is not None
    return given


def test_whoever_has_the_key_becomes_admin_once(client: Browser, key: str, app: Flask) -> None:
    assert "Set up this site" in client.get("/first-run").text
    made = client.post("/first-run", WANTED | {"setup_key": f" {key}\n"})
    assert (made.status_code, made.location) == (303, "/admin/starters")
    assert "You run this site now." in client.get("/admin/starters").text
    robin = db.session.scalars(select(Member).where(Member.name == "robin")).one()
    assert robin.role == "admin"
    assert robin.confirmed_at is not None
    other = Browser(app)
    assert other.get("/first-run").status_code == 404
    assert other.post("/first-run", WANTED | {"username": "eve", "setup_key": key}).status_code == 404


def test_another_key_makes_nobody_admin_and_is_not_shown_again(client: Browser, key: str) -> None:
    wrong = client.post("/first-run", WANTED | {"setup_key": "not the key at all"})
    assert wrong.status_code == 422
    assert "This key does not fit, or its time is over." in wrong.text
    assert "not the key at all" not in wrong.text
    assert not db.session.scalars(select(Member).where(Member.role == "admin")).all()


def test_a_key_is_over_after_a_week_and_when_a_newer_one_is_given(client: Browser, key: str, now: datetime) -> None:
    newer = first_admin.issue_key(now - timedelta(days=8))
    for old in (key, newer):
        assert client.post("/first-run", WANTED | {"setup_key": old or ""}).status_code == 422


def test_only_the_hash_of_a_key_is_kept(key: str) -> None:
    row = db.session.scalars(select(SetupKey)).one()
    assert key not in row.key_hash
    assert len(row.key_hash) == 64


def test_no_key_is_given_where_there_is_an_admin(app: Flask, client: Browser, now: datetime) -> None:
    assert first_admin.issue_key(now) is None
    assert client.get("/first-run").status_code == 404


def test_an_empty_forum_looks_alive_and_says_what_to_do(client: Browser, ana: Browser, key: str) -> None:
    page = client.get("/").text
    assert "This place is new" in page
    assert 'href="/exercises"' in page
    assert "You can be the first" in ana.get("/").text
    client.post("/first-run", WANTED | {"setup_key": key})
    assert 'href="/admin/starters"' in client.get("/").text
    assert client.get("/help/rules").status_code == 200


def test_an_admin_takes_over_first_things_one_by_one(client: Browser, key: str) -> None:
    client.post("/first-run", WANTED | {"setup_key": key})
    client.post("/admin/starters/categories", {"starter": ["hello", "share-a-routine"]})
    assert db.session.scalars(select(Category.slug).order_by(Category.position)).all() == ["hello", "share-a-routine"]
    assert "What helped:" in client.get("/c/share-a-routine/new").text
    taken = client.post("/admin/starters/cards/five-minutes-in-a-chair")
    routine = db.session.scalars(select(Routine)).one()
    assert taken.location == f"/routines/{routine.id}/check"
    assert routine.state == "draft"
    assert client.get(taken.location or "").status_code == 200
    assert client.post(f"/routines/{routine.id}/publish", {"state": "public"}).status_code == 303
    assert client.post("/admin/starters/resources", {"starter": "https://mstrust.org.uk"}).status_code == 303
    assert db.session.scalars(select(Resource.title)).all() == ["MS Trust"]
    page = client.get("/admin/starters").text
    for title in ("Five minutes in a chair", "MS Trust", "Say hello"):
        assert title not in page
    assert client.post("/admin/starters/cards/nothing").status_code == 404
    assert client.post("/admin/starters/resources", {"starter": "https://else.example.org"}).status_code == 404


def test_every_first_card_is_whole_and_has_only_what_is_offered(app: Flask, dee: Browser) -> None:
    for key, card in starters.read_starters().cards.items():
        assert check_card(card, get_library().exercises) == [], key
        assert dee.post(f"/admin/starters/cards/{key}").status_code == 303


def test_every_first_category_can_be_opened_as_it_is(app: Flask, dee: Browser) -> None:
    shipped: Any = json.loads(Path(seeds_folder() / "starters.json").read_text(encoding="utf-8"))
    slugs = [one["slug"] for one in shipped["categories"]]
    dee.post("/admin/starters/categories", {"starter": slugs})
    assert set(slugs) <= set(db.session.scalars(select(Category.slug)))
