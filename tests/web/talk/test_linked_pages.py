"""The badge on a post that links to a trusted resource."""

from collections.abc import Callable
from datetime import datetime, timedelta
from typing import Any

import pytest

from forum.actions.library import resources
from forum.actions.talk import post_links
from forum.models import PostLink, db
from forum.queries.talk import posts
from forum.rules.kit.people import VISITOR
from tests.fixtures.house import Browser, Maker

BADGE = "Links to a trusted resource:"


def trust(ben: Browser, now: datetime, url: str = "https://meadow.example.org/stairs") -> int:
    """Ben lists a page."""
    given = resources.facts(
        now, title="Stairs made safer", url=url, made_by="The Meadow Clinic", kind="article", level="everyone",
        why="It names its sources and sells nothing.", review_on=(now + timedelta(days=90)).date(),
    )  # fmt: skip
    return resources.add(ben.person, given, now)


def page_of(thread_id: int, reader: Browser) -> str:
    return str(reader.get(f"/t/{thread_id}", follow_redirects=True).text)


@pytest.mark.parametrize(
    "href", ["https://meadow.example.org/stairs", "http://MEADOW.example.org/stairs/?utm_source=x#y"]
)
def test_a_post_that_links_to_a_trusted_resource_says_so(
    ana: Browser, ben: Browser, client: Browser, make: Maker, now: datetime, href: str
) -> None:
    resource_id = trust(ben, now)
    thread_id = make.thread(ana.person, body=f"This helped: {href}")
    for reader in (client, ana, ben):
        page = page_of(thread_id, reader)
        assert BADGE in page
        assert f'<a href="/resources/{resource_id}">Stairs made safer</a>' in page


def test_another_page_of_the_same_site_gets_no_badge(
    ana: Browser, ben: Browser, client: Browser, make: Maker, now: datetime
) -> None:
    trust(ben, now)
    thread_id = make.thread(ana.person, body="https://meadow.example.org/stairs-of-gold")
    assert BADGE not in page_of(thread_id, client)


def test_the_badge_comes_and_goes_with_the_resource(
    ana: Browser, ben: Browser, client: Browser, make: Maker, now: datetime, work: Callable[[], None]
) -> None:
    thread_id = make.thread(ana.person, body="https://meadow.example.org/stairs")
    assert BADGE not in page_of(thread_id, client)
    resource_id = trust(ben, now)
    work()
    assert BADGE in page_of(thread_id, client)
    resources.retire(ben.person, resource_id, "The page is gone.", now)
    work()
    assert BADGE not in page_of(thread_id, client)
    resources.bring_back(ben.person, resource_id, "It is back.", now)
    work()
    assert BADGE in page_of(thread_id, client)


def test_a_resource_that_moves_takes_its_badge_along(
    ana: Browser, ben: Browser, client: Browser, make: Maker, now: datetime, work: Callable[[], None]
) -> None:
    old = make.thread(ana.person, body="https://meadow.example.org/stairs")
    new = make.thread(ana.person, body="https://meadow.example.org/steps")
    resource_id = trust(ben, now)
    work()
    assert [BADGE in page_of(one, client) for one in (old, new)] == [True, False]
    given = resources.facts(
        now, title="Stairs", url="https://meadow.example.org/steps", made_by="The clinic", kind="article",
        why="It names its sources and sells nothing.", level="everyone", review_on=(now + timedelta(days=9)).date(),
    )  # fmt: skip
    resources.edit(ben.person, resource_id, given, now)
    work()
    assert [BADGE in page_of(one, client) for one in (old, new)] == [False, True]


def test_an_edit_that_takes_the_link_out_takes_the_badge_away(
    ana: Browser, ben: Browser, client: Browser, make: Maker, now: datetime
) -> None:
    trust(ben, now)
    thread_id = make.thread(ana.person, body="https://meadow.example.org/stairs")
    post_id = db.session.query(PostLink).one().post_id
    assert ana.post(f"/p/{post_id}/edit", {"body": "Never mind."}).status_code == 303
    assert BADGE not in page_of(thread_id, client)
    assert db.session.query(PostLink).count() == 0


def test_a_page_of_posts_asks_once_more_when_there_is_something_to_say_and_never_without(
    ana: Browser, ben: Browser, make: Maker, now: datetime, count_queries: Callable[[], Any]
) -> None:
    thread_id = make.thread(ana.person, body="https://meadow.example.org/stairs")
    totals = []
    for number in range(3):
        with count_queries() as counted:
            posts.page_posts(thread_id, VISITOR, 1)
        totals.append(counted.total)
        if not number:
            trust(ben, now)
        make.reply(ana.person, thread_id, f"And https://meadow.example.org/stairs#{number}")
    assert [total - totals[0] for total in totals] == [0, 1, 1]


def test_posts_from_before_are_read_by_the_worker(
    ana: Browser, ben: Browser, client: Browser, make: Maker, now: datetime
) -> None:
    trust(ben, now)
    thread_id = make.thread(ana.person, body="https://meadow.example.org/stairs")
    db.session.query(PostLink).delete()
    db.session.commit()
    assert post_links.read_old(0) == 0
    assert post_links.read_old(0) == 0
    assert BADGE in page_of(thread_id, client)
