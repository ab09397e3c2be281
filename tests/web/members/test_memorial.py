"""Ana has died. Ben keeps her account in her memory: her words stay, and nobody writes to her or in her name."""

from collections.abc import Callable
from datetime import datetime
from email.message import EmailMessage

from sqlalchemy import select

from forum.models import Notice, db
from tests.fixtures.house import PASSWORD, Browser, Maker

REASON = {"reason": "Her brother wrote to us."}
REMEMBER, UNDO = "/mod/members/ana/remember", "/mod/members/ana/unremember"


def test_her_page_says_so_in_kind_words_and_her_posts_stay(
    ana: Browser, ben: Browser, client: Browser, make: Maker
) -> None:
    thread_id = make.thread(ana.person)
    assert ben.post(REMEMBER, REASON).status_code == 303
    page = client.get("/u/ana").text
    assert "In memory of ana" in page
    assert "Standing on one leg" in page
    assert "How?" in client.get(f"/t/{thread_id}", follow_redirects=True).text


def test_nobody_logs_in_to_it(
    ana: Browser, ben: Browser, client: Browser, work: Callable[[], int], mailbox: Callable[[], list[EmailMessage]]
) -> None:
    ben.post(REMEMBER, REASON)
    assert ana.get("/me").status_code == 303
    for name in ("ana", "ana@example.org"):
        assert client.post("/login", {"username": name, "password": PASSWORD}).status_code == 422
        client.post("/forgot", {"username": name})
    work()
    assert mailbox() == []


def test_she_is_told_nothing_any_more(
    ana: Browser, ben: Browser, cleo: Browser, make: Maker, work: Callable[[], int]
) -> None:
    thread_id = make.thread(ana.person)
    ben.post(REMEMBER, REASON)
    make.reply(cleo.person, thread_id, "Thank you @ana.")
    work()
    assert db.session.scalars(select(Notice).where(Notice.member_id == ana.person.id)).all() == []


def test_a_mistake_is_taken_back(ana: Browser, ben: Browser, client: Browser) -> None:
    ben.post(REMEMBER, REASON)
    assert "Take the memorial back" in ben.get("/mod/members/ana").text
    assert ben.post(UNDO, REASON).status_code == 303
    assert "In memory of" not in client.get("/u/ana").text
    assert client.post("/login", {"username": "ana", "password": PASSWORD}).status_code == 303


def test_ben_does_it_neither_to_himself_nor_to_an_admin(ben: Browser, dee: Browser) -> None:
    assert "This is your own account." in ben.post("/mod/members/ben/remember", REASON).text
    assert "Only an admin can do this" in ben.post("/mod/members/dee/remember", REASON).text
    assert dee.post("/mod/members/ben/remember", REASON).status_code == 303


def test_the_modlog_tells_of_it(ana: Browser, ben: Browser, now: datetime) -> None:
    ben.post(REMEMBER, REASON)
    page = ben.get("/mod/log").text
    assert "keeps in memory the account of" in page
    assert "Her brother wrote to us." in page
