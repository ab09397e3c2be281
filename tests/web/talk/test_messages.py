"""Cleo and Ana write to each other in private."""

from collections.abc import Callable
from html import unescape

import pytest
from sqlalchemy import func, select, text

from forum.formats.archive.line_writing import dump_line
from forum.jobs import indexing
from forum.models import Conversation, Flag, Message, ModlogEntry, Notice, OutboxRow, db
from forum.queries.kit.snapshots import snapshot
from forum.queries.upkeep import exporting
from tests.fixtures.house import Browser, Maker

SECRET = "The kettle code is plumtree.\nRing 020 7946 0000 or write to ana@example.net."


@pytest.fixture
def conversation_id(cleo: Browser) -> int:
    """Cleo has written to Ana."""
    sent = cleo.post("/messages/to/ana", {"message": SECRET})
    return int(sent.headers["Location"].removeprefix("/messages/").removesuffix("#end"))


def page(browser: Browser, url: str) -> str:
    return unescape(browser.get(url).text)


def last_id() -> int:
    return db.session.scalars(select(func.max(Message.id))).one()


def count(model: type[Message] | type[Conversation]) -> int:
    return db.session.scalar(select(func.count()).select_from(model)) or 0


def test_from_a_page_to_an_answer(cleo: Browser, ana: Browser) -> None:
    assert 'href="/messages/to/ana"' in page(cleo, "/u/ana")
    assert "Write to ana" in page(cleo, "/messages/to/ana")
    sent = cleo.post("/messages/to/ana", {"message": SECRET})
    place = sent.headers["Location"]
    assert "Your message was sent to ana." in page(cleo, place)
    assert "cleo wrote you a message." in page(ana, "/me/notices")
    assert "1 new" in page(ana, "/me")
    assert SECRET in page(ana, place), "word for word: nothing is masked between two"
    assert "1 new" not in page(ana, "/me"), "read with the message"
    ana.post(place.removesuffix("#end"), {"message": "Thank you"})
    assert "Thank you" in page(cleo, place)
    assert cleo.get("/messages/to/ana").headers["Location"] == place.removesuffix("#end")
    assert count(Conversation) == 1


def test_several_messages_are_one_notice(cleo: Browser, ana: Browser, conversation_id: int) -> None:
    for words in ("Two", "Three"):
        cleo.post(f"/messages/{conversation_id}", {"message": words})
    assert page(ana, "/me/notices").count("cleo wrote you a message.") == 1
    assert "Three" in page(ana, "/messages")
    assert "New" in page(ana, "/messages")


def test_nobody_else_is_shown_anything(
    ana: Browser, cleo: Browser, ben: Browser, dee: Browser, client: Browser, conversation_id: int
) -> None:
    message_id = last_id()
    for other in (ben, dee):
        for url in ("", "/delete"):
            assert other.get(f"/messages/{conversation_id}{url}").status_code == 404
        assert other.post(f"/messages/{conversation_id}", {"message": "Me too"}).status_code == 404
        assert other.post(f"/messages/{conversation_id}/delete").status_code == 404
        assert other.get(f"/messages/said/{message_id}/flag").status_code == 404
        assert "plumtree" not in page(other, "/messages")
    assert client.get(f"/messages/{conversation_id}").status_code == 303


def test_it_is_in_no_index_export_mail_or_job(
    ana: Browser,
    cleo: Browser,
    conversation_id: int,
    work: Callable[[], int],
    mailbox: Callable[[], list[object]],
) -> None:
    jobs = db.session.scalars(select(OutboxRow.payload)).all()
    assert "plumtree" not in str(jobs)
    work()
    indexing.rebuild()
    for browser in (ana, cleo):
        for url in ("/search?q=plumtree", "/search?q=in:mine+plumtree", "/", "/me/notices", "/me/unread", "/u/cleo"):
            assert "code is plumtree" not in page(browser, url), url
        assert browser.get("/search/suggest?q=plumtree").get_json()["options"] == []
    with snapshot():
        assert "plumtree" not in "".join(dump_line(line) for line in exporting.every_line())
    assert "plumtree" not in "".join(map(str, mailbox()))
    assert "plumtree" not in str(db.session.scalars(select(Notice.data)).all())


