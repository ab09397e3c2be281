"""While she types, Cleo is shown what she may mean; never anything she may not know of."""

import time
from collections.abc import Callable
from dataclasses import replace
from datetime import datetime
from typing import Any

import pytest
from flask import Flask

from forum.actions.kit import reading_throttles
from forum.actions.kit.reading_throttles import ReadingThrottle
from forum.actions.moderation import moderation
from forum.rules.kit import throttles
from forum.rules.kit.throttles import Limit
from tests.fixtures.house import Browser, Maker


def options(browser: Browser, q: str) -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = browser.get("/search/suggest", query_string={"q": q}).get_json()["options"]
    return found


def names(browser: Browser, q: str, kind: str) -> list[str]:
    return [one["name"] for one in options(browser, q) if one["kind"] == kind]


@pytest.fixture
def talk(make: Maker, ana: Browser, work: Callable[[], int]) -> int:
    """A thread with a tag."""
    thread = make.thread(ana.person, "Marching on the spot at breakfast", tags="marching")
    work()
    return thread


def test_exercises_threads_tags_and_people_are_suggested(client: Browser, ana: Browser, talk: int) -> None:
    found = options(client, "march")
    assert [one["kind"] for one in found] == ["Exercise"] * 3 + ["Thread", "Tag"]
    assert names(client, "breakfast march", "Thread") == ["Marching on the spot at breakfast"]
    assert names(client, "an", "Member") == ["ana"]
    for one in (*found, *options(client, "an")):
        assert client.get(one["url"], follow_redirects=True).status_code == 200


def test_an_exercise_says_its_dangers_before_it_is_chosen(client: Browser, talk: int) -> None:
    [found] = [one for one in options(client, "sit to stand") if one["name"] == "Sit to stand"]
    assert found["safety"]


def test_nothing_is_suggested_before_two_letters(client: Browser, talk: int) -> None:
    assert options(client, "m") == options(client, " ") == []


def test_a_hidden_thread_and_its_tag_are_not_hinted_at(
    client: Browser, cleo: Browser, ben: Browser, talk: int, now: datetime
) -> None:
    moderation.hide(ben.person, "thread", talk, "It names somebody.", now)
    for browser in (client, cleo):
        assert names(browser, "breakf", "Thread") == []
    assert names(client, "marching", "Tag") == []


def test_somebody_who_has_not_confirmed_their_address_is_suggested_to_moderators_only(
    client: Browser, ben: Browser, make: Maker, talk: int
) -> None:
    make.member("quentin", confirmed=False)
    assert names(client, "quen", "Member") == []
    assert names(ben, "quen", "Member") == ["quentin"]


def test_exercises_are_suggested_while_there_is_no_index(client: Browser) -> None:
    assert names(client, "march", "Exercise")


@pytest.mark.parametrize("q", ["%", "__", "a" * 900, '"\\', "kind:", "NOT NOT (", "💜💜", "مرحبا", "[a TO z]", "* *"])
def test_odd_letters_suggest_nothing_and_break_nothing(client: Browser, talk: int, q: str) -> None:
    assert options(client, q) == []


def test_who_asks_without_a_pause_is_told_to_wait_and_may_still_search(
    app: Flask, client: Browser, talk: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(reading_throttles.READS, "free_at", ReadingThrottle().free_at)
    app.config["HOUSE"] = replace(app.config["HOUSE"], limits=True)
    monkeypatch.setitem(throttles.LIMITS, "suggest", {"n": Limit(2, 60)})
    statuses = [client.get("/search/suggest?q=march").status_code for _ in range(3)]
    assert statuses == [200, 200, 429]
    assert client.get("/search?q=march").status_code == 200


def test_a_suggestion_costs_little_of_the_processor(client: Browser, talk: int) -> None:
    options(client, "mar")
    started = time.process_time()
    for _ in range(20):
        options(client, "mar")
    assert (time.process_time() - started) / 20 < 0.05
