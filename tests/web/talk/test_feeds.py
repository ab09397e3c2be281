"""Feeds and the map of the site: what they tell, and what is in none of them."""

from collections.abc import Callable
from datetime import datetime, timedelta
from typing import Any
from xml.etree import ElementTree

import pytest
from sqlalchemy import select, update

from forum.actions.moderation import moderation
from forum.actions.talk import posts
from forum.models import Post, ResearchStudy, Thread, db
from forum.queries.research import studies
from forum.queries.upkeep import sitemap
from tests.fixtures.house import Browser, Maker

ATOM = "{http://www.w3.org/2005/Atom}"
MAP = "{http://www.sitemaps.org/schemas/sitemap/0.9}"
FEEDS = ("/feeds/c/balance", "/feeds/tag/feet", "/feeds/t/{}", "/feeds/routines")
WHY = "It is not right."


def titles(feed: str) -> list[str]:
    return [str(entry.findtext(f"{ATOM}title")) for entry in ElementTree.fromstring(feed).iter(f"{ATOM}entry")]


def places(text: str) -> list[str]:
    return [str(one.text) for one in ElementTree.fromstring(text).iter(f"{MAP}loc")]


@pytest.fixture
def thread_id(ana: Browser, make: Maker) -> int:
    """A thread of Ana's with a tag and a reply, and a card of hers."""
    thread_id = make.thread(ana.person, "Estim & my <foot>", "I walk on.", tags="feet")
    make.reply(ana.person, thread_id, "Second thoughts.")
    make.routine(ana.person)
    return thread_id


def test_each_part_of_the_forum_has_a_feed_that_its_page_names(client: Browser, thread_id: int) -> None:
    assert titles(client.get("/feeds/c/balance").text) == ["Estim & my <foot>"]
    assert titles(client.get("/feeds/tag/feet").text) == ["Estim & my <foot>"]
    assert titles(client.get(f"/feeds/t/{thread_id}").text) == ["Post 2", "Post 1"]
    assert titles(client.get("/feeds/routines").text)
    assert 'href="/feeds/c/balance"' in client.get("/c/balance").text
    assert 'href="/feeds/routines"' in client.get("/routines").text
    page = client.get(f"/t/{thread_id}", follow_redirects=True).text
    assert f'href="/feeds/t/{thread_id}"' in page
    assert 'href="/feeds/tag/feet"' in page
    assert client.get("/feeds/tag/nobody-wears-it").status_code == 404


@pytest.mark.parametrize("url", FEEDS)
def test_a_reader_that_has_the_newest_is_told_so(client: Browser, thread_id: int, url: str) -> None:
    first = client.get(url.format(thread_id))
    assert first.mimetype == "application/atom+xml"
    for header, name in (("ETag", "If-None-Match"), ("Last-Modified", "If-Modified-Since")):
        again = client.get(url.format(thread_id), headers={name: first.headers[header]})
        assert again.status_code == 304, header


@pytest.mark.parametrize("url", FEEDS[:3])
def test_what_is_hidden_is_in_no_feed_and_no_map(
    client: Browser, ana: Browser, ben: Browser, thread_id: int, now: datetime, url: str
) -> None:
    address = url.format(thread_id)
    assert "I walk on." in client.get(address).text
    moderation.hide(ben.person, "post", db.session.query(Post.id).filter_by(n=1).scalar(), WHY, now)
    for reader in (client, ana, ben):
        assert "I walk on." not in reader.get(address).text
    moderation.hide(ben.person, "thread", thread_id, WHY, now)
    for reader in (client, ana, ben):
        answer = reader.get(address)
        assert "Estim" not in answer.text
        assert "Second thoughts." not in answer.text
        assert "estim" not in reader.get("/sitemap/threads/1.xml").text
    assert client.get(f"/feeds/t/{thread_id}").status_code == 404


def test_a_thread_for_members_only_is_in_no_feed_and_no_map(client: Browser, ana: Browser, make: Maker) -> None:
    closed = make.thread(ana.person, "Among us", "Only for members.", tags="feet", audience="members")
    for reader in (client, ana):
        assert "Among us" not in reader.get("/feeds/c/balance").text
        assert reader.get("/feeds/tag/feet").status_code == 404
        assert reader.get(f"/feeds/t/{closed}").status_code == 404
        assert reader.get("/sitemap/threads/1.xml").status_code == 404
    assert "/feeds/t/" not in ana.get(f"/t/{closed}", follow_redirects=True).text


