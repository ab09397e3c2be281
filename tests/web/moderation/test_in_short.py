"""Ben says a long thread in short, for those who can't read all of it."""

from collections.abc import Callable
from html import unescape

import pytest
from sqlalchemy import select

from forum.actions.members import leaving
from forum.actions.moderation import moderation
from forum.formats.archive.line_writing import dump_line
from forum.jobs import indexing
from forum.models import ModlogEntry, db
from forum.queries.upkeep.exporting import every_line
from tests.fixtures.house import Browser, Maker

URL = "/t/{}/standing-on-one-leg"
SAID = "Most of us **hold the sink**. Nobody agreed on shoes, <script>alert(1)</script> or xylophones."


@pytest.fixture
def thread_id(make: Maker, ana: Browser) -> int:
    """A thread of 21 posts."""
    thread_id = make.thread(ana.person)
    for n in range(20):
        make.reply(ana.person, thread_id, f"Answer {n}.")
    return thread_id


def write(ben: Browser, thread_id: int, words: str = SAID) -> int:
    """The status after Ben says it like this."""
    return ben.post(f"/t/{thread_id}/in-short", {"in_short": words}).status_code


def box(browser: Browser, thread_id: int, query: str = "") -> str:
    """The box as somebody reads it, "" for none."""
    page = browser.get(URL.format(thread_id) + query).text
    return page.partition('id="in-short"')[2].partition("</section>")[0]


def test_it_stands_above_the_first_post_for_everybody(
    ben: Browser, client: Browser, cleo: Browser, thread_id: int
) -> None:
    assert box(client, thread_id) == ""
    assert write(ben, thread_id) == 303
    for reader in (client, cleo):
        seen = box(reader, thread_id)
        assert "<strong>hold the sink</strong>" in seen
        assert "<script" not in seen
        assert "By the moderators" in seen
    assert box(client, thread_id, "?page=2") == ""


def test_only_long_threads_have_one(ben: Browser, make: Maker, ana: Browser) -> None:
    short = make.thread(ana.person, "Short")
    assert "/in-short" not in ben.get(f"/t/{short}/short").text
    assert write(ben, short) == 404


def test_every_version_is_in_the_modlog(ben: Browser, client: Browser, thread_id: int) -> None:
    write(ben, thread_id)
    write(ben, thread_id, "Hold something.")
    write(ben, thread_id, "")
    log = unescape(ben.get("/mod/log").text)
    assert SAID in log
    assert "Hold something." in log
    assert "It was taken away." in log
    assert box(client, thread_id) == ""


def test_too_much_is_refused_and_stays_in_the_box(ben: Browser, thread_id: int) -> None:
    sent = ben.post(f"/t/{thread_id}/in-short", {"in_short": "word " * 301})
    assert sent.status_code == 422
    assert "Please use at most 1,500" in unescape(sent.text)
    assert "word word" in sent.text


def test_its_words_find_the_thread(ben: Browser, client: Browser, thread_id: int, work: Callable[[], int]) -> None:
    indexing.rebuild()
    write(ben, thread_id)
    work()
    seen = client.get("/search?q=xylophones").text
    assert URL.format(thread_id) in seen
    assert "<mark>xylophones</mark>" in seen
    write(ben, thread_id, "")
    work()
    assert URL.format(thread_id) not in client.get("/search?q=xylophones").text


def test_it_is_hidden_with_its_thread(
    ben: Browser, make: Maker, client: Browser, cleo: Browser, thread_id: int
) -> None:
    write(ben, thread_id)
    moderation.hide(ben.person, "thread", thread_id, "Unkind.", make.now)
    for reader in (client, cleo):
        assert reader.get(URL.format(thread_id)).status_code == 404


def test_it_travels_and_goes_with_its_thread(ben: Browser, make: Maker, ana: Browser, thread_id: int) -> None:
    write(ben, thread_id)
    assert any("hold the sink" in dump_line(line) for line in every_line())
    leaving.leave(ana.person.id, make.now, keeps=False)
    assert not any("hold the sink" in dump_line(line) for line in every_line())
    told = db.session.scalars(select(ModlogEntry.reason).where(ModlogEntry.act == "sum_up")).one()
    assert "sink" not in told
