"""Search asked with odd characters, or without a pause."""

from collections.abc import Callable
from dataclasses import replace
from threading import BoundedSemaphore
from typing import Any

import pytest
from flask import Flask

from forum.actions.kit import reading_throttles
from forum.actions.kit.reading_throttles import ReadingThrottle
from forum.actions.kit.throttles import TooMany
from forum.rules.kit import throttles
from forum.rules.kit.throttles import Limit
from forum.search import turns
from tests.fixtures.house import Browser

SEARCHES = ("/search?q=heel", "/api/v1/search?q=heel")


@pytest.mark.parametrize("path", ["/search", "/api/v1/search", "/", "/c/balance", "/exercises"])
@pytest.mark.parametrize("odd", ["a%00b", "%ff%fe", "a%1bb"])
def test_an_address_with_unreadable_characters_is_refused_in_plain_words(client: Browser, path: str, odd: str) -> None:
    answer = client.get(f"{path}?q={odd}")
    assert answer.status_code == 400
    assert "this address" in answer.text.lower()


@pytest.mark.parametrize("path", ["/c/bal%00ance", "/u/a%00na", "/exercises/a%00b"])
def test_so_is_a_path_with_one(client: Browser, path: str) -> None:
    assert client.get(path).status_code == 400


def test_a_pasted_line_end_is_searched_for_as_a_space(client: Browser) -> None:
    assert client.get("/search?q=heel%0D%0Atoe%09walk").status_code in (200, 503)


@pytest.fixture
def limited(app: Flask, monkeypatch: pytest.MonkeyPatch) -> Flask:
    """The house with throttles on, and few searches at once."""
    app.config["HOUSE"] = replace(app.config["HOUSE"], limits=True)
    few = {"a": Limit(3, 60), "n": Limit(5, 60), "g": Limit(50, 1)}
    monkeypatch.setitem(throttles.LIMITS, "search", few)
    monkeypatch.setattr(reading_throttles.READS, "free_at", type(reading_throttles.READS.free_at)())
    return app


@pytest.mark.parametrize("path", SEARCHES)
def test_who_searches_without_a_pause_is_asked_to_wait(limited: Flask, client: Browser, path: str) -> None:
    answers = [client.get(path) for _ in range(6)]
    assert [one.status_code for one in answers[:5]].count(429) == 0
    assert answers[5].status_code == 429
    assert "Please wait" in answers[5].text
    assert int(answers[5].headers["Retry-After"]) > 0


def test_both_doors_and_both_ways_in_count_together(limited: Flask, client: Browser, ana: Browser) -> None:
    for path in SEARCHES * 2:
        assert client.get(path).status_code != 429
    assert ana.get(SEARCHES[0]).status_code != 429
    assert ana.get(SEARCHES[0]).status_code == 429


def test_counting_a_search_writes_nothing(limited: Flask, client: Browser, count_queries: Callable[[], Any]) -> None:
    with count_queries() as queries:
        client.get(SEARCHES[0])
    assert [one for one in queries.statements if not one.lstrip().upper().startswith("SELECT")] == []


def test_the_pages_around_the_search_stay_open(limited: Flask, client: Browser) -> None:
    for _ in range(9):
        client.get(SEARCHES[0])
    assert client.get("/search").status_code == 200
    assert client.get("/").status_code == 200


def test_a_crowd_of_addresses_takes_no_more_room_than_there_is(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(reading_throttles, "MOST_KEYS", 50)
    monkeypatch.setitem(throttles.LIMITS, "search", {"n": Limit(2, 60), "g": Limit(100, 0.01)})
    counts = ReadingThrottle()
    for number in range(500):
        counts.take("search", number * 1.0, address=f"10.0.{number // 250}.{number % 250}")
    assert len(counts.free_at) == 50
    counts.take("search", 499.0, address="10.0.1.249")
    with pytest.raises(TooMany):
        counts.take("search", 499.0, address="10.0.1.249")


@pytest.mark.parametrize("path", SEARCHES)
def test_when_a_crowd_searches_the_next_is_told_to_try_again_and_keeps_the_words(
    client: Browser, monkeypatch: pytest.MonkeyPatch, path: str
) -> None:
    monkeypatch.setattr(turns, "ROOM", BoundedSemaphore(1))
    with turns.turn():
        answer = client.get(path)
        assert client.get("/").status_code == 200
    assert answer.status_code == 503
    assert "Many people are searching just now" in answer.text
    assert path.startswith("/api") or 'value="heel"' in answer.text
    assert "Many people" not in client.get(path).text