def test_a_deleted_post_and_a_private_card_are_in_no_feed(
    client: Browser, ana: Browser, thread_id: int, make: Maker, now: datetime
) -> None:
    last = db.session.query(Post.id).filter_by(n=2).scalar()
    posts.remove(ana.person, last, now)
    assert "Second thoughts." not in client.get(f"/feeds/t/{thread_id}").text
    before = client.get("/feeds/routines").text
    private = make.routine(ana.person, state="private")
    assert client.get("/feeds/routines").text == before
    assert f"/routines/{private}/" not in client.get("/sitemap/routines/1.xml").text


@pytest.mark.parametrize("code", [*range(0x20), 0x7F, 0x85, 0x2028, 0xD800, 0xFFFE, 0xFFFF])
def test_no_character_breaks_a_feed(client: Browser, thread_id: int, code: int) -> None:
    if code not in (0xD800,):  # a database keeps no half of a pair
        db.session.execute(update(Thread).values(title=f"A{chr(code)}B"))
        db.session.execute(update(Post).values(plain=f"C{chr(code)}D ]]> & <"))
        db.session.commit()
    for url in FEEDS:
        ElementTree.fromstring(client.get(url.format(thread_id)).text)


def test_the_map_names_every_public_page_once_with_its_last_change(
    client: Browser, ana: Browser, thread_id: int, make: Maker
) -> None:
    make.programme(ana.person)
    base = "http://127.0.0.1:8000"
    assert f"Sitemap: {base}/sitemap.xml" in client.get("/robots.txt").text
    maps = [one.removeprefix(base) for one in places(client.get("/sitemap.xml").text)]
    kinds = ("pages", "threads", "routines", "programmes", "digests", "studies")
    assert maps == [f"/sitemap/{kind}/1.xml" for kind in kinds]
    paths = [place.removeprefix(base) for one in maps for place in places(client.get(one).text)]
    assert len(paths) == len(set(paths))
    assert {"/", "/c/balance", f"/t/{thread_id}/estim-my-foot"} <= set(paths)
    assert {client.get(path).status_code for path in paths[:16] + paths[-4:]} == {200}
    assert "<lastmod>" in client.get("/sitemap/threads/1.xml").text


def test_a_block_is_made_again_only_when_something_in_it_changed(
    client: Browser, ana: Browser, thread_id: int, now: datetime, count_queries: Callable[[], Any]
) -> None:
    first = client.get("/sitemap/threads/1.xml")
    with count_queries() as queries:
        again = client.get("/sitemap/threads/1.xml", headers={"If-None-Match": first.headers["ETag"]})
    assert again.status_code == 304
    assert queries.total == 1
    Maker(now + timedelta(minutes=1)).reply(ana.person, thread_id, "Third.")
    assert client.get("/sitemap/threads/1.xml").text != first.text


def test_blocks_go_by_id_and_one_that_is_empty_is_not_there(client: Browser, thread_id: int) -> None:
    assert sitemap.list_blocks()[0] == ("threads", 1)
    assert client.get("/sitemap/threads/2.xml").status_code == 404
    assert client.get("/sitemap/members/1.xml").status_code == 404


def test_every_public_study_is_on_the_map_and_no_draft(client: Browser) -> None:
    study = db.session.scalars(select(ResearchStudy).order_by(ResearchStudy.id)).first()
    assert study is not None
    study_id, path = study.id, f"/studies/{study.id}/{studies.slug_of(study.plain_title)}"
    assert path in client.get("/sitemap/studies/1.xml").text
    assert client.get(path).status_code == 200
    db.session.execute(update(ResearchStudy).where(ResearchStudy.id == study_id).values(state="draft"))
    db.session.commit()
    assert path not in client.get("/sitemap/studies/1.xml").text


@pytest.mark.parametrize(
    "url", ["/feeds/c/balance", "/feeds/tag/feet", "/feeds/t/{}", "/feeds/routines", "/sitemap.xml"]
)
def test_a_feed_asks_no_more_for_more_rows(
    client: Browser, ana: Browser, thread_id: int, make: Maker, count_queries: Callable[[], Any], url: str
) -> None:
    address = url.format(thread_id)
    client.get(address)
    with count_queries() as few:
        client.get(address)
    for n in range(5):
        make.thread(ana.person, f"Thread {n}", tags="feet")
        make.reply(ana.person, thread_id, f"Reply {n}")
        make.routine(ana.person)
    with count_queries() as many:
        client.get(address)
    assert many.total == few.total <= 6
