"""Reading and writing in threads."""

from collections.abc import Callable
from typing import Any

from flask import Flask

from forum.actions.moderation import moderation
from forum.actions.talk import posts
from forum.queries.members.people import find_person_by_name
from forum.queries.talk.posts import find_place, page_posts
from forum.rules.kit.people import Person
from tests.fixtures.house import Browser, Maker

Enter = Callable[[str], Browser]


def make_first(thread_id: int) -> int:
    """The id of a thread's first post."""
    ben = find_person_by_name("ben") or Person()
    return page_posts(thread_id, ben, 1)[0].id


def test_cleo_reads_a_thread_without_logging_in(client: Browser, ana: Browser, make: Maker) -> None:
    thread_id = make.thread(ana.person, "Standing on one leg", "I hold **the worktop**.")
    page = client.get(f"/t/{thread_id}", follow_redirects=True)
    assert page.status_code == 200
    assert "<strong>the worktop</strong>" in page.text
    assert "Log in to reply" in page.text


def test_ana_starts_a_thread_and_lands_on_it(ana: Browser) -> None:
    sent = ana.post("/c/balance/new", {"title": "Foam at home", "body": "Which foam?", "category": "balance"})
    assert sent.status_code == 303
    page = ana.get(sent.headers["Location"], follow_redirects=True)
    assert "<h1>Foam at home</h1>" in page.text
    assert "Your thread is open." in page.text


def test_a_reply_shows_at_once_to_a_visitor_who_read_before(client: Browser, ana: Browser, make: Maker) -> None:
    thread_id = make.thread(ana.person)
    client.get(f"/t/{thread_id}", follow_redirects=True)
    make.reply(ana.person, thread_id, "A second thought.")
    assert "A second thought." in client.get(f"/t/{thread_id}", follow_redirects=True).text


def test_a_locked_thread_refuses_and_says_why(ana: Browser, ben: Browser, make: Maker) -> None:
    thread_id = make.thread(ana.person)
    ben.post(f"/t/{thread_id}/lock", {"reason": "This question is answered."})
    sent = ana.post(f"/t/{thread_id}/reply", {"body": "One more thing"})
    assert sent.status_code == 422
    assert "This question is answered." in sent.text
    assert "One more thing" in sent.text


def test_the_same_form_sent_twice_posts_once(ana: Browser, make: Maker) -> None:
    thread_id = make.thread(ana.person)
    form = {"body": "My hand slipped.", "idempotency_key": "one-press"}
    first, second = ana.post(f"/t/{thread_id}/reply", form), ana.post(f"/t/{thread_id}/reply", form)
    assert first.headers["Location"] == second.headers["Location"]
    assert ana.get(f"/t/{thread_id}", follow_redirects=True).text.count("My hand slipped.") == 1


def test_a_visitors_page_asks_the_database_once_when_it_is_ready(
    client: Browser, ana: Browser, make: Maker, count_queries: Callable[[], Any]
) -> None:
    thread_id = make.thread(ana.person)
    url = client.get(f"/t/{thread_id}").headers["Location"]
    client.get(url)
    with count_queries() as queries:
        client.get(url)
    assert queries.total == 1


def test_a_held_post_that_was_deleted_waits_again_when_it_comes_back(app: Flask, make: Maker, enter: Enter) -> None:
    nell = make.member("nell-new")
    body = "See https://a.example and https://b.example and https://c.example"
    thread_id = make.thread(enter("ana").person)
    post_id = make.reply(nell, thread_id, body)
    posts.remove(nell, post_id, make.now)
    posts.restore(nell, post_id, make.now)
    place = find_place(post_id, nell)
    assert place is not None
    assert place.state == "held"


def test_links_added_to_a_first_post_later_make_it_wait(client: Browser, make: Maker, enter: Enter) -> None:
    nell = make.member("nell-new")
    thread_id = make.thread(nell, "Hello from Nell", "Just hello.")
    posts.edit(nell, make_first(thread_id), "Buy at https://a.example https://b.example https://c.example", make.now)
    assert client.get(f"/t/{thread_id}").status_code == 404
    assert enter("ben").get(f"/t/{thread_id}", follow_redirects=True).status_code == 200


def test_a_hidden_post_is_not_found_even_before_the_worker_knows(
    app: Flask, ana: Browser, ben: Browser, make: Maker, work: Callable[[], int], client: Browser
) -> None:
    thread_id = make.thread(ana.person)
    post_id = make.reply(ana.person, thread_id, "The zebrawood rail is slippery.")
    work()
    before = client.get("/api/v1/search?q=zebrawood").json
    assert before is not None
    assert before["total"] == 1
    moderation.hide(ben.person, "post", post_id, "Not safe to say.", make.now)
    after = client.get("/api/v1/search?q=zebrawood").json
    assert after is not None
    assert (after["total"], after["hits"], after["facets"], after["verdict"]) == (0, [], {"kind": []}, "none")
