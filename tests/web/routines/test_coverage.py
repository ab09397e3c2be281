"""The picture of what a card trains, and the questions about how it is described."""

from dataclasses import replace
from datetime import datetime

import pytest

from forum.models import Routine, db
from tests.fixtures.house import Browser, Maker
from tests.samples.forms import form_fields
from tests.samples.library import STORY_CARD


def test_a_visitor_sees_the_picture_its_words_and_a_table(client: Browser, ana: Browser, make: Maker) -> None:
    page = client.get(f"/routines/{make.routine(ana.person)}/coverage").text
    assert 'role="img" aria-label="This card trains ' in page
    assert "<caption>Exercises on the card by part of walking and kind of exercise</caption>" in page
    assert "It does not say that it works." in page
    assert "Add in my copy" not in page


def test_a_private_card_shows_neither_picture_nor_report_to_others(ana: Browser, cleo: Browser, make: Maker) -> None:
    card_id = make.routine(ana.person, state="private")
    for page in ("coverage", "v/1/coverage", "report"):
        assert ana.get(f"/routines/{card_id}/{page}").status_code == 200
        assert cleo.get(f"/routines/{card_id}/{page}").status_code == 404


def test_ana_adds_what_is_missing_to_her_draft_with_one_press(ana: Browser, make: Maker) -> None:
    card_id = make.routine(ana.person)
    sent = ana.post(f"/routines/{card_id}/add", {"exercise": "heel-raise", "version": "1"})
    assert sent.headers["Location"] == f"/routines/{card_id}/edit#line-4"
    draft = db.session.get_one(Routine, card_id).draft
    assert draft is not None
    assert draft["fields"]["items.3.exercise_id"] == "heel-raise"
    assert "items.3.reps" not in draft["fields"]


def test_cleo_gets_it_in_a_copy_of_her_own(ana: Browser, cleo: Browser, make: Maker) -> None:
    card_id = make.routine(ana.person)
    sent = cleo.post(f"/routines/{card_id}/add", {"exercise": "heel-raise", "version": "1"})
    assert f"/routines/{card_id}/" not in sent.headers["Location"]
    assert db.session.get_one(Routine, card_id).draft is None


def test_a_full_card_and_an_unknown_exercise_are_refused_in_words(ana: Browser, make: Maker) -> None:
    full = make.routine(ana.person, replace(STORY_CARD, items=STORY_CARD.items[:1] * 40))
    assert "at most 40 exercises" in ana.post(f"/routines/{full}/add", {"exercise": "heel-raise"}).text
    card_id = make.routine(ana.person)
    assert "not in our library" in ana.post(f"/routines/{card_id}/add", {"exercise": "trombone"}).text


def test_ana_answers_the_questions_and_the_builder_does_not_lose_them(
    client: Browser, ana: Browser, make: Maker, now: datetime
) -> None:
    card_id = make.routine(ana.person)
    url = f"/routines/{card_id}/report/edit"
    form = form_fields(ana.get(url).text, "novalidate")
    sent = ana.post(url, form | {"cert_12_setting": "At home", "cert_11_adverse_events": "None that I know of"})
    assert sent.headers["Location"] == f"/routines/{card_id}/check"
    edit = f"/routines/{card_id}/edit"
    ana.post(edit, form_fields(ana.get(edit).text, "data-builder") | {"items.0.reps": "12", "act": "save"})
    ana.post(f"/routines/{card_id}/publish", {"state": "public"})
    page = client.get(f"/routines/{card_id}/report").text
    assert "<h1>How fully this card is described: 5 of 16 points</h1>" in page
    assert "Not given" not in page
    assert "None that I know of" in page
    assert "described: 5 of 16 points" in client.get(f"/routines/{card_id}", follow_redirects=True).text


def test_an_answer_that_is_too_long_is_told_beside_it_and_kept(ana: Browser, make: Maker) -> None:
    url = f"/routines/{make.routine(ana.person)}/report/edit"
    form = form_fields(ana.get(url).text, "novalidate")
    page = ana.post(url, form | {"cert_12_setting": "x" * 601, "cert_6_motivation": "Tea"})
    assert page.status_code == 422
    assert "under 600" in page.text
    assert "x" * 601 in page.text
    assert "Tea" in page.text


def test_contact_details_in_answers_are_hidden_once_published(client: Browser, ana: Browser, make: Maker) -> None:
    card_id = make.routine(ana.person)
    url = f"/routines/{card_id}/report/edit"
    form = form_fields(ana.get(url).text, "novalidate")
    ana.post(url, form | {"cert_2_who_teaches": "Write to pt@example.org"})
    ana.post(f"/routines/{card_id}/publish", {"state": "public"})
    assert "pt@example.org" not in client.get(f"/routines/{card_id}/report").text


@pytest.mark.parametrize("person", ["cleo", "ben"])
def test_nobody_else_answers_for_the_author(
    person: str, request: pytest.FixtureRequest, ana: Browser, make: Maker
) -> None:
    other: Browser = request.getfixturevalue(person)
    assert other.get(f"/routines/{make.routine(ana.person)}/report/edit").status_code == 404


def test_a_card_without_answers_says_nothing_of_them_to_others(client: Browser, ana: Browser, make: Maker) -> None:
    card_id = make.routine(ana.person)
    assert "How fully this card is described" not in client.get(f"/routines/{card_id}", follow_redirects=True).text
    assert "described: 3 of 16 points" in ana.get(f"/routines/{card_id}", follow_redirects=True).text
