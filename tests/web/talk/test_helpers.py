"""People who helped in a category are named, without a number and in no order but that of names."""

import re
from datetime import timedelta

import pytest

from forum.actions.members import leaving, memorial
from forum.actions.moderation import disowning, moderation
from forum.actions.talk import accepted, thanks
from forum.clock import utc_now
from forum.web.talk.categories import HELPERS
from tests.fixtures.house import Browser, Maker

PAGE = "/c/balance/people"


@pytest.fixture
def post_id(make: Maker, ana: Browser, cleo: Browser, okafor: Browser) -> int:
    """Cleo's answer, for which two others thanked."""
    post_id = make.reply(cleo.person, make.thread(ana.person, kind="question"), "Hold the sink.")
    for who in (ana, okafor):
        thanks.give(who.person, post_id, make.now)
    return post_id


def named(browser: Browser) -> list[str]:
    """Who stands there, looked up anew."""
    HELPERS.things.clear()
    main = browser.get(PAGE).text.partition("<main")[2].partition("</main>")[0]
    return re.findall(r'href="/u/([^"]+)"', main)


def test_who_was_thanked_by_two_is_named_and_who_was_thanked_by_one_is_not(
    make: Maker, client: Browser, ana: Browser, cleo: Browser, ben: Browser, post_id: int
) -> None:
    one = make.reply(ben.person, make.thread(ana.person), "Sit first.")
    thanks.give(cleo.person, one, make.now)
    assert named(client) == ["cleo"]
    assert not re.search(r"[0-9] (thanks|members|answers)", client.get(PAGE).text)
    assert PAGE in client.get("/c/balance").text
    assert "/u/cleo" not in client.get("/c/strength/people").text


def test_a_chosen_answer_is_enough_and_names_are_in_their_order(
    make: Maker, client: Browser, ana: Browser, ben: Browser, post_id: int
) -> None:
    thread_id = make.thread(ana.person, kind="question")
    answer = make.reply(ben.person, thread_id, "Sit first.")
    accepted.accept(ana.person, answer, make.now)
    own = make.reply(ana.person, make.thread(ana.person, kind="question"), "I found it myself.")
    accepted.accept(ana.person, own, make.now)
    assert named(client) == ["ben", "cleo"]


def test_it_is_about_the_last_ninety_days(
    make: Maker, client: Browser, ana: Browser, cleo: Browser, ben: Browser
) -> None:
    post_id = make.reply(cleo.person, make.thread(ana.person), "Hold the sink.")
    for who in (ana, ben):
        thanks.give(who.person, post_id, utc_now() - timedelta(days=91))
    assert named(client) == []


def test_who_is_blocked_or_has_left_or_died_is_not_named(
    make: Maker, client: Browser, okafor: Browser, ben: Browser, cleo: Browser, post_id: int
) -> None:
    okafor.post("/u/cleo/block")
    assert named(okafor) == []
    assert named(client) == ["cleo"]
    memorial.remember(ben.person, cleo.person.id, "Her sister told us.", make.now)
    assert named(client) == []
    memorial.undo(ben.person, cleo.person.id, "A mistake.", make.now)
    assert named(client) == ["cleo"]
    leaving.leave(cleo.person.id, make.now, keeps=True)
    assert named(client) == []


def test_what_is_hidden_disowned_or_for_members_counts_for_nobody(
    make: Maker, client: Browser, ana: Browser, ben: Browser, cleo: Browser, okafor: Browser, post_id: int
) -> None:
    inner = make.reply(ben.person, make.thread(ana.person, audience="members"), "Among us.")
    for who in (ana, cleo):
        thanks.give(who.person, inner, make.now)
    assert named(client) == named(okafor) == ["cleo"]
    moderation.hide(ben.person, "post", post_id, "Unkind.", make.now)
    assert named(client) == []
    moderation.restore(ben.person, "post", post_id, "Read again.", make.now)
    assert named(client) == ["cleo"]
    disowning.disown(cleo.person, post_id, make.now)
    assert named(client) == []
