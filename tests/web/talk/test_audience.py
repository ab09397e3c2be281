"""A thread for members only: there for them, and nowhere at all for anybody else."""

import re
from collections.abc import Callable
from html import unescape

import pytest
from sqlalchemy import select, update

from forum.actions.moderation import moderation, thread_moderation
from forum.actions.talk import threads
from forum.errors import Refused
from forum.formats.archive.line_writing import dump_line
from forum.models import Category, Member, Thread, db
from forum.queries.upkeep.checks import check_all
from forum.queries.upkeep.exporting import every_line
from forum.search import documents
from forum.search.kit.document import MEMBERS_ONLY
from tests.fixtures.house import Browser, Maker

Work = Callable[[], int]
TITLE, WORDS, REPLY = "Zebrafinch mornings", "The zebrafinch sings to me.", "Mine is a zebrafinch too."
URL = "/t/{}/zebrafinch-mornings"


@pytest.fixture
def thread_id(make: Maker, ana: Browser, cleo: Browser, work: Work) -> int:
    """Ana's thread for members, with a tag, an exercise and Cleo's reply."""
    thread_id = make.thread(ana.person, TITLE, f"{WORDS} [[heel-raise]]", audience="members", tags="zebrafinch")
    make.reply(cleo.person, thread_id, REPLY)
    work()
    return thread_id


@pytest.fixture
def una(make: Maker, ana: Browser) -> Browser:
    """Somebody whose address is not confirmed."""
    return Browser(ana.app, make.member("una", confirmed=False))


# Where a title, a post, an author or a count could show it to somebody who may not read it. {t} and {p} are its ids.
SURFACES = (
    "/",
    "/c/balance",
    "/c/balance?show=unanswered",
    "/t/{t}",
    URL.format("{t}"),
    "/t/{t}/related",
    "/t/{t}/reply",
    "/t/{t}/newer?after=1",
    "/p/{p}",
    "/p/{p}/history",
    "/p/{p}/flag",
    "/p/{p}/bookmark",
    "/u/ana",
    "/u/cleo",
    "/search?q=zebrafinch",
    "/search?q=tag:zebrafinch",
    "/search?q=author:ana+zebrafinch",
    "/search/suggest?q=zebra",
    "/threads/alike?title=Zebrafinch+mornings",
    "/search?q=zebrafinch&kind=thread",
    "/search?q=after:2000-01-01&kind=post",
    "/api/v1/search?q=zebrafinch",
    "/feeds/search?q=zebrafinch",
    "/exercises/heel-raise",
    "/me/unread",
    "/me/notices",
    "/me/bookmarks",
    "/me/follows/thread/{t}",
)


def seen(browser: Browser, path: str, thread_id: int) -> str:
    """What somebody reads there, without what they typed into the address themselves."""
    post_id = db.session.scalar(select(Thread.last_n).where(Thread.id == thread_id)) or 0
    answer = browser.get(path.format(t=thread_id, p=post_id), follow_redirects=True)
    return unescape(answer.text).lower()


@pytest.mark.parametrize("who", ["client", "una"])
def test_strangers_and_the_unconfirmed_find_it_nowhere(
    request: pytest.FixtureRequest, thread_id: int, who: str
) -> None:
    browser, secrets = request.getfixturevalue(who), (TITLE, WORDS, REPLY, "zebrafinch-mornings", "1 thread", "2 posts")
    told = {
        (path, secret)
        for path in SURFACES
        for page in (without_what_was_asked(seen(browser, path, thread_id)),)
        for secret in secrets
        if secret.lower() in page
    }
    assert told == set()


def without_what_was_asked(page: str) -> str:
    """A page without the boxes that hold what was typed, and the address to come back to after the log-in."""
    return re.sub(r'value="[^"]*"|next=[^"]*', "", page)


