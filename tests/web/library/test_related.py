"""A card and an exercise lead on to what is about the same, and to nothing their reader may not know of."""

import re
from collections.abc import Callable
from datetime import datetime

import pytest

from forum.actions.moderation import exercise_holds, moderation
from forum.jobs import indexing
from forum.rules.routines.routines import Card, Item
from forum.search import engine
from tests.fixtures.house import Browser, Maker
from tests.samples.library import EXERCISES

SEATED = Card(title="Seated marching before lunch", items=(Item(exercise_id="seated-march", reps=10),))


def more(page: str) -> str:
    """The part of a page that leads on."""
    found = re.search(r'<h2 id="related">.*?</section>', page, re.DOTALL)
    return found[0] if found else ""


def exercises_in(html: str) -> list[str]:
    return re.findall(r'href="/exercises/([\w-]+)"', html)


@pytest.fixture
def march(make: Maker, ana: Browser, cleo: Browser, work: Callable[[], int]) -> tuple[int, int]:
    """Ana's card, and Cleo's thread about the same."""
    card = make.routine(ana.person, SEATED)
    thread = make.thread(cleo.person, "Marching seated before lunch", body="Who does that, too?")
    work()
    return card, thread


def test_a_card_leads_to_threads_and_exercises_about_the_same(client: Browser, march: tuple[int, int]) -> None:
    html = more(client.get(f"/routines/{march[0]}", follow_redirects=True).text)
    assert "Marching seated before lunch" in html
    found = exercises_in(html)
    assert 0 < len(found) <= 3
    assert "seated-march" not in found
    assert all("seated" in EXERCISES[one].positions for one in found)


def test_an_exercise_leads_to_others_that_are_not_its_ladder(client: Browser, march: tuple[int, int]) -> None:
    page = client.get("/exercises/seated-march").text
    found = exercises_in(more(page))
    ladder = page[page.index("Easier and harder ways") : page.index("What is known about it")]
    assert 0 < len(found) <= 3
    assert not {"seated-march", *exercises_in(ladder)}.intersection(found)


def test_an_exercise_that_is_held_back_is_led_to_no_more(
    client: Browser, ben: Browser, march: tuple[int, int], now: datetime
) -> None:
    first = exercises_in(more(client.get("/exercises/seated-march").text))[0]
    exercise_holds.hide(ben.person, first, "The chair can slide.", now)
    assert first not in exercises_in(more(client.get("/exercises/seated-march").text))


def test_a_thread_that_was_hidden_is_hinted_at_no_more(
    client: Browser, ben: Browser, march: tuple[int, int], now: datetime
) -> None:
    url = f"/routines/{march[0]}"
    assert "Marching seated before lunch" in more(client.get(url, follow_redirects=True).text)
    moderation.hide(ben.person, "thread", march[1], "It names somebody.", now)
    assert "Marching seated before lunch" not in more(client.get(url, follow_redirects=True).text)


def test_the_search_is_asked_once_for_many_readers(
    client: Browser, march: tuple[int, int], monkeypatch: pytest.MonkeyPatch
) -> None:
    first = more(client.get("/exercises/seated-march").text)
    indexing.rebuild()
    monkeypatch.setattr(engine, "_chosen", [])
    assert more(client.get("/exercises/seated-march").text) == first != ""


def test_the_page_is_whole_while_there_is_no_index(client: Browser) -> None:
    page = client.get("/exercises/seated-march")
    assert page.status_code == 200
    assert more(page.text) == ""
