"""The exercise library's pages."""

import re
from collections.abc import Callable
from datetime import datetime
from math import ceil
from typing import Any

import pytest

from forum.actions.talk import posts
from tests.fixtures.house import Browser, Maker
from tests.samples.library import EXERCISES


def test_cleo_sees_the_whole_library_twelve_at_a_time(client: Browser) -> None:
    page = client.get("/exercises").text
    assert f"{len(EXERCISES)} exercises" in page
    assert page.count('class="mini"') == 12
    pages = ceil(len(EXERCISES) / 12)
    assert f"Page 1 of {pages}" in page
    assert client.get(f"/exercises?page={pages}").status_code == 200
    assert client.get(f"/exercises?page={pages + 1}").status_code == 404


def test_a_filter_shows_counts_and_a_chip_that_takes_it_away(client: Browser) -> None:
    page = client.get("/exercises?position=seated&modality=balance&q=reach").text
    assert re.search(r'<p class="count-line" role="status">\d+ exercises?</p>', page)
    assert 'value="seated" checked' in page
    assert 'href="/exercises?q=reach&amp;position=seated"' in page
    assert 'href="/exercises?modality=balance&amp;position=seated"' in page


def test_the_words_of_the_story_find_sitting_balance(client: Browser) -> None:
    assert "No exercise matches" not in client.get("/exercises?q=balance+exercises+sitting+down").text


def test_nothing_that_fits_leads_to_the_nearest(client: Browser) -> None:
    page = client.get("/exercises?position=supine&equipment=treadmill").text
    assert "No exercise matches all of that" in page
    assert 'href="/exercises?position=supine"' in page
    assert 'href="/exercises?equipment=treadmill"' in page


@pytest.mark.parametrize(
    "query",
    ["position=flying", "page=0", "page=-1", "page=x", "q=" + "x" * 3500, "q=%00", "level=9&level=1", "q=%F0%9F"],
)
def test_odd_questions_get_a_plain_answer(query: str, client: Browser) -> None:
    assert client.get(f"/exercises?{query}").status_code in (200, 400, 404)


def test_an_exercise_says_how_how_much_and_how_safe(client: Browser) -> None:
    page = client.get("/exercises/foam-stand-eyes-closed").text
    for words in (
        "Foam in a corner, a worktop or solid table in front, another person beside you.", "Have someone with you",
        "Eyes closed: have someone beside you", "High fall risk", "Held back for now", "Watch out for",
        "It waits for a clinician to read it.", "What it is for", "open your eyes at the first sway", "Stop if",
        "You sway more than a hand", "No study set this dose", "Not yet reviewed", "Standing on foam, eyes open",
        "Level 3 of 5", "Balancing on one leg", "That does not show that it works", "Stop if you fall",
    ):  # fmt: skip
        assert words in page


def test_a_dose_from_a_source_links_to_it(client: Browser) -> None:
    page = client.get("/exercises/bridge").text
    assert "From the source named here" in page
    assert re.search(r'Source: <a href="https://[^"]+" rel="nofollow">', page)


def test_an_exercise_nobody_studied_in_ms_says_so(client: Browser) -> None:
    only = next(one.id for one in EXERCISES.values() if all(line.kind == "convention" for line in one.evidence))
    assert "We checked no study of this exercise in people with MS." in client.get(f"/exercises/{only}").text


def test_every_exercise_has_a_page(client: Browser) -> None:
    assert {client.get(f"/exercises/{exercise_id}").status_code for exercise_id in EXERCISES} == {200}


def test_an_exercise_knows_the_public_cards_and_threads_that_use_it(
    client: Browser, ana: Browser, make: Maker, now: datetime
) -> None:
    make.routine(ana.person)
    thread_id = make.thread(ana.person, "Squats at the wall")
    posts.reply(ana.person, thread_id, "I like [[wall-ball-squat]].", now)
    page = client.get("/exercises/wall-ball-squat").text
    assert "Corner and counter" in page
    assert "Squats at the wall" in page


def test_a_private_card_is_not_given_away_by_its_exercises(client: Browser, ana: Browser, make: Maker) -> None:
    make.routine(ana.person, state="private")
    assert "Corner and counter" not in client.get("/exercises/wall-ball-squat").text


def test_an_exercise_page_takes_as_many_queries_for_many_cards_as_for_one(
    client: Browser, ana: Browser, make: Maker, count_queries: Callable[[], Any]
) -> None:
    make.routine(ana.person)
    client.get("/exercises/box-march")
    with count_queries() as few:
        client.get("/exercises/box-march")
    for _ in range(5):
        make.routine(ana.person)
    with count_queries() as many:
        client.get("/exercises/box-march")
    assert few.total == many.total == 6


@pytest.mark.parametrize("path", ["/exercises/nothing", "/exercises/" + "x" * 3000])
def test_an_exercise_we_do_not_have_is_not_found(path: str, client: Browser) -> None:
    assert client.get(path).status_code == 404


def test_steps_facts_and_things_are_told_by_position(client: Browser) -> None:
    page = client.get("/exercises/heel-toe-taps").text
    assert re.search(r"<h3>Sitting</h3>\s*<ol", page)
    assert re.search(r"<h3>Standing, holding on</h3>\s*<ol", page)
    assert "You sit on a firm chair and do not have to hold on." in page
    assert "No support needed" in page
    assert "Hold on to something firm" in page
    assert "Sitting: firm chair. Standing, holding on: kitchen worktop." in page


def test_a_step_up_that_only_a_clinician_gives_is_told_as_such(client: Browser) -> None:
    page = client.get("/exercises/foam-stand-eyes-open").text
    assert re.search(
        r"<h3>Harder, only with a clinician</h3>\s*<ul[^>]*><li><span.*?</span>"
        r"<a href=\"/exercises/foam-stand-eyes-closed",
        page,
    )
    page = client.get("/exercises/ankle-pump").text
    assert "Easier, with somebody’s help" in page


def test_a_form_that_is_held_back_in_one_position_says_so(client: Browser) -> None:
    page = client.get("/exercises/quad-stretch").text
    assert (
        "Standing, holding on: Standing on one leg while one hand draws the other foot up waits for a clinician" in page
    )


def test_what_waits_for_a_clinician_is_found_by_name_and_never_by_a_filter(client: Browser) -> None:
    assert "/exercises/bar-pull-up" in client.get("/exercises?q=pull-ups").text
    assert "/exercises/bar-pull-up" not in client.get("/exercises?level=5&q=pull-ups").text


def test_an_exercise_is_found_by_what_it_is_for(client: Browser) -> None:
    assert "/exercises/dual-task-standing-march" in client.get("/exercises?q=speaks+to+you").text