@pytest.mark.parametrize(
    ("path", "words"),
    [("/c/balance", TITLE), (URL.format("{t}"), REPLY), ("/u/ana", TITLE), ("/me/unread", TITLE), ("/", TITLE)],
)
def test_members_read_it_where_they_read_all_else(okafor: Browser, thread_id: int, path: str, words: str) -> None:
    assert words.lower() in seen(okafor, path, thread_id)


def test_it_says_that_it_is_for_members_and_asks_search_engines_to_stay_away(okafor: Browser, thread_id: int) -> None:
    page = okafor.get(URL.format(thread_id)).text
    assert "Members only" in page
    assert '<meta name="robots" content="noindex">' in page
    assert "canonical" not in page
    assert "og:title" not in page
    assert "application/ld+json" not in page


FOUND_BY_MEMBERS = (
    ("/search?q=zebrafinch", TITLE),
    ("/search?q=zebrafinch&kind=post", REPLY),
    ("/search?q=tag:zebrafinch", TITLE),
    ("/search?q=author:ana+mornings", TITLE),
    ("/search/suggest?q=zebraf", TITLE),
    ("/threads/alike?title=Zebrafinch+mornings", TITLE),
)


@pytest.mark.parametrize(("path", "words"), FOUND_BY_MEMBERS)
def test_members_find_it_and_nobody_else(
    okafor: Browser, client: Browser, una: Browser, thread_id: int, path: str, words: str
) -> None:
    assert words.lower() in without_marks(seen(okafor, path, thread_id))
    for other in (client, una):
        assert words.lower() not in without_what_was_asked(without_marks(seen(other, path, thread_id)))


def test_programs_of_others_are_told_what_visitors_may_read_whoever_is_logged_in(
    okafor: Browser, thread_id: int
) -> None:
    assert okafor.get("/api/v1/search?q=zebrafinch").json == {
        "corrected": [],
        "facets": {"kind": []},
        "hits": [],
        "total": 0,
        "understood": [],
        "verdict": "none",
    }


def without_marks(page: str) -> str:
    """A page without the marks around the words that were searched for."""
    return page.replace("<mark>", "").replace("</mark>", "")


def test_whoever_is_blocked_is_not_found_there_either(okafor: Browser, cleo: Browser, thread_id: int) -> None:
    okafor.post("/u/cleo/block")
    assert REPLY.lower() not in without_marks(seen(okafor, "/search?q=zebrafinch&kind=post", thread_id))
    assert TITLE.lower() in without_marks(seen(okafor, "/search?q=zebrafinch", thread_id))


def test_what_stands_at_the_foot_of_a_page_is_kept_apart_for_members_and_strangers(
    okafor: Browser, client: Browser, ana: Browser, make: Maker, thread_id: int
) -> None:
    other = make.thread(ana.person, "My zebrafinch mornings", "Who else?")
    for _ in range(2):
        assert URL.format(thread_id) in okafor.get(f"/t/{other}/related").text
        assert URL.format(thread_id) not in client.get(f"/t/{other}/related").text


def test_the_index_says_for_whom_it_is_and_no_export_holds_it(thread_id: int) -> None:
    assert {one.facets for one in documents.of_thread(thread_id)[0]} == {(MEMBERS_ONLY,)}
    assert not any("zebrafinch" in dump_line(line).lower() for line in every_line())


def test_the_numbers_of_its_category_do_not_count_it(thread_id: int, make: Maker, ana: Browser, ben: Browser) -> None:
    def counts() -> list[str]:
        return [str(row) for row in db.session.execute(select(Category.thread_count, Category.post_count))]

    before = counts()
    reply = make.reply(ben.person, thread_id, "One more.")
    moderation.hide(ben.person, "post", reply, "Unkind.", make.now)
    moderation.hide(ben.person, "thread", thread_id, "Unkind.", make.now)
    moderation.restore(ben.person, "thread", thread_id, "Read again.", make.now)
    thread_moderation.move(ben.person, thread_id, "strength", "About strength.", make.now)
    assert counts() == before
    assert [finding.words for finding in check_all(make.now) if finding.wrong] == []


