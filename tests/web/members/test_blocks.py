"""Cleo blocks Fern: what Fern says is folded away, and reaches her no more. Fern is not told."""

from collections.abc import Callable
from html import unescape

import pytest
from sqlalchemy import select

from forum.actions.moderation import moderation
from forum.actions.talk import contact
from forum.jobs import indexing
from forum.models import Letter, MemberBlock, Notice, db
from forum.queries.members.people import find_person_by_name
from forum.queries.talk import newer, read_marks, unread
from forum.queries.upkeep import exporting
from forum.rules.kit.people import Person
from forum.search.alike import list_alike
from forum.search.service import search
from tests.fixtures.house import Browser, Maker

URL = "/t/{}/standing-on-one-leg"
FOLD = "Post 2 by fern, whom you blocked"


@pytest.fixture
def fern(make: Maker) -> Person:
    return make.member("fern")


@pytest.fixture
def thread_id(make: Maker, ben: Browser, fern: Person) -> int:
    """Ben asks, Fern answers, Ana answers too."""
    thread_id = make.thread(ben.person)
    make.reply(fern, thread_id, "Fern holds the kettle.")
    make.reply(find("ana"), thread_id, "Ana holds the sink.")
    return thread_id


def find(name: str) -> Person:
    person = find_person_by_name(name)
    assert person is not None
    return person


def block_fern(browser: Browser) -> None:
    """And read that it was done."""
    browser.post("/u/fern/block")
    browser.get("/me/blocked")


def count_letters(browser: Browser) -> int:
    return len(db.session.scalars(select(Letter.id).where(Letter.member_id == browser.person.id)).all())


def page(browser: Browser, url: str) -> str:
    return unescape(browser.get(url).text)


def test_a_press_a_confirmation_and_posts_are_folded_away(
    cleo: Browser, ana: Browser, client: Browser, thread_id: int
) -> None:
    before = page(cleo, URL.format(thread_id))
    assert 'href="/u/fern/block?post=' in before
    asked = page(cleo, "/u/fern/block")
    assert "They are not told." in asked
    assert db.session.scalars(select(MemberBlock)).all() == []
    cleo.post("/u/fern/block")
    after = page(cleo, URL.format(thread_id))
    assert FOLD in after
    assert "Fern holds the kettle." in after.partition(FOLD)[2], "one press shows it"
    assert "Ana holds the sink." in after
    for other in (ana, client):
        assert "whom you blocked" not in page(other, URL.format(thread_id))


def test_it_is_undone_from_the_list_and_from_the_page(cleo: Browser, thread_id: int) -> None:
    cleo.post("/u/fern/block")
    assert 'action="/u/fern/unblock?list=1"' in page(cleo, "/me/blocked")
    assert "You blocked this member" in page(cleo, "/u/fern")
    sent = cleo.post("/u/fern/unblock?list=1")
    assert sent.headers["Location"] == "/me/blocked"
    assert "You blocked nobody" in page(cleo, "/me/blocked")
    assert FOLD not in page(cleo, URL.format(thread_id))


def test_whoever_blocks_from_a_post_stands_there_again(
    cleo: Browser, make: Maker, fern: Person, thread_id: int
) -> None:
    post_id = make.reply(fern, thread_id, "Another.")
    sent = cleo.post(f"/u/fern/block?post={post_id}")
    assert sent.headers["Location"] == f"{URL.format(thread_id)}#fold-4"


def test_the_blocked_member_sees_what_they_saw_before(
    enter: Callable[[str], Browser], cleo: Browser, make: Maker, fern: Person, thread_id: int
) -> None:
    make.reply(cleo.person, thread_id, "Cleo holds the door.")
    theirs = enter("fern")
    before = page(theirs, "/u/cleo"), page(theirs, "/me/notices")
    cleo.post("/u/fern/block")
    assert (page(theirs, "/u/cleo"), page(theirs, "/me/notices")) == before
    assert "Cleo holds the door." in page(theirs, URL.format(thread_id))
    assert "blocked" not in page(theirs, URL.format(thread_id))


def test_mentions_answers_and_thanks_of_theirs_are_not_told(
    cleo: Browser, enter: Callable[[str], Browser], make: Maker, fern: Person, work: Callable[[], int]
) -> None:
    mine = make.thread(cleo.person, "A thread of mine")
    post_id = make.reply(cleo.person, mine, "Mine.")
    make.reply(fern, mine, "Before: hello @cleo")
    work()
    assert "1 new" in page(cleo, "/me")
    block_fern(cleo)
    letters = count_letters(cleo)
    make.reply(fern, mine, "After: hello again @cleo")
    enter("fern").post(f"/p/{post_id}/thank")
    work()
    assert db.session.scalars(select(Notice.kind).where(Notice.member_id == cleo.person.id)).all() == ["mention"]
    assert count_letters(cleo) == letters
    assert "fern" not in page(cleo, "/me/notices")
    assert "1 new" not in page(cleo, "/me")
    assert "fern" not in page(cleo, "/").partition("<main")[2]
    cleo.post("/u/fern/unblock")
    assert "fern mentioned you" in page(cleo, "/me/notices")


