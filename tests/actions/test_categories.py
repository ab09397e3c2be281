"""Setting up the categories."""

from datetime import datetime

import pytest
from flask import Flask
from sqlalchemy import select

from forum.actions.moderation import categories
from forum.errors import Refused
from forum.models import Category, ModlogEntry, Thread, db
from forum.queries.members.people import find_person_by_name
from forum.queries.talk.categories import find_category, list_categories
from forum.rules.kit.people import Person
from tests.fixtures.house import Maker


@pytest.fixture(autouse=True)
def house(app: Flask) -> None:
    """Every test here needs a house."""


def known(name: str) -> Person:
    person = find_person_by_name(name)
    assert person is not None
    return person


def category() -> Category:
    found = find_category("balance")
    assert found is not None
    return found


def test_a_new_category_stands_last_and_is_written_down(now: datetime) -> None:
    categories.add(known("dee"), title="Daily life", purpose="Home, work and rest.", now=now)
    assert [one.slug for one in list_categories()] == ["balance", "strength", "daily-life"]
    assert db.session.scalars(select(ModlogEntry.title).order_by(ModlogEntry.id.desc())).first() == "Daily life"


def test_two_categories_never_share_an_address(now: datetime) -> None:
    with pytest.raises(Refused) as refusal:
        categories.add(known("dee"), title="Balance", purpose="Once more.", now=now)
    assert refusal.value.field == "slug"


def test_only_admins_set_up_categories(now: datetime) -> None:
    with pytest.raises(Refused):
        categories.add(known("ben"), title="Mine", purpose="Mine alone.", now=now)


def test_a_new_title_makes_the_pages_of_its_threads_stale(make: Maker, now: datetime) -> None:
    thread_id = make.thread(known("ana"))
    version = db.session.get_one(Thread, thread_id).version
    categories.edit(known("dee"), category().id, title="Standing steady", purpose="All about balance.", now=now)
    db.session.expire_all()
    assert db.session.get_one(Thread, thread_id).version == version + 1
    assert category().title == "Standing steady"


@pytest.mark.parametrize(("by", "order"), [(1, ["strength", "balance"]), (-1, ["balance", "strength"])])
def test_a_category_moves_one_place_and_stops_at_the_end(by: int, order: list[str], now: datetime) -> None:
    categories.shift(known("dee"), category().id, by, now)
    assert [one.slug for one in list_categories()] == order
