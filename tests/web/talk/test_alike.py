"""While she types a title, Ana sees what others asked before; nothing she may not read."""

from collections.abc import Callable
from datetime import datetime

import pytest

from forum.actions.moderation import moderation
from tests.fixtures.house import Browser, Maker

TYPED = {"title": "My foot drops on stairs", "body": "What helps?", "category": "balance", "preview": "1"}


@pytest.fixture
def stairs(make: Maker, cleo: Browser, work: Callable[[], int]) -> int:
    """Cleo's thread about the same."""
    thread = make.thread(cleo.person, "Foot drop on the stairs", body="My foot drops on every stair.")
    make.thread(cleo.person, "Stairs at the station", body="The lift is broken again.")
    work()
    return thread


def asked(browser: Browser, title: str) -> list[str]:
    """The titles that the script of the form is told."""
    return [one["title"] for one in browser.get("/threads/alike", query_string={"title": title}).get_json()["threads"]]


def test_a_preview_shows_threads_that_may_answer_already(ana: Browser, stairs: int) -> None:
    page = ana.post("/c/balance/new", TYPED).text
    assert "This thread may answer you already" in page
    assert f'<a href="/t/{stairs}/foot-drop-on-the-stairs">Foot drop on the stairs</a>' in page
    assert "Stairs at the station" not in page


def test_an_empty_form_shows_none(ana: Browser, stairs: int) -> None:
    assert "answer you already" not in ana.get("/c/balance/new?title=My+foot+drops+on+stairs").text


def test_the_script_is_told_the_same(ana: Browser, stairs: int) -> None:
    assert asked(ana, TYPED["title"]) == ["Foot drop on the stairs"]
    assert asked(ana, "Good morning everybody") == []


def test_at_most_five_are_shown(ana: Browser, cleo: Browser, make: Maker, work: Callable[[], int]) -> None:
    for n in range(7):
        make.thread(cleo.person, f"Estim at home, day {n}")
    work()
    assert len(asked(ana, "Estim at home")) == 5


def test_a_hidden_thread_is_not_hinted_at(
    ana: Browser, ben: Browser, stairs: int, now: datetime, work: Callable[[], int]
) -> None:
    moderation.hide(ben.person, "thread", stairs, "It names somebody.", now)
    assert asked(ana, TYPED["title"]) == []
    work()
    assert asked(ana, TYPED["title"]) == []
    assert "answer you already" not in ana.post("/c/balance/new", TYPED).text


@pytest.mark.parametrize("title", ["", "the of and", "💜💜", "a" * 200, 'kind:thread "', "NOT NOT ("])
def test_odd_titles_are_like_nothing(ana: Browser, stairs: int, title: str) -> None:
    assert asked(ana, title) == []


def test_the_form_works_while_there_is_no_index(ana: Browser) -> None:
    assert ana.post("/c/balance/new", TYPED).status_code == 200
    assert asked(ana, "My foot drops on stairs") == []