def test_each_deletes_their_own_copy_and_then_it_is_gone(cleo: Browser, ana: Browser, conversation_id: int) -> None:
    assert "keeps their own copy" in page(cleo, f"/messages/{conversation_id}/delete")
    cleo.post(f"/messages/{conversation_id}/delete")
    assert cleo.get(f"/messages/{conversation_id}").status_code == 404
    assert "No messages" in page(cleo, "/messages")
    assert SECRET in page(ana, f"/messages/{conversation_id}")
    ana.post(f"/messages/{conversation_id}", {"message": "Are you there?"})
    again = page(cleo, f"/messages/{conversation_id}")
    assert "Are you there?" in again
    assert "plumtree" not in again, "what was deleted stays deleted"
    for browser in (cleo, ana):
        browser.post(f"/messages/{conversation_id}/delete")
    assert (count(Message), count(Conversation)) == (0, 0)
    assert db.session.scalars(select(Notice.id)).all() == []


def test_moderators_read_the_one_message_that_was_reported(
    ana: Browser, ben: Browser, cleo: Browser, conversation_id: int
) -> None:
    cleo.post(f"/messages/{conversation_id}", {"message": "Something unkind."})
    reported = last_id()
    assert f"/messages/said/{reported}/flag" in page(ana, f"/messages/{conversation_id}")
    assert "Something unkind." in page(ana, f"/messages/said/{reported}/flag")
    ana.post(f"/messages/said/{reported}/flag", {"reason": "unkind"})
    queue = page(ben, "/mod")
    assert "Something unkind." in queue
    assert "plumtree" not in queue
    assert 'href="/mod/members/cleo"' in queue
    assert ben.get(f"/messages/{conversation_id}").status_code == 404
    for browser in (cleo, ana):
        browser.post(f"/messages/{conversation_id}/delete")
    assert db.session.scalars(select(Message.id)).all() == [reported], "it waits until a moderator has read it"
    ben.post(f"/mod/cases/message/{reported}", {"act": "keep", "reason": "I wrote to Cleo."})
    assert "Something unkind." not in page(ben, "/mod")
    assert (count(Message), count(Conversation)) == (0, 0)
    assert "looked at the message that you reported" in page(ana, "/me/notices")
    logged = db.session.scalars(select(ModlogEntry).where(ModlogEntry.noun == "message")).one()
    assert (logged.noun, logged.title) == ("message", "A private message by cleo")


def test_one_reports_only_what_others_wrote_and_once(ana: Browser, cleo: Browser, conversation_id: int) -> None:
    message_id = last_id()
    assert cleo.get(f"/messages/said/{message_id}/flag").status_code == 404
    assert cleo.post(f"/messages/said/{message_id}/flag", {"reason": "unkind"}).status_code == 404
    for _ in range(2):
        last = ana.post(f"/messages/said/{message_id}/flag", {"reason": "unkind"})
    assert last.status_code == 422
    assert len(db.session.scalars(select(Flag.id)).all()) == 1


def test_who_is_blocked_and_who_writes_to_somebody_that_takes_none_read_the_same(
    ana: Browser, ben: Browser, cleo: Browser, conversation_id: int
) -> None:
    ana.post("/u/cleo/block")
    blocked = cleo.post(f"/messages/{conversation_id}", {"message": "Hello?"})
    ana.post("/messages/taking")
    off = ben.post("/messages/to/ana", {"message": "Hello?"})
    for answer in (blocked, off):
        assert answer.status_code in (403, 422)
        assert "ana takes no messages at the moment." in unescape(answer.text)
    assert "ana takes no messages at the moment" in page(cleo, f"/messages/{conversation_id}")
    assert count(Message) == 1
    ana.post("/messages/taking", {"takes_messages": "y"})
    assert ben.post("/messages/to/ana", {"message": "Hello?"}).status_code == 303


