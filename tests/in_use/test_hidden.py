"""What a moderator hid is hidden everywhere: a whole thread, and the older words of a post."""

from collections.abc import Callable

import pytest

from forum.clock import utc_now
from forum.models import Thread, db
from forum.queries.upkeep.checks import check_all
from tests.fixtures.house import Browser, Maker

TITLE = "A miracle cure from Zanzibar"
# In a list of hits the word that was looked for is marked, so the title does not stand there in one piece.
PART = "miracle cure"
WORDS = "Buy it from my cousin."
REASON = {"reason": "It advertises something."}
PLACES = ("/", "/c/balance", "/c/balance?show=unanswered", "/search?q=zanzibar", "/api/v1/search?q=zanzibar", "/u/ana")


@pytest.fixture
def thread_id(ana: Browser, ben: Browser, cleo: Browser, make: Maker, work: Callable[[], int]) -> int:
    """A thread of Ana's in which Cleo answered, known to the index, and hidden by Ben a moment ago."""
    thread_id = make.thread(ana.person, TITLE, WORDS)
    make.reply(cleo.person, thread_id, "Has anybody tried it?")
    work()
    ben.get(f"/t/{thread_id}", follow_redirects=True)
    assert ben.post(f"/t/{thread_id}/hide", REASON).status_code == 303
    return thread_id


def pages(browser: Browser, thread_id: int) -> dict[str, str]:
    """What somebody gets of every page that showed the thread, and of all that belongs to it."""
    own = (f"/t/{thread_id}", f"/t/{thread_id}/a-miracle-cure-from-zanzibar", "/p/1", "/p/2", "/p/1/history")
    return {path: browser.get(path, follow_redirects=True).text for path in (*PLACES, *own)}


@pytest.mark.parametrize("is_indexed", [False, True], ids=["before the worker came", "after the worker came"])
def test_a_hidden_thread_is_gone_from_every_page(
    client: Browser, cleo: Browser, thread_id: int, work: Callable[[], int], is_indexed: bool
) -> None:
    if is_indexed:
        work()
    for browser in (client, cleo):
        told = pages(browser, thread_id)
        assert {path for path, text in told.items() if PART in text or WORDS in text} == set()


def test_a_page_that_lay_ready_for_visitors_is_not_shown_any_more(
    client: Browser, ana: Browser, ben: Browser, make: Maker
) -> None:
    url = f"/t/{make.thread(ana.person, TITLE, WORDS)}/a-miracle-cure-from-zanzibar"
    assert TITLE in client.get(url).text
    ben.post(f"{url.rpartition('/')[0]}/hide", REASON)
    assert client.get(url).status_code == 404


def test_who_answered_in_it_keeps_their_words_and_reads_no_title(cleo: Browser, thread_id: int) -> None:
    mine = cleo.get("/me/posts").text
    assert "Has anybody tried it?" in mine
    assert "In a thread that a moderator hid" in mine
    assert TITLE not in mine
    assert TITLE not in cleo.get("/me/notices").text


def test_its_author_is_told_reads_it_and_can_not_reply(ana: Browser, thread_id: int) -> None:
    told = ana.get("/me/notices").text
    assert f"A moderator hid your thread “{TITLE}”." in told
    assert REASON["reason"] in told
    page = ana.get(f"/t/{thread_id}", follow_redirects=True).text
    assert "A moderator hid this thread" in page
    assert "Post reply" not in page
    sent = ana.post(f"/t/{thread_id}/reply", {"body": "Why?"})
    assert sent.status_code == 422
    assert "A moderator hid this thread" in sent.text


def test_it_is_counted_no_longer(client: Browser, thread_id: int) -> None:
    assert "0 threads" in client.get("/").text


def test_a_restored_thread_is_back_where_it_was(
    client: Browser, ben: Browser, thread_id: int, work: Callable[[], int]
) -> None:
    assert "Show thread again" in ben.get(f"/t/{thread_id}", follow_redirects=True).text
    assert ben.post(f"/t/{thread_id}/restore-hidden", REASON).status_code == 303
    work()
    told = pages(client, thread_id)
    assert {path for path in PLACES if PART not in told[path]} == {"/c/balance?show=unanswered"}
    assert WORDS in told[f"/t/{thread_id}"]


def adrift() -> list[str]:
    """What `strideshare check` finds wrong with threads, posts and counters."""
    nouns = ("threads", "categories", "posts", "members")
    return [found.words for found in check_all(utc_now()) if found.wrong and found.words.startswith(nouns)]


def test_no_counter_is_adrift_after_hiding_and_after_restoring(ben: Browser, thread_id: int) -> None:
    assert adrift() == []
    ben.post(f"/t/{thread_id}/restore-hidden", REASON)
    assert adrift() == []


def test_a_thread_that_waited_waits_again_unless_its_post_was_approved_meanwhile(ben: Browser, make: Maker) -> None:
    links = "https://one.example.net https://two.example.net https://three.example.net"
    thread_id = make.thread(make.member("newcomer"), "Links", links)
    ben.post(f"/t/{thread_id}/hide", REASON)
    ben.post(f"/t/{thread_id}/restore-hidden", REASON)
    assert db.session.get_one(Thread, thread_id).state == "held"
    ben.post(f"/t/{thread_id}/hide", REASON)
    ben.post("/p/1/approve", REASON)
    ben.post(f"/t/{thread_id}/restore-hidden", REASON)
    db.session.expire_all()
    assert db.session.get_one(Thread, thread_id).state == "public"


def test_a_moderator_closes_one_older_text_and_its_words_show_nowhere(
    client: Browser, ana: Browser, ben: Browser, make: Maker
) -> None:
    make.thread(ana.person, "Foam", "First words.")
    for body in ("Middle: my neighbour Mrs Quill is ill.", "Last words."):
        ana.post("/p/1/edit", {"body": body})
    assert "Quill" in client.get("/p/1/history").text
    assert ben.post("/p/1/history/2/close", REASON).location == "/p/1/history"
    for browser in (client, ana):
        told = browser.get("/p/1/history").text
        assert "Quill" not in told
        assert "A moderator closed this older text" in told
        assert "First" in told
    assert "Quill" in ben.get("/p/1/history").text
    assert "A moderator closed an older text of your post" in ana.get("/me/notices").text
    ben.post("/p/1/history/2/open", REASON)
    assert "Quill" in client.get("/p/1/history").text


def test_the_older_text_of_another_post_is_not_found(ana: Browser, ben: Browser, make: Maker) -> None:
    thread_id = make.thread(ana.person, "Foam", "First words.")
    ana.post("/p/1/edit", {"body": "Other words."})
    other = make.reply(ana.person, thread_id)
    assert ben.post(f"/p/{other}/history/1/close", REASON).status_code == 404


def test_the_history_of_a_hidden_post_is_not_public(client: Browser, ana: Browser, ben: Browser, make: Maker) -> None:
    make.thread(ana.person, "Foam", "First words.")
    ana.post("/p/1/edit", {"body": "Other words."})
    ben.post("/p/1/hide", REASON)
    assert client.get("/p/1/history").status_code == 404