def test_what_a_blocked_moderator_does_by_their_office_is_told(
    ben: Browser, cleo: Browser, make: Maker, now: object
) -> None:
    thread_id = make.thread(cleo.person)
    cleo.post("/u/ben/block")
    contact.answer(ben.person, cleo.person.id, "We looked at it.", make.now)
    moderation.hide(ben.person, "thread", thread_id, "Unkind.", make.now)
    told = page(cleo, "/me/notices")
    assert "ben, a moderator, wrote to you: “We looked at it.”" in told
    assert "A moderator hid your thread" in told


def test_what_they_write_is_not_new_and_not_listed(
    cleo: Browser, ana: Browser, make: Maker, fern: Person, thread_id: int
) -> None:
    theirs = make.thread(fern, "Kettles of mine")
    cleo.get(URL.format(thread_id))
    last_n = read_marks.find_standing(thread_id, cleo.person.id).read_n
    cleo.post("/u/fern/block")
    make.reply(fern, thread_id, "Something new.")
    me = find("cleo")
    assert read_marks.find_standing(thread_id, me.id).first_new_n == 0
    assert newer.count_newer(thread_id, last_n, me) == (0, 0)
    assert unread.count_new(me, [thread_id, theirs]) == {}
    assert theirs not in [one.thread.id for one in unread.page_news(me).rows]
    category = "/c/balance"
    assert "Kettles of mine" in page(ana, category)
    for url in (category, "/", "/me/unread"):
        assert "Kettles of mine" not in page(cleo, url), url
    make.reply(ana.person, theirs, "Ana answers.")
    assert unread.count_new(me, [theirs]) == {theirs: 1}, "what others say there is news"


def test_search_and_its_suggestions_leave_them_out_and_count_them_not(
    cleo: Browser, ana: Browser, make: Maker, fern: Person, thread_id: int
) -> None:
    make.thread(fern, "Kettles of mine", "A kettle for the balance.")
    indexing.rebuild()
    block_fern(cleo)
    for url in ("/search?q=kettle&kind=thread", "/search?q=kettle&kind=post", "/search?q=kettle"):
        assert "fern" in page(ana, url).partition("<main")[2], url
        assert "fern" not in page(cleo, url).partition("<main")[2], url
    for name, total in (("ana", 2), ("cleo", 0)):
        assert search("kettle", find(name), kinds=("thread", "post")).total == total
    for text in ("kettles", "fer"):
        assert ana.get(f"/search/suggest?q={text}").get_json()["options"] != []
        assert cleo.get(f"/search/suggest?q={text}").get_json()["options"] == []
    assert [one.title for one in list_alike("Kettles of mine", find("ana"))] == ["Kettles of mine"]
    assert list_alike("Kettles of mine", find("cleo")) == []


def test_their_answer_does_not_stand_at_the_top(
    cleo: Browser, ana: Browser, make: Maker, fern: Person, enter: Callable[[str], Browser]
) -> None:
    thread_id = make.thread(ana.person, kind="question")
    post_id = make.reply(fern, thread_id, "Hold the kettle.")
    ana.post(f"/p/{post_id}/accept")
    assert "Read it in place" in page(cleo, URL.format(thread_id))
    cleo.post("/u/fern/block")
    assert "Read it in place" not in page(cleo, URL.format(thread_id))
    assert "Read it in place" in page(ana, URL.format(thread_id))


def test_two_who_blocked_each_other_write_in_one_thread(
    cleo: Browser, enter: Callable[[str], Browser], make: Maker, fern: Person, thread_id: int, work: Callable[[], int]
) -> None:
    theirs = enter("fern")
    cleo.post("/u/fern/block")
    theirs.post("/u/cleo/block")
    for browser, words in ((cleo, "Hello @fern"), (theirs, "Hello @cleo")):
        assert browser.post(f"/t/{thread_id}/reply", {"body": words}).status_code == 303
    work()
    assert db.session.scalars(select(Notice).where(Notice.kind == "mention")).all() == []
    assert "Post 4 by cleo, whom you blocked" in page(theirs, URL.format(thread_id))
    assert FOLD in page(cleo, URL.format(thread_id))


def test_nobody_blocks_themselves(cleo: Browser) -> None:
    assert "You can't block yourself." in page(cleo, "/u/cleo/block")
    assert cleo.post("/u/cleo/block").status_code == 422
    assert 'href="/u/cleo/block"' not in page(cleo, "/u/cleo")


def test_one_more_than_the_most_is_refused(
    cleo: Browser, make: Maker, fern: Person, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("forum.rules.members.blocks.MOST", 1)
    cleo.post("/u/ana/block")
    refused = cleo.post("/u/fern/block")
    assert refused.status_code == 422
    assert "You have blocked 1 members" in refused.text


def test_nobody_else_reads_whom_somebody_blocked(cleo: Browser, ana: Browser, ben: Browser, fern: Person) -> None:
    cleo.post("/u/fern/block")
    for other in (ana, ben):
        assert "fern" not in page(other, "/me/blocked")
        assert "You blocked" not in page(other, "/u/fern")
    assert "block" not in {str(line) for line in map(type, exporting.every_line())}


def test_blocking_costs_a_page_no_further_question(
    cleo: Browser, thread_id: int, count_queries: Callable[[], object]
) -> None:
    totals = []
    for _ in range(2):
        page(cleo, URL.format(thread_id))
        with count_queries() as counted:  # type: ignore[attr-defined]
            page(cleo, URL.format(thread_id))
        totals.append(counted.total)
        cleo.post("/u/fern/block")
        page(cleo, URL.format(thread_id))
    assert totals[0] == totals[1]
