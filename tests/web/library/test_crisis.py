"""The help panel: above a search with words of crisis, beside the preview of a message with them."""

import logging
import re
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import replace
from io import StringIO

import pytest
from flask import Flask
from sqlalchemy import func, select, table

from forum.actions.kit.reading_throttles import READS, ReadingThrottle
from forum.actions.kit.throttles import TooMany
from forum.clock import utc_now
from forum.models import db
from tests.fixtures.house import Browser, Maker

FALLEN = "/search?q=i+fell+and+can%27t+get+up"
SAMARITANS = {
    "number": "0330 094 5717",
    "reason": "A line for our members, run with the Samaritans.",
    "panel_kind": "suicide",
    "panel_countries": "gb, ie",
    "panel_words": "Our own line, day and night.",
}


@pytest.mark.parametrize("url", [FALLEN, "/exercises?q=i+fell+and+can%27t+get+up", FALLEN + "&kind=thread"])
@pytest.mark.usefixtures("library_index")
def test_somebody_who_fell_reads_what_to_do_first_above_everything_else(client: Browser, url: str) -> None:
    page = client.get(url).text
    main = page[page.index("<main") :]
    before = main[: main.index("crisis-title")]
    assert "Call for emergency help now" in main
    assert re.findall(r"<h\d|<form|<ul|<article", before) == ["<h1"]


def test_somebody_who_wants_to_die_is_told_that_they_matter_and_whom_to_call(client: Browser) -> None:
    page = client.get("/search?q=sucidal").text
    assert "You matter. Please talk to somebody now" in page
    assert "116 123" in page
    assert "999" in page


@pytest.mark.usefixtures("library_index")
def test_nobody_in_danger_is_sent_to_ask_the_community(client: Browser) -> None:
    assert "Ask the community" in client.get("/search?q=baclofen").text
    page = client.get("/search?q=suicidal").text
    assert "Ask the community" not in page
    assert "The numbers above are the quickest help." in page


def test_a_search_for_a_stretch_shows_no_panel(client: Browser) -> None:
    assert "crisis" not in client.get("/search?q=chest+stretch").text


def test_the_numbers_of_the_members_country_come_first_and_the_others_are_there(ana: Browser) -> None:
    first = re.compile(r'aria-labelledby="crisis-title".*?<p class="title">(.*?)</p>', re.DOTALL)
    ana.post("/me/time-zone", {"time_zone": "Pacific/Auckland"})
    page = ana.get(FALLEN).text
    assert first.search(page).group(1) == "New Zealand"  # type: ignore[union-attr]
    assert "Numbers in other countries" in page
    assert "911" in page
    ana.post("/me/time-zone", {"time_zone": "Europe/Vienna"})
    assert first.search(ana.get(FALLEN).text).group(1).endswith("European Union")  # type: ignore[union-attr]


def test_the_language_of_the_browser_tells_the_country_of_a_visitor(client: Browser) -> None:
    page = client.get(FALLEN, headers={"Accept-Language": "en-AU,en;q=0.8"}).text
    assert page.index('<p class="title">Australia</p>') < page.index("<details", page.index("crisis-title"))


def test_where_nobody_knows_the_country_all_numbers_stand_open(client: Browser) -> None:
    page = client.get(FALLEN).text
    assert "<details open><summary>" in page[page.index("crisis-title") :]


def test_a_reply_with_such_words_shows_help_beside_the_preview_and_is_posted_all_the_same(
    ana: Browser, cleo: Browser, make: Maker
) -> None:
    thread_id = make.thread(cleo.person)
    words = {"body": "I can't go on like this, I want to die."}
    shown = ana.post(f"/t/{thread_id}/reply", {**words, "preview": "1"}).text
    assert shown.index("If this is about now: you matter") < shown.index("Preview, not posted yet")
    alone = ana.post("/preview", words).text
    assert "If this is about now: you matter" in alone
    assert ana.post(f"/t/{thread_id}/reply", words).status_code == 303


