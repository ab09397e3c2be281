"""A member writes words of despair to another: she reads where help is, and nobody else is told."""

from html import unescape

import pytest
from sqlalchemy import func, select

from forum.models import Flag, UrgentCase, db
from forum.queries.moderation.moderation import page_cases
from tests.fixtures.house import Browser

DESPAIR = "I can't go on like this, I want to die."
TOLD = "to the one you wrote to and nobody else. No moderator reads it"


def send(browser: Browser, words: str) -> str:
    """Where somebody is led who writes this to Cleo."""
    return str(browser.post("/messages/to/cleo", {"message": words}).headers["Location"])


def test_she_is_shown_help_and_the_message_is_sent(ana: Browser, cleo: Browser) -> None:
    ana.post("/me/time-zone", {"time_zone": "Europe/London"})
    url = send(ana, DESPAIR)
    page = unescape(ana.get(url).text)
    assert "If this is about now: you matter" in page
    assert "116 123" in page
    assert TOLD in page
    assert "moderators see your message" not in page
    assert DESPAIR in unescape(cleo.get(url.removesuffix("/care")).text)


def test_no_moderator_is_told(ana: Browser, ben: Browser) -> None:
    send(ana, DESPAIR)
    assert db.session.scalar(select(func.count()).select_from(UrgentCase)) == 0
    assert db.session.scalar(select(func.count()).select_from(Flag)) == 0
    assert page_cases(ben.person) == []
    assert "I want to die" not in ben.get("/mod").text


def test_who_reads_it_is_not_taken_for_its_author(ana: Browser, cleo: Browser) -> None:
    url = send(ana, DESPAIR)
    answer = cleo.get(url)
    assert answer.status_code == 303
    cleo.post(url.removesuffix("/care"), {"message": "Can I ring you?"})
    assert cleo.get(url).status_code == 303


def test_it_is_for_the_two_of_them(ana: Browser, okafor: Browser, ben: Browser, client: Browser) -> None:
    url = send(ana, DESPAIR)
    assert okafor.get(url).status_code == ben.get(url).status_code == 404
    assert client.get(url).status_code == 303


@pytest.mark.parametrize("words", ["See you on Monday.", "This exercise kills my calves."])
def test_everyday_words_lead_to_the_conversation(ana: Browser, words: str) -> None:
    assert send(ana, words).endswith("#end")
