"""What moderators think of websites, and what becomes of links there."""

from collections.abc import Callable

import pytest

from forum.models import Post, PostLink, db
from tests.fixtures.house import Browser, Maker

WORDS = "Read [the whole story](https://bad.example/story) today."


def judge(ben: Browser, host: str, standing: str, **more: str) -> None:
    """Ben makes a rule about a host."""
    given = {"host": host, "standing": standing, "reason": "We talked about it.", **more}
    assert ben.post("/mod/hosts", given).status_code == 303


def html_of(thread_id: int) -> str:
    db.session.remove()
    return str(db.session.query(Post).filter_by(thread_id=thread_id, n=1).one().html)


@pytest.mark.parametrize("href", ["https://bad.example/story", "http://BAD.example:8080/x", "https://bad.example./"])
def test_a_link_to_a_blocked_host_is_refused_in_words_and_nothing_is_lost(
    ana: Browser, ben: Browser, make: Maker, href: str
) -> None:
    thread_id = make.thread(ana.person)
    judge(ben, "bad.example", "blocked")
    sent = ana.post(f"/t/{thread_id}/reply", {"body": f"I keep these words. {href}"})
    assert sent.status_code == 422
    assert "are not allowed here. Take the link out, and send it again." in sent.text
    assert "I keep these words." in sent.text


def test_names_below_a_blocked_host_are_blocked_where_that_was_chosen(ana: Browser, ben: Browser, make: Maker) -> None:
    thread_id = make.thread(ana.person)
    judge(ben, "bad.example", "blocked")
    assert ana.post(f"/t/{thread_id}/reply", {"body": "https://blog.bad.example/"}).status_code == 303
    judge(ben, "bad.example", "blocked", with_subdomains="y")
    assert ana.post(f"/t/{thread_id}/reply", {"body": "See https://blog.bad.example/a"}).status_code == 422
    assert ana.post(f"/t/{thread_id}/reply", {"body": "See https://notbad.example/a"}).status_code == 303


def test_links_that_were_there_lose_their_link_and_get_it_back(
    ana: Browser, ben: Browser, client: Browser, make: Maker, work: Callable[[], None]
) -> None:
    thread_id = make.thread(ana.person, body=WORDS)
    assert 'href="https://bad.example/story"' in client.get(f"/t/{thread_id}", follow_redirects=True).text
    judge(ben, "bad.example", "blocked")
    work()
    page = client.get(f"/t/{thread_id}", follow_redirects=True).text
    assert "bad.example" not in page
    assert "the whole story [link taken out] today" in page
    assert ben.post("/mod/hosts/bad.example/remove", {"reason": "It was sold."}).status_code == 303
    work()
    assert 'href="https://bad.example/story"' in client.get(f"/t/{thread_id}", follow_redirects=True).text


def test_a_picture_and_a_bare_address_of_a_blocked_host_are_words(
    ana: Browser, ben: Browser, make: Maker, work: Callable[[], None]
) -> None:
    thread_id = make.thread(ana.person, body="![a knee](https://bad.example/k.png) and https://bad.example/x")
    judge(ben, "bad.example", "blocked")
    work()
    assert "<a " not in html_of(thread_id)
    assert "a knee [link taken out]" in html_of(thread_id)


def test_a_post_with_a_link_to_a_watched_host_waits_and_says_so_afterwards(
    ana: Browser, ben: Browser, client: Browser, make: Maker
) -> None:
    thread_id = make.thread(ana.person)
    make.reply(ana.person, thread_id, "Not my first post.")
    judge(ben, "shop.example", "watched")
    sent = ana.post(f"/t/{thread_id}/reply", {"body": "They sell it at https://shop.example/cure"})
    assert "A moderator reads this post first" in ana.get(sent.location, follow_redirects=True).text
    assert "shop.example" not in client.get(f"/t/{thread_id}", follow_redirects=True).text
    post_id = db.session.query(PostLink).one().post_id
    assert ben.post(f"/p/{post_id}/approve", {"reason": "It only asks."}).status_code == 303
    page = client.get(f"/t/{thread_id}", follow_redirects=True).text
    assert "Nobody here has checked what shop.example says." in page


def test_a_host_that_looks_like_a_trusted_one_sends_a_post_to_the_queue(
    ana: Browser, ben: Browser, make: Maker
) -> None:
    thread_id = make.thread(ana.person)
    judge(ben, "mssociety.org.uk", "trusted")
    sent = ana.post(f"/t/{thread_id}/reply", {"body": "https://mssоciety.org.uk/donate"})
    assert "A moderator reads this post first" in ana.get(sent.location, follow_redirects=True).text


def test_no_resource_can_be_suggested_on_a_blocked_host(ana: Browser, ben: Browser) -> None:
    judge(ben, "bad.example", "blocked", with_subdomains="y")
    typed = {"url": "https://www.bad.example/a", "title": "A cure", "why": "It helped me more than anything else."}
    sent = ana.post("/resources/suggest", typed)
    assert sent.status_code == 422
    assert "Links to www.bad.example are not allowed here." in sent.text
    assert "It helped me more than anything else." in sent.text


def test_a_rule_is_changed_and_the_modlog_says_how(ben: Browser) -> None:
    judge(ben, "shop.example", "watched")
    page = ben.get("/mod/hosts?change=shop.example").text
    assert 'value="shop.example"' in page
    assert 'value="watched" checked' in page
    judge(ben, "shop.example", "blocked")
    again = {"host": "shop.example", "standing": "blocked", "reason": "Once more."}
    sent = ben.post("/mod/hosts", again)
    assert sent.status_code == 422
    assert "shop.example is blocked already." in sent.text
    log = ben.get("/mod/log").text
    assert "put under watch" in log
    assert "blocked" in log


@pytest.mark.parametrize("host", ["user@shop.example", "10.0.0.1", "*.example", "mssоciety.org.uk", "x" * 5_000])
def test_what_is_no_host_comes_back_with_the_words_beside_it(ben: Browser, host: str) -> None:
    sent = ben.post("/mod/hosts", {"host": host, "standing": "blocked", "reason": "Because it is bad."})
    assert sent.status_code == 422
    assert "Because it is bad." in sent.text


def test_an_unknown_standing_is_refused(ben: Browser) -> None:
    sent = ben.post("/mod/hosts", {"host": "a.example", "standing": "loved", "reason": "Because it is bad."})
    assert sent.status_code == 422
    assert "Choose what the website is to be." in sent.text