def test_its_author_is_told_of_answers_and_mailed_of_them(ana: Browser, thread_id: int) -> None:
    page = unescape(ana.get("/me/notices").text)
    assert f"cleo replied in your thread “{TITLE}”." in page
    assert REPLY in page


def test_a_member_who_may_not_read_it_is_named_in_vain(
    make: Maker, una: Browser, cleo: Browser, thread_id: int, work: Work
) -> None:
    make.reply(cleo.person, thread_id, "Dear @una, come and see.")
    work()
    page = unescape(una.get("/me/notices").text)
    assert "zebrafinch" not in page.lower()
    assert "come and see" not in page


def test_nobody_answers_what_they_may_not_read(una: Browser, client: Browser, thread_id: int) -> None:
    assert una.post(f"/t/{thread_id}/reply", {"body": "Hello"}).status_code == 404
    assert client.get(URL.format(thread_id)).status_code == 404


def test_who_loses_their_confirmation_loses_the_thread_but_not_their_own(
    okafor: Browser, ana: Browser, thread_id: int
) -> None:
    db.session.execute(update(Member).values(confirmed_at=None))
    db.session.commit()
    assert okafor.get(URL.format(thread_id)).status_code == 404
    assert ana.get(URL.format(thread_id)).status_code == 200


def test_a_thread_is_begun_for_members_by_the_form(ana: Browser, client: Browser) -> None:
    sent = ana.post("/c/balance/new", {"title": "Quiet", "body": "Us.", "category": "balance", "audience": "members"})
    assert sent.status_code == 303
    assert client.get("/t/1/quiet").status_code == 404
    odd = {"title": "Odd", "body": "Us.", "category": "balance", "audience": "friends"}
    assert ana.post("/c/balance/new", odd).status_code == 422


def test_a_draft_does_not_forget_for_whom_it_is(ana: Browser) -> None:
    ana.post("/me/drafts", {"key": "thread:balance", "title": "Quiet", "body": "Us.", "audience": "members"})
    page = ana.get("/c/balance/new").text
    assert '<option selected value="members">' in page or '<option value="members" selected>' in page


def test_what_everybody_read_may_be_closed_and_is_gone_from_the_search(
    ana: Browser, client: Browser, make: Maker, work: Work
) -> None:
    thread_id = make.thread(ana.person, TITLE, WORDS)
    work()
    found = f'href="{URL.format(thread_id)}'
    assert found in client.get("/search?q=zebrafinch").text
    assert client.get(URL.format(thread_id)).status_code == 200
    ana.post(f"/t/{thread_id}/title", {"title": TITLE, "tags": "", "audience": "members"})
    assert client.get(URL.format(thread_id)).status_code == 404
    assert found not in client.get("/search?q=zebrafinch").text, "at once, before the worker came"
    work()
    assert found not in client.get("/search?q=zebrafinch").text
    assert found in ana.get("/search?q=zebrafinch").text
    assert [finding.words for finding in check_all(make.now) if finding.wrong] == []


def test_what_others_wrote_for_members_stays_for_members(
    ana: Browser, cleo: Browser, client: Browser, make: Maker
) -> None:
    thread_id = make.thread(ana.person, TITLE, WORDS, audience="members")
    threads.rename(ana.person, thread_id, TITLE, "", make.now, audience="everyone")
    assert client.get(URL.format(thread_id)).status_code == 200
    threads.rename(ana.person, thread_id, TITLE, "", make.now, audience="members")
    make.reply(cleo.person, thread_id, REPLY)
    refused = ana.post(f"/t/{thread_id}/title", {"title": TITLE, "tags": "", "audience": "everyone"})
    assert refused.status_code == 422
    assert "Others have replied for members only" in unescape(refused.text)
    with pytest.raises(Refused):
        threads.rename(ana.person, thread_id, TITLE, "", make.now, audience="everyone")
    assert client.get(URL.format(thread_id)).status_code == 404
