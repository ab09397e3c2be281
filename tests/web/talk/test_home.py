"""The first page: calm for members, a way in for visitors."""

from collections.abc import Callable
from typing import Any

import pytest

from forum.actions.moderation import moderation
from forum.actions.talk import drafts
from forum.clock import utc_now
from tests.fixtures.house import Browser, Maker


@pytest.fixture
def thread(make: Maker, ana: Browser) -> int:
    """A question of Ana's."""
    return make.thread(ana.person, "Mornings when the legs won’t start")


def test_answers_to_her_come_with_their_words_and_who_said_them(
    ana: Browser, cleo: Browser, make: Maker, thread: int, work: Callable[[], Any]
) -> None:
    post_id = make.reply(cleo.person, thread, "Try it holding the sink first.")
    make.reply(cleo.person, thread, "And slowly.")
    work()
    page = ana.get("/").text
    assert "Answers to you" in page
    assert "cleo: “Try it holding the sink first.”" in page
    assert "2 answers" in page
    assert f'href="/p/{post_id}"' in page


def test_a_hidden_answer_is_not_on_her_page(
    ana: Browser, ben: Browser, cleo: Browser, make: Maker, thread: int, work: Callable[[], Any]
) -> None:
    post_id = make.reply(cleo.person, thread, "Something unkind.")
    work()
    moderation.hide(ben.person, "post", post_id, "Unkind.", utc_now())
    page = ana.get("/").text
    assert "Something unkind" not in page
    assert "Nothing new since you were here." in page


def test_what_she_follows_stands_before_all_else(ana: Browser, cleo: Browser, make: Maker, thread: int) -> None:
    make.reply(cleo.person, thread, "One")
    make.thread(cleo.person, "Something else")
    page = ana.get("/").text
    assert page.index("What you follow") < page.index(f"/t/{thread}/mornings-when-the-legs-wont-start?to=unread")
    assert "Since you were here: 2 threads have something new." in page
    assert "Something else" not in page


def test_a_thread_in_which_she_was_answered_is_told_once(
    ana: Browser, cleo: Browser, make: Maker, thread: int, work: Callable[[], Any]
) -> None:
    make.reply(cleo.person, thread, "Try the sink.")
    work()
    assert ana.get("/").text.count("Mornings when the legs won") == 1


def test_one_thing_she_began_waits_for_her(ana: Browser, cleo: Browser, thread: int) -> None:
    drafts.save(ana.person, f"reply:{thread}", {"body": "I carry a wet scarf and"}, utc_now())
    page = ana.get("/").text
    assert "You began" in page
    assert "I carry a wet scarf and" in page
    assert f'href="/t/{thread}#reply"' in page
    assert "wet scarf" not in cleo.get("/").text


def test_a_new_member_sees_what_is_talked_about_and_no_wall_of_forms(ana: Browser, make: Maker) -> None:
    page = ana.get("/").text
    assert "Nothing new since you were here. That is fine." in page
    assert "Start a thread" in page
    assert page.count("<form") == 2  # the search, in the head and in its menu


def test_a_members_first_page_asks_at_most_ten_questions(
    ana: Browser, cleo: Browser, make: Maker, thread: int, work: Callable[[], Any], count_queries: Callable[[], Any]
) -> None:
    with count_queries() as empty:
        ana.get("/")
    for n in range(6):
        other = make.thread(cleo.person, f"Thread {n}")
        make.reply(cleo.person, thread, f"Answer {n}")
        drafts.save(ana.person, f"reply:{other}", {"body": "Half a thought"}, utc_now())
    work()
    with count_queries() as full:
        ana.get("/")
    assert empty.total <= 10, empty.statements
    assert full.total <= 7, full.statements


def test_a_visitors_first_page_stays_as_it_was(client: Browser, thread: int) -> None:
    page = client.get("/").text
    assert "Exercise at your pace, with people who know MS" in page
    assert "to=unread" not in page
    assert "Since you were here" not in page
