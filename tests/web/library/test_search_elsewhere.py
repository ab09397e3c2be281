"""Searches from outside the pages: browsers' own boxes and feed readers."""

from collections.abc import Callable
from datetime import datetime, timedelta
from xml.etree import ElementTree

import pytest

from forum.actions.moderation import moderation
from tests.fixtures.house import Browser, Maker

ATOM = "{http://www.w3.org/2005/Atom}"


def titles(feed: str) -> list[str]:
    """The titles of a feed's entries in their order."""
    return [str(entry.findtext(f"{ATOM}title")) for entry in ElementTree.fromstring(feed).iter(f"{ATOM}entry")]


@pytest.fixture
def talk(make: Maker, ana: Browser, work: Callable[[], int], now: datetime) -> list[int]:
    """Three threads about estim, the newest last; the second says nothing of feet."""
    ids = []
    for days, title in enumerate(("Estim and my foot", "Estim at work", "Foot drop & estim <again>")):
        ids.append(Maker(now - timedelta(days=9 - days)).thread(ana.person, title, body="How is it for you?"))
    work()
    return ids


def test_a_feed_has_what_was_written_last_with_all_the_words_first(client: Browser, talk: list[int]) -> None:
    answer = client.get("/feeds/search?q=estim+foot")
    assert answer.mimetype == "application/atom+xml"
    assert titles(answer.text) == ["Foot drop & estim <again>", "Estim and my foot"]
    root = ElementTree.fromstring(answer.text)
    moments = [str(entry.findtext(f"{ATOM}updated")) for entry in root.iter(f"{ATOM}entry")]
    assert moments == sorted(moments, reverse=True)
    assert root.findtext(f"{ATOM}updated") == moments[0]


def test_a_feed_has_no_more_for_a_moderator_than_for_a_visitor(
    client: Browser, ben: Browser, talk: list[int], now: datetime, make: Maker, ana: Browser, work: Callable[[], int]
) -> None:
    reply = make.reply(ana.person, talk[0], "Estim for my foot, and my phone is my own business.")
    work()
    moderation.hide(ben.person, "post", reply, "It is private.", now)
    for settled in (False, True):
        feeds = {browser.get("/feeds/search?q=estim+foot").text for browser in (client, ben)}
        assert len(feeds) == 1
        assert "my own business" not in feeds.pop()
        if not settled:
            work()


def test_a_reader_that_has_the_newest_is_told_so(client: Browser, talk: list[int]) -> None:
    first = client.get("/feeds/search?q=estim")
    again = client.get("/feeds/search?q=estim", headers={"If-None-Match": first.headers["ETag"]})
    assert again.status_code == 304


@pytest.mark.parametrize(
    "q", ["", "zzyzzyx", "%22", "kind:exercise", "zz%EF%BF%BEzy", "NOT+NOT+(+zzyzzyx", "%3C%26%5D%5D%3E"]
)
def test_a_feed_of_nothing_is_a_feed(client: Browser, talk: list[int], q: str) -> None:
    answer = client.get(f"/feeds/search?q={q}")
    assert answer.status_code == 200
    assert titles(answer.text) == []


def test_a_feed_is_asked_again_while_there_is_no_index(client: Browser) -> None:
    answer = client.get("/feeds/search?q=estim")
    assert answer.status_code == 503
    assert answer.headers["Retry-After"]


def test_the_page_of_hits_leads_to_its_feed(client: Browser, talk: list[int]) -> None:
    page = client.get("/search?q=estim&kind=thread&kind=post").text
    assert page.count('href="/feeds/search?q=estim&amp;kind=thread&amp;kind=post"') == 2
    assert "/feeds/" not in client.get("/search?q=march&kind=exercise").text


def test_a_browser_finds_how_to_search_here(client: Browser) -> None:
    assert 'href="/opensearch.xml"' in client.get("/help").text
    answer = client.get("/opensearch.xml")
    assert answer.mimetype == "application/opensearchdescription+xml"
    space = "{http://a9.com/-/spec/opensearch/1.1/}"
    urls = {one.get("type"): one.get("template") for one in ElementTree.fromstring(answer.text).iter(f"{space}Url")}
    assert str(urls["text/html"]).endswith("/search?q={searchTerms}")
    assert str(urls["application/atom+xml"]).endswith("/feeds/search?q={searchTerms}")
