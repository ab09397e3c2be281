"""Letters that a member asks for: that a private message waits, and what is new in a search they keep."""

import re
from collections.abc import Callable
from datetime import datetime, timedelta
from email.message import EmailMessage

import pytest
from sqlalchemy import select

from forum.actions.library import saved_searches
from forum.actions.moderation import moderation
from forum.actions.talk import letters, messages
from forum.jobs import rebuilding, worker
from forum.models import Letter, SavedSearch, db
from forum.queries.kit.outbox import MAIL, OTHER
from forum.rules.routines.routines import Card, Item
from forum.rules.talk.letters import WAIT, WEEK, MailWish
from tests.fixtures.house import Browser, Maker

HOUR = timedelta(hours=1)
SECRET = "My sister is ill, said the xylophone."


Mailbox = Callable[[], list[EmailMessage]]


@pytest.fixture
def post(mailbox: Mailbox, work: Callable[[], int]) -> Mailbox:
    """The letters that were sent, in a house with an index."""
    rebuilding.ensure_index()
    work()
    return mailbox


@pytest.fixture
def wishing(cleo: Browser, post: Mailbox, now: datetime) -> Browser:
    """Cleo, who asked to be told of messages."""
    letters.choose(cleo.person.id, MailWish(messages=True), "", now)
    return cleo


def send(now: datetime) -> None:
    """Plan what is due, as the worker does every hour, and do all jobs, letters last."""
    saved_searches.plan_letters(now)
    for queue in (OTHER, MAIL):
        while worker.work_once(now, queue=queue):
            pass


def text_of(letter: EmailMessage) -> str:
    """Both parts of it."""
    return "".join(str(part.get_content()) for part in letter.iter_parts())


def test_a_message_is_told_of_without_its_words(ana: Browser, wishing: Browser, post: Mailbox, now: datetime) -> None:
    messages.send(ana.person, wishing.person.id, SECRET, now)
    messages.send(ana.person, wishing.person.id, "Are you there?", now + timedelta(minutes=1))
    send(now + WAIT + timedelta(minutes=2))
    (letter,) = post()
    assert letter["Subject"] == "A message waits for you"
    assert "ana wrote you a message." in text_of(letter)
    assert "xylophone" not in str(letter)
    assert letter["List-Unsubscribe-Post"] == "List-Unsubscribe=One-Click"


def test_nobody_is_mailed_of_messages_who_did_not_ask(
    ana: Browser, cleo: Browser, post: Mailbox, now: datetime
) -> None:
    messages.send(ana.person, cleo.person.id, SECRET, now)
    send(now + HOUR)
    assert post() == []


def test_what_was_read_meanwhile_is_not_told_and_the_next_waits_an_hour(
    ana: Browser, wishing: Browser, post: Mailbox, now: datetime
) -> None:
    conversation = messages.send(ana.person, wishing.person.id, SECRET, now)
    wishing.get(f"/messages/{conversation}")
    send(now + WAIT)
    assert post() == []
    messages.send(ana.person, wishing.person.id, "Again.", now + HOUR)
    send(now + HOUR + WAIT)
    wishing.get(f"/messages/{conversation}")
    messages.send(ana.person, wishing.person.id, "And again.", now + HOUR + WAIT + timedelta(minutes=1))
    send(now + 2 * HOUR)
    assert len(post()) == 1
    send(now + 3 * HOUR)
    assert len(post()) == 2


def test_the_link_in_the_letter_stops_it_without_a_log_in(
    ana: Browser, wishing: Browser, client: Browser, post: Mailbox, now: datetime
) -> None:
    messages.send(ana.person, wishing.person.id, SECRET, now)
    send(now + WAIT)
    (path,) = re.findall(r"http://[^/]+(/mail/stop/[^>]+)>", str(post()[0]["List-Unsubscribe"]))
    assert "emails that a private message waits" in client.get(path).text
    client.client.post(path, data={"List-Unsubscribe": "One-Click"})
    messages.send(ana.person, wishing.person.id, "Hello?", now + HOUR)
    send(now + 4 * HOUR)
    assert len(post()) == 1


