"""What a member's public page tells."""

from collections.abc import Callable
from html import unescape

import pytest

from forum.actions.moderation import moderation
from tests.fixtures.house import Browser, Maker


def page(browser: Browser, url: str = "/u/ana") -> str:
    return unescape(browser.get(url).text)


@pytest.fixture
def thread_id(ana: Browser, make: Maker) -> int:
    return make.thread(ana.person, "Which rail?", "For one narrow stair.")


def test_it_shows_cards_and_threads_with_their_beginnings(
    ana: Browser, client: Browser, make: Maker, thread_id: int
) -> None:
    make.routine(ana.person)
    make.routine(ana.person, state="private")
    told = page(client)
    assert told.count('class="mini"') == 1
    assert f'href="/t/{thread_id}/which-rail"' in told
    assert "For one narrow stair." in told


def test_what_is_hidden_is_not_there(ana: Browser, ben: Browser, client: Browser, make: Maker, thread_id: int) -> None:
    card = make.routine(ana.person)
    moderation.hide(ben.person, "routine", card, "Unsafe.", make.now)
    moderation.hide(ben.person, "thread", thread_id, "Unkind.", make.now)
    told = page(client)
    assert "Which rail?" not in told
    assert 'class="mini"' not in told


def test_thanks_are_told_in_words_and_nothing_is_counted(
    cleo: Browser, client: Browser, ana: Browser, make: Maker, thread_id: int
) -> None:
    assert "thank you" not in page(client)
    post_id = make.reply(ana.person, thread_id, "Mine.")
    cleo.post(f"/p/{post_id}/thank")
    told = page(client)
    assert "Others have said thank you for what they wrote." in told
    assert "cleo" not in told
    assert "2 posts" not in told


def test_it_asks_as_often_for_many_things_as_for_few(
    ana: Browser, client: Browser, make: Maker, thread_id: int, count_queries: Callable[[], object]
) -> None:
    totals = []
    for _ in range(2):
        make.routine(ana.person)
        make.thread(ana.person)
        page(client)
        with count_queries() as counted:  # type: ignore[attr-defined]
            page(client)
        totals.append(counted.total)
    assert totals[0] == totals[1]