def test_the_title_of_a_new_thread_is_heard_too(ana: Browser) -> None:
    words = {"title": "Chest pain, what now", "body": "Please tell me."}
    assert "call for emergency help now" in ana.post("/c/balance/new", {**words, "preview": "1"}).text
    assert "call for emergency help now" in ana.post("/preview", words).text


def test_a_message_about_an_exercise_is_previewed_alone(ana: Browser) -> None:
    assert "crisis" not in ana.post("/preview", {"body": "My legs are killing me after the dead bug."}).text


def test_no_log_line_holds_the_words_or_says_that_help_was_shown(
    client: Browser, ana: Browser, lines: StringIO, caplog: pytest.LogCaptureFixture
) -> None:
    with caplog.at_level(logging.DEBUG):
        client.get("/search?q=suicidal")
        client.get("/exercises?q=suicidal")
        ana.post("/preview", {"body": "I want to die."})
    told = (caplog.text + lines.getvalue()).lower()
    assert "/search" in told
    assert not [word for word in ("suicid", "want to die", "crisis", "panel", "help_number") if word in told]


def test_nothing_in_the_database_changes_when_help_is_shown(client: Browser, ana: Browser) -> None:
    ana.get("/")
    before = rows()
    client.get("/search?q=suicidal")
    ana.get(FALLEN)
    assert rows() == before


def rows() -> dict[str, int]:
    """How many rows each table has."""
    names = [each.name for each in db.metadata.sorted_tables]
    return {name: db.session.scalar(select(func.count()).select_from(table(name))) or 0 for name in names}


def test_who_searches_while_the_search_is_not_ready_sees_help_all_the_same(client: Browser) -> None:
    answer = client.get(FALLEN)
    assert answer.status_code == 503
    assert "Call for emergency help now" in answer.text


@pytest.fixture
def counts() -> Iterator[ReadingThrottle]:
    """The counts of searches in this process, as good as new afterwards."""
    yield READS
    READS.free_at.clear()


def test_who_has_searched_too_often_sees_help_all_the_same(app: Flask, ana: Browser, counts: ReadingThrottle) -> None:
    app.config["HOUSE"] = replace(app.config["HOUSE"], limits=True)
    with suppress(TooMany):
        while True:
            counts.take("search", utc_now().timestamp(), account=str(ana.person.id), address="")
    assert ana.get("/search?q=balance").status_code == 429
    answer = ana.get(FALLEN)
    assert answer.status_code == 429
    assert int(answer.headers["Retry-After"]) > 0
    assert "Call for emergency help now" in answer.text


def test_a_moderator_names_a_number_and_it_stands_in_place_of_ours(ben: Browser, client: Browser) -> None:
    assert ben.post("/mod/numbers", SAMARITANS).status_code == 303
    page = client.get("/search?q=suicidal", headers={"Accept-Language": "en-GB"}).text
    here = page[page.index('<p class="title">United Kingdom</p>') : page.index("<details", page.index("crisis-title"))]
    assert "0330 094 5717" in here
    assert "Our own line, day and night." in here
    assert "116 123" not in here
    assert "999" in here
    assert "In the help panel, GB IE" in ben.get("/mod/numbers").text


def test_a_moderator_may_name_a_short_number_for_emergencies(ben: Browser, client: Browser) -> None:
    short = {**SAMARITANS, "number": "000", "panel_kind": "emergency", "panel_countries": "AU"}
    assert ben.post("/mod/numbers", short).status_code == 303
    assert "Our own line" in client.get(FALLEN).text


@pytest.mark.parametrize(
    ("wrong", "told"),
    [
        ({"panel_countries": "Atlantis"}, "Name one or more of these countries"),
        ({"panel_countries": ""}, "Name one or more of these countries"),
        ({"panel_words": ""}, "Say in at most 120 characters who answers there."),
        ({"panel_kind": "weather"}, "Choose from the list what the number is for."),
        ({"panel_kind": "", "number": "999"}, "Write the number of a helpline"),
    ],
)
def test_a_number_without_a_country_or_words_is_refused(ben: Browser, wrong: dict[str, str], told: str) -> None:
    answer = ben.post("/mod/numbers", {**SAMARITANS, **wrong})
    assert answer.status_code == 422
    assert told in answer.text