@pytest.fixture
def kept(cleo: Browser, post: Mailbox, now: datetime) -> int:
    """Cleo's search, of which she wants to be told."""
    saved_searches.keep(cleo.person, "Xylophones", "q=xylophone", now)
    search_id = db.session.scalars(select(SavedSearch.id)).one()
    saved_searches.choose_mailed(cleo.person, search_id, now, is_mailed=True)
    return search_id


def titles(letter: EmailMessage) -> list[str]:
    """What a letter about searches names."""
    return re.findall(r"^(.*) \(Xylophones\)$", str(letter.get_body(("plain",)).get_content()), re.MULTILINE)  # type: ignore[union-attr]


def test_new_hits_are_told_once_a_week_and_each_once(
    ana: Browser, kept: int, make: Maker, post: Mailbox, now: datetime
) -> None:
    make.thread(ana.person, "Before", "A xylophone.", now=now - HOUR)
    make.thread(ana.person, "First week", "A xylophone.", now=now + HOUR)
    send(now + WEEK - HOUR)
    assert post() == []
    send(now + WEEK)
    make.thread(ana.person, "Second week", "A xylophone.", now=now + WEEK + HOUR)
    send(now + WEEK + 2 * HOUR)
    send(now + 2 * WEEK)
    send(now + 3 * WEEK)
    assert [titles(one) for one in post()] == [["First week"], ["Second week"]]
    assert post()[0]["Subject"] == "New in searches you keep"


def test_a_worker_that_was_away_tells_of_all_it_missed(
    ana: Browser, kept: int, make: Maker, post: Mailbox, now: datetime
) -> None:
    make.thread(ana.person, "Long ago", "A xylophone.", now=now + HOUR)
    send(now + 3 * WEEK)
    assert [titles(one) for one in post()] == [["Long ago"]]


def test_a_card_in_the_letter_says_its_dangers(
    ana: Browser, kept: int, make: Maker, post: Mailbox, now: datetime
) -> None:
    items = (Item(exercise_id="feet-together-eyes-closed", hold_s=10),)
    make.routine(ana.person, Card(title="With a xylophone", items=items), now=now + HOUR)
    send(now + WEEK)
    letter = str(post()[0].get_body(("plain",)).get_content())  # type: ignore[union-attr]
    assert "With a xylophone (Xylophones)" in letter
    for words in ("Eyes closed: have someone beside you.", "High fall risk.", "Have someone with you."):
        assert words in letter


def test_the_letter_has_what_its_reader_may_read_and_nothing_else(
    ana: Browser, ben: Browser, cleo: Browser, okafor: Browser, kept: int, make: Maker, post: Mailbox, now: datetime
) -> None:
    make.thread(ana.person, "Among members", "A xylophone.", audience="members", now=now + HOUR)
    hidden = make.thread(ana.person, "Hidden", "A xylophone.", now=now + HOUR)
    make.thread(okafor.person, "Blocked", "A xylophone.", now=now + HOUR)
    moderation.hide(ben.person, "thread", hidden, "Unkind.", now + HOUR)
    cleo.post("/u/okafor/block")
    send(now + WEEK)
    assert [titles(one) for one in post()] == [["Among members"]]


def test_the_link_stops_letters_about_all_searches_which_stay(
    ana: Browser, cleo: Browser, client: Browser, kept: int, make: Maker, post: Mailbox, now: datetime
) -> None:
    make.thread(ana.person, "First week", "A xylophone.", now=now + HOUR)
    send(now + WEEK)
    (path,) = re.findall(r"http://[^/]+(/mail/stop/[^>]+)>", str(post()[0]["List-Unsubscribe"]))
    client.client.post(path, data={"List-Unsubscribe": "One-Click"})
    make.thread(ana.person, "Second week", "A xylophone.", now=now + WEEK + HOUR)
    send(now + 2 * WEEK)
    assert len(post()) == 1
    page = cleo.get("/me/searches").text
    assert "Xylophones" in page
    assert "Email me what is new, once a week" in page


def test_it_is_chosen_and_stopped_on_the_page_of_searches(cleo: Browser, ana: Browser, kept: int) -> None:
    assert "Stop the emails" in cleo.get("/me/searches").text
    assert ana.post(f"/me/searches/{kept}/mail", {"is_mailed": "y"}).status_code == 404
    cleo.post(f"/me/searches/{kept}/mail")
    assert "Stop the emails" not in cleo.get("/me/searches").text
    assert db.session.scalars(select(Letter)).all() == []
