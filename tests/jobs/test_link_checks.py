"""Following the links of resources, and what the moderators' desk says of it."""

import socket
import ssl
from datetime import datetime, timedelta

import pytest
from sqlalchemy import select

from forum.actions.kit import instance
from forum.actions.library import resources
from forum.jobs import resources as links
from forum.jobs import worker
from forum.models import LinkCheck, db
from forum.queries.kit import outbox
from forum.rules.library.link_checks import PACE
from forum.visits.links import Ways
from tests.fixtures.house import Browser, settings_for


def nobody(_address: str, _port: int, _timeout_s: float) -> socket.socket:
    """No machine answers."""
    raise ConnectionRefusedError


WAYS = Ways(lambda host: ["93.184.216.34"], nobody, ssl.create_default_context())


def add(ben: Browser, now: datetime, url: str) -> int:
    """Ben lists a page."""
    given = resources.facts(
        now, title=f"Page {url[-1]}", url=url, made_by="A charity", kind="article", level="everyone",
        why="It names its sources and sells nothing.", review_on=(now + timedelta(days=200)).date(),
    )  # fmt: skip
    return resources.add(ben.person, given, now)


def fails_of(resource_id: int) -> int | None:
    return db.session.scalar(select(LinkCheck.fails).where(LinkCheck.resource_id == resource_id))


def test_a_link_that_fails_three_times_in_a_row_is_on_the_desk_until_somebody_opened_it(
    ben: Browser, now: datetime
) -> None:
    resource_id = add(ben, now, "https://a.example.org/1")
    for wait_days in (0, 2, 5):
        assert "Links that do not work" not in ben.get("/mod/resources").text
        assert links.follow_next(now + timedelta(days=wait_days), WAYS)
    assert fails_of(resource_id) == 3
    desk = ben.get("/mod/resources").text
    assert "Links that do not work" in desk
    assert "Nothing answers. Tried 3 times in a row." in desk
    assert "Page 1" in ben.get("/mod/resources/dead").text
    assert "Nothing answers." in ben.get(f"/mod/resources/{resource_id}/check").text
    day = (now + timedelta(days=90)).date().isoformat()
    assert ben.post(f"/mod/resources/{resource_id}/check", {"review_on": day, "link_works": "y"}).status_code == 303
    assert "Links that do not work" not in ben.get("/mod/resources").text


def test_each_host_rests_before_it_is_asked_again(ben: Browser, now: datetime) -> None:
    for url in ("https://a.example.org/1", "https://a.example.org/2", "https://b.example.org/3"):
        add(ben, now, url)
    assert [links.follow_next(now, WAYS) for _ in range(3)] == [True, True, False]
    assert {one.host for one in db.session.scalars(select(LinkCheck))} == {"a.example.org", "b.example.org"}
    assert links.follow_next(now + timedelta(minutes=31), WAYS)
    assert not links.follow_next(now + timedelta(minutes=40), WAYS)


def test_a_resource_off_the_list_is_not_followed(ben: Browser, now: datetime) -> None:
    resource_id = add(ben, now, "https://a.example.org/1")
    resources.retire(ben.person, resource_id, "The page is gone.", now)
    assert not links.follow_next(now, WAYS)


def test_another_address_begins_anew(ben: Browser, now: datetime) -> None:
    resource_id = add(ben, now, "https://a.example.org/1")
    links.follow_next(now, WAYS)
    given = resources.facts(
        now, title="Page", url="https://a.example.org/2", made_by="A charity", kind="article", level="everyone",
        why="It names its sources and sells nothing.", review_on=(now + timedelta(days=9)).date(),
    )  # fmt: skip
    resources.edit(ben.person, resource_id, given, now)
    assert fails_of(resource_id) is None


@pytest.mark.parametrize(("is_on", "queue", "asked"), [
    (False, outbox.MAIL, 0), (True, outbox.OTHER, 0), (True, outbox.MAIL, 2),
])  # fmt: skip
def test_links_are_followed_only_where_that_is_switched_on_beside_the_letters_and_one_a_minute(
    ben: Browser, now: datetime, monkeypatch: pytest.MonkeyPatch, is_on: bool, queue: str, asked: int
) -> None:
    followed: list[datetime] = []
    monkeypatch.setattr(links, "follow_next", followed.append)
    usual = ben.app.config["HOUSE"]
    instance.use(settings_for(usual.instance, link_check=is_on))
    try:
        clocks = worker.Clocks()
        for at in (now, now + PACE / 2, now + PACE):
            worker.round_of_work(clocks, [], at, queue)
    finally:
        instance.use(usual)
    assert len(followed) == asked
