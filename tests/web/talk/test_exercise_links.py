"""Names of exercises in posts lead to the library, unless their author said no."""

import re
from collections.abc import Callable
from typing import Any

import pytest

from tests.fixtures.house import PASSWORD, Browser, Maker

Work = Callable[[], int]
WORDS = "I do heel raises, 3 sets of 10."
LINK = '<a href="/exercises/heel-raise">heel raises</a>'
BOX = re.compile(r'<input (?=[^>]*name="no_links")[^>]*>')


def is_ticked(page: str) -> bool:
    """Whether the page offers to switch links off, and shows that as chosen."""
    (box,) = BOX.findall(page)
    return " checked" in box


def test_a_visitor_finds_the_link_once_the_worker_ran(client: Browser, ana: Browser, make: Maker, work: Work) -> None:
    thread_id = make.thread(ana.person, "My evening", WORDS)
    assert LINK not in client.get(f"/t/{thread_id}", follow_redirects=True).text
    work()
    assert LINK in client.get(f"/t/{thread_id}", follow_redirects=True).text
    assert "My evening" in client.get("/exercises/heel-raise").text


@pytest.mark.parametrize(("choice", "is_linked"), [({}, True), ({"no_links": "y"}, False)])
def test_a_reply_is_linked_unless_ana_ticks_the_box(
    client: Browser, ana: Browser, make: Maker, work: Work, choice: dict[str, str], is_linked: bool
) -> None:
    thread_id = make.thread(ana.person, "Question", "What do you do?")
    assert ana.post(f"/t/{thread_id}/reply", {"body": WORDS} | choice).status_code == 303
    work()
    assert (LINK in client.get(f"/t/{thread_id}", follow_redirects=True).text) is is_linked
    assert ("Question" in client.get("/exercises/heel-raise").text) is is_linked


@pytest.mark.parametrize(("choice", "is_linked"), [({}, True), ({"no_links": "y"}, False)])
def test_a_new_thread_is_linked_unless_ana_ticks_the_box(
    ana: Browser, work: Work, choice: dict[str, str], is_linked: bool
) -> None:
    form = {"title": "My evening", "body": WORDS, "category": "balance"}
    sent = ana.post("/c/balance/new", form | choice)
    work()
    assert (LINK in ana.get(sent.headers["Location"]).text) is is_linked


def test_the_preview_shows_the_links_at_once_or_not_at_all(ana: Browser, make: Maker) -> None:
    url = f"/t/{make.thread(ana.person)}/reply"
    assert LINK in ana.post(url, {"body": WORDS, "preview": "1"}).text
    assert LINK in ana.post("/preview", {"body": WORDS, "no_links": ""}).text
    page = ana.post(url, {"body": WORDS, "preview": "1", "no_links": "y"}).text
    assert LINK not in page
    assert is_ticked(page)
    assert LINK not in ana.post("/preview", {"body": WORDS, "no_links": "y"}).text


@pytest.mark.parametrize("more", [{"attach": "1"}, {"body": ""}, {"preview": "1"}])
def test_the_choice_outlives_other_buttons_and_mistakes(ana: Browser, make: Maker, more: dict[str, str]) -> None:
    url = f"/t/{make.thread(ana.person)}/reply"
    assert is_ticked(ana.post(url, {"body": WORDS, "no_links": "y"} | more).text)
    assert not is_ticked(ana.post(url, {"body": WORDS} | more).text)


def test_the_choice_waits_with_the_draft(ana: Browser, make: Maker) -> None:
    thread_id = make.thread(ana.person)
    assert not is_ticked(ana.get(f"/t/{thread_id}", follow_redirects=True).text)
    ana.post(f"/t/{thread_id}/reply", {"body": WORDS, "no_links": "y", "save_draft": "1"})
    assert is_ticked(ana.get(f"/t/{thread_id}", follow_redirects=True).text)
    ana.post(f"/t/{thread_id}/reply", {"body": WORDS, "save_draft": "1"})
    assert not is_ticked(ana.get(f"/t/{thread_id}", follow_redirects=True).text)
    ana.post("/c/balance/new", {"title": "Later", "body": WORDS, "no_links": "y", "save_draft": "1"})
    assert is_ticked(ana.get("/c/balance/new").text)
    ana.post("/me/drafts", {"key": "thread:balance", "title": "Later", "body": WORDS, "no_links": ""})
    assert not is_ticked(ana.get("/c/balance/new").text)
    ana.post("/me/drafts", {"key": "thread:balance", "title": "Later", "body": WORDS, "no_links": "y"})
    assert is_ticked(ana.get("/c/balance/new").text)


def test_a_choice_without_words_is_no_draft(ana: Browser) -> None:
    ana.post("/me/drafts", {"key": "reply:1", "body": "", "no_links": "y"})
    assert "No drafts" in ana.get("/me/drafts").text


def test_the_choice_outlives_a_session_that_ended(client: Browser, ana: Browser, make: Maker) -> None:
    thread_id = make.thread(ana.person)
    page = client.post(f"/t/{thread_id}/reply", {"body": WORDS, "no_links": "y"}).text
    kept = dict(re.findall(r'name="(kept_\w+)" type="hidden" value="([^"]*)"', page))
    client.post("/login", kept | {"username": "cleo", "password": PASSWORD})
    assert is_ticked(client.get(f"/t/{thread_id}", follow_redirects=True).text)


def test_the_edit_form_shows_how_it_is_and_can_change_it_back(ana: Browser, make: Maker, work: Work) -> None:
    thread_id = make.thread(ana.person, "Question", "What do you do?")
    post_id = make.reply(ana.person, thread_id, WORDS)
    work()
    assert not is_ticked(ana.get(f"/p/{post_id}/edit").text)

    ana.post(f"/p/{post_id}/edit", {"body": WORDS, "no_links": "y"})
    work()
    page = ana.get(f"/t/{thread_id}", follow_redirects=True).text
    assert LINK not in page
    assert "Edited" not in page
    assert is_ticked(ana.get(f"/p/{post_id}/edit").text)

    ana.post(f"/p/{post_id}/edit", {"body": WORDS})
    work()
    assert LINK in ana.get(f"/t/{thread_id}", follow_redirects=True).text
    assert "Never changed" in ana.get(f"/p/{post_id}/history").text


def test_a_linked_post_is_found_by_its_words_and_not_by_its_markup(
    client: Browser, ana: Browser, make: Maker, work: Work
) -> None:
    make.thread(ana.person, "My evening", f"On the zebrawood floor {WORDS}")
    work()
    (hit,) = (client.get("/api/v1/search?q=zebrawood").json or {})["hits"]
    assert "I do heel raises, 3 sets" in hit["excerpt"]


def test_linked_posts_cost_the_pages_no_query(
    client: Browser, ana: Browser, make: Maker, work: Work, count_queries: Callable[[], Any]
) -> None:
    def questions(body: str) -> int:
        url = client.get(f"/t/{make.thread(ana.person, 'One', body)}").headers["Location"]
        work()
        with count_queries() as queries:
            client.get(url)
        return int(queries.total)

    assert questions(WORDS) == questions("Nothing to be done.")
