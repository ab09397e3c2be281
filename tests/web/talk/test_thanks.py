"""Cleo thanks Ana, who alone is told who it was."""

from collections.abc import Callable
from html import unescape

import pytest
from sqlalchemy import func, select

from forum.actions.moderation import moderation
from forum.actions.talk import posts
from forum.models import Notice, Thanks, db
from tests.fixtures.house import Browser, Maker

URL = "/t/{}/standing-on-one-leg"
THANK = 'formaction="/p/{}/thank"'
UNDO = 'formaction="/p/{}/thank/undo"'


@pytest.fixture
def thread_id(make: Maker, ben: Browser) -> int:
    return make.thread(ben.person)


@pytest.fixture
def post_id(make: Maker, ana: Browser, thread_id: int) -> int:
    """A reply of Ana's."""
    return make.reply(ana.person, thread_id, "Hold the sink.")


def page(browser: Browser, thread_id: int) -> str:
    return unescape(browser.get(URL.format(thread_id)).text)


def count_thanks() -> int:
    return db.session.scalar(select(func.count()).select_from(Thanks)) or 0


def test_one_button_thanks_and_another_takes_it_back(cleo: Browser, thread_id: int, post_id: int) -> None:
    before = page(cleo, thread_id)
    assert THANK.format(post_id) in before
    assert '<form id="acts" method="post"' in before
    sent = cleo.post(f"/p/{post_id}/thank")
    assert sent.headers["Location"] == f"{URL.format(thread_id)}#post-2"
    after = page(cleo, thread_id)
    assert "You thanked ana, who is told that it was you." in after
    assert "1 member says thank you" in after
    assert UNDO.format(post_id) in after
    assert THANK.format(post_id) not in after
    cleo.post(f"/p/{post_id}/thank/undo")
    again = page(cleo, thread_id)
    assert "says thank you" not in again
    assert THANK.format(post_id) in again


def test_everybody_reads_how_many_and_the_author_alone_reads_who(
    ana: Browser, ben: Browser, cleo: Browser, client: Browser, thread_id: int, post_id: int
) -> None:
    for browser in (cleo, ben):
        browser.post(f"/p/{post_id}/thank")
    assert "2 members say thank you" in page(client, thread_id)
    assert 'href="/u/cleo"' not in page(client, thread_id)
    assert f'href="/p/{post_id}/thanks"' in page(ana, thread_id)
    told = ana.get(f"/p/{post_id}/thanks").text
    assert 'href="/u/cleo"' in told
    assert 'href="/u/ben"' in told
    assert ben.get(f"/p/{post_id}/thanks").status_code == 404


def test_thanking_twice_counts_and_tells_once(ana: Browser, cleo: Browser, post_id: int) -> None:
    for _ in range(2):
        cleo.post(f"/p/{post_id}/thank")
    assert count_thanks() == 1
    notices = unescape(ana.get("/me/notices").text)
    assert notices.count("cleo thanked you for your post in “Standing on one leg”.") == 1


def test_thanks_that_are_taken_back_are_not_told_any_more(ana: Browser, cleo: Browser, post_id: int) -> None:
    cleo.post(f"/p/{post_id}/thank")
    cleo.post(f"/p/{post_id}/thank/undo")
    assert "thanked you" not in ana.get("/me/notices").text
    assert db.session.scalars(select(Notice)).all() == []


def test_nobody_thanks_for_their_own_post(ana: Browser, thread_id: int, post_id: int) -> None:
    assert THANK.format(post_id) not in page(ana, thread_id)
    answer = ana.post(f"/p/{post_id}/thank")
    assert answer.status_code == 403
    assert "This post is your own." in answer.text


def test_a_hidden_post_has_no_thanks_to_read_or_give(
    ben: Browser, cleo: Browser, client: Browser, make: Maker, thread_id: int, post_id: int
) -> None:
    cleo.post(f"/p/{post_id}/thank")
    moderation.hide(ben.person, "post", post_id, "Unkind.", make.now)
    assert "says thank you" not in page(client, thread_id)
    assert cleo.post(f"/p/{post_id}/thank").status_code == 404
    refused = ben.post(f"/p/{post_id}/thank")
    assert refused.status_code == 422
    assert "nobody can thank for it" in unescape(refused.text)


def test_a_visitor_is_asked_to_log_in(client: Browser, post_id: int) -> None:
    assert client.post(f"/p/{post_id}/thank").status_code == 403
    assert count_thanks() == 0


def test_a_thank_you_changes_the_page_that_lies_ready_for_visitors(
    client: Browser, cleo: Browser, thread_id: int, post_id: int
) -> None:
    assert "thank you" not in page(client, thread_id)
    cleo.post(f"/p/{post_id}/thank")
    assert "1 member says thank you" in page(client, thread_id)


def test_who_thanked_costs_a_page_no_further_question(
    cleo: Browser, make: Maker, thread_id: int, post_id: int, count_queries: Callable[[], object]
) -> None:
    totals = []
    for _ in range(2):
        page(cleo, thread_id)
        with count_queries() as counted:  # type: ignore[attr-defined]
            page(cleo, thread_id)
        totals.append(counted.total)
        cleo.post(f"/p/{post_id}/thank")
        page(cleo, thread_id)
    assert totals[0] == totals[1]


def test_a_deleted_and_restored_post_keeps_its_thanks(
    ana: Browser, cleo: Browser, client: Browser, make: Maker, thread_id: int, post_id: int
) -> None:
    cleo.post(f"/p/{post_id}/thank")
    posts.remove(ana.person, post_id, make.now)
    assert "thank you" not in page(client, thread_id)
    posts.restore(ana.person, post_id, make.now)
    assert "1 member says thank you" in page(client, thread_id)