def test_whoever_blocked_has_the_conversation_out_of_sight_and_does_not_write(
    ana: Browser, cleo: Browser, conversation_id: int
) -> None:
    ana.post("/u/cleo/block")
    ana.get("/me/blocked")
    assert "cleo" not in page(ana, "/messages")
    assert "cleo" not in page(ana, "/me/notices")
    assert "You blocked cleo" in page(ana, f"/messages/{conversation_id}")
    refused = ana.post(f"/messages/{conversation_id}", {"message": "One more thing"})
    assert refused.status_code == 422
    assert "One more thing" in refused.text, "what was typed is kept"


@pytest.mark.parametrize(("words", "said"), [("  ", "Write your message first."), ("x" * 5001, "5,001 characters")])
def test_nothing_and_too_much_are_refused_and_kept(
    ana: Browser, cleo: Browser, conversation_id: int, words: str, said: str
) -> None:
    for url in ("/messages/to/ben", f"/messages/{conversation_id}"):
        refused = cleo.post(url, {"message": words})
        assert refused.status_code == 422
        assert said in unescape(refused.text)
        assert words.strip() in refused.text
    assert count(Message) == 1


def test_only_confirmed_members_write_and_nobody_to_themselves(
    enter: Callable[[str], Browser], cleo: Browser, make: Maker
) -> None:
    make.member("una", confirmed=False)
    una = enter("una")
    for answer in (una.get("/messages/to/ana"), una.post("/messages/to/ana", {"message": "Hello"})):
        assert answer.status_code == 403
        assert "Please confirm your email address first." in answer.text
    assert "You can't write to yourself." in page(cleo, "/messages/to/cleo")
    assert count(Message) == 0


def test_a_form_that_is_sent_twice_is_one_message(cleo: Browser) -> None:
    for _ in range(2):
        sent = cleo.post("/messages/to/ana", {"message": "Hello", "idempotency_key": "one-key"})
        assert sent.status_code == 303
    assert count(Message) == 1


def test_a_new_account_begins_few_conversations(
    enter: Callable[[str], Browser], make: Maker, monkeypatch: pytest.MonkeyPatch
) -> None:
    db.session.execute(text("UPDATE member SET created_at = '2020-01-01 00:00:00' WHERE name = 'cleo'"))
    db.session.commit()
    make.member("fern")
    monkeypatch.setattr("forum.web.kit.guards.settings", lambda: type("On", (), {"limits": True}))
    for name, most in (("fern", 3), ("cleo", 4)):
        browser = enter(name)
        others = ("ana", "ben", "okafor", "dee")
        sent = [browser.post(f"/messages/to/{other}", {"message": "Hello"}).status_code for other in others]
        assert sent.count(303) == most, name


def test_a_long_conversation_is_read_page_by_page(
    cleo: Browser, ana: Browser, conversation_id: int, count_queries: Callable[[], object]
) -> None:
    totals = []
    for rounds in (5, 26):
        for n in range(rounds):
            cleo.post(f"/messages/{conversation_id}", {"message": f"Number {rounds}-{n}"})
        ana.get(f"/messages/{conversation_id}")
        with count_queries() as counted:  # type: ignore[attr-defined]
            newest = page(ana, f"/messages/{conversation_id}")
        totals.append(counted.total)
    assert "Number 26-25" in newest
    assert "plumtree" not in newest
    before = newest.partition("?before=")[2].partition('"')[0]
    assert "plumtree" in page(ana, f"/messages/{conversation_id}?before={before}")
    assert totals[0] == totals[1]


def test_a_script_in_a_message_is_text(cleo: Browser, ana: Browser, conversation_id: int) -> None:
    cleo.post(f"/messages/{conversation_id}", {"message": "<script>alert(1)</script>\u202e"})
    assert "&lt;script&gt;alert(1)&lt;/script&gt;" in ana.get(f"/messages/{conversation_id}").text


def test_a_hidden_contact_detail_points_to_a_message(cleo: Browser, make: Maker) -> None:
    thread_id = make.thread(cleo.person)
    sent = cleo.post(f"/t/{thread_id}/reply", {"body": "Write to ana@example.net please"})
    told = page(cleo, sent.headers["Location"]) if sent.status_code == 303 else unescape(sent.text)
    assert "send them a message" in told
