"""Writing to the moderators and getting an answer."""

from datetime import datetime, timedelta

from forum.actions.members import members
from tests.fixtures.house import Browser, Maker


def test_ana_writes_to_the_moderators_and_each_is_told(ana: Browser, ben: Browser, dee: Browser) -> None:
    sent = ana.post("/help/contact", {"message": "My post is gone. Why?"})
    assert sent.status_code == 303
    for moderator in (ben, dee):
        assert "ana wrote to the moderators: “My post is gone. Why?”" in moderator.get("/me/notices").text


def test_other_members_see_nothing_of_it(ana: Browser, cleo: Browser) -> None:
    ana.post("/help/contact", {"message": "A quiet word"})
    assert "A quiet word" not in cleo.get("/me/notices").text
    assert cleo.get("/mod/messages/ana").status_code == 404


def test_ben_answers_and_ana_reads_it(ana: Browser, ben: Browser, dee: Browser) -> None:
    ana.post("/help/contact", {"message": "Why?"})
    page = ben.get("/mod/messages/ana")
    assert "ana wrote to the moderators: “Why?”" in page.text
    assert ben.post("/mod/messages/ana", {"message": "It named a phone number."}).status_code == 303
    assert "ben, a moderator, wrote to you: “It named a phone number.”" in ana.get("/me/notices").text
    assert "ben wrote to ana: “It named a phone number.”" in dee.get("/mod/messages/ana").text


def test_the_same_message_sent_twice_arrives_once(ana: Browser, ben: Browser) -> None:
    ana.post("/help/contact", {"message": "My hand slipped."})
    ana.post("/help/contact", {"message": "My hand slipped."})
    assert ben.get("/me/notices").text.count("My hand slipped.") == 1


def test_a_suspended_member_can_still_ask_why(ana: Browser, ben: Browser, now: datetime) -> None:
    members.suspend(ben.person, ana.person.id, 7, "Too many adverts", now - timedelta(hours=1))
    assert ana.post("/help/contact", {"message": "Was that me?"}).status_code == 303
    assert "Was that me?" in ben.get("/me/notices").text


def test_a_member_who_has_not_confirmed_can_ask_for_help(make: Maker, ben: Browser, app: object) -> None:
    newcomer = Browser(ben.app, make.member("newcomer", confirmed=False))
    assert newcomer.post("/help/contact", {"message": "No letter came."}).status_code == 303
    assert "No letter came." in ben.get("/me/notices").text


def test_an_empty_message_is_refused_in_words(ana: Browser) -> None:
    sent = ana.post("/help/contact", {"message": "  "})
    assert sent.status_code == 422
    assert "Write your message first." in sent.text


def test_a_long_message_is_refused_and_kept(ana: Browser) -> None:
    sent = ana.post("/help/contact", {"message": "why " * 200})
    assert sent.status_code == 422
    assert "Please use at most 500." in sent.text
    assert "why why why" in sent.text


def test_cleo_without_an_account_is_told_how_to_reach_one(client: Browser) -> None:
    page = client.get("/help/contact").text
    assert "<textarea" not in page
    assert 'href="/login?next=/help/contact"' in page
