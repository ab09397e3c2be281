"""Cleo keeps searches for herself."""

import re
from typing import Any

import pytest
from sqlalchemy import func, select

from forum.models import SavedSearch, db
from forum.rules.library.saved_searches import MOST
from tests.fixtures.house import Browser

SITTING = {"search_name": "For tired days", "asked": "q=balance+sitting+down&kind=exercise&not=position%3Aseated"}


def kept() -> int:
    return db.session.scalar(select(func.count()).select_from(SavedSearch)) or 0


def test_a_search_is_kept_under_its_name_and_found_on_her_page(cleo: Browser) -> None:
    assert cleo.post("/me/searches", SITTING).headers["Location"] == "/me/searches"
    page = cleo.get("/me/searches")
    assert "The search is kept." in page.text
    assert (
        '<a href="/search?q=balance+sitting+down&amp;kind=exercise&amp;not=position%3Aseated">For tired days</a>'
        in page.text
    )
    assert page.headers["Cache-Control"] == "no-store"
    assert 'href="/me/searches"' in cleo.get("/me").text


@pytest.mark.usefixtures("library_index")
def test_the_page_of_hits_offers_it_to_members_only(cleo: Browser, client: Browser) -> None:
    page = cleo.get("/search?q=march&kind=exercise").text
    asked = re.search(r'name="asked" value="([^"]*)"', page)
    assert asked
    assert asked[1] == "q=march&amp;kind=exercise"
    assert "Keep this search" in page
    assert "Keep this search" not in client.get("/search?q=march&kind=exercise").text


def test_without_a_name_it_is_called_by_its_words(cleo: Browser) -> None:
    cleo.post("/me/searches", SITTING | {"search_name": "  "})
    assert ">balance sitting down</a>" in cleo.get("/me/searches").text


def test_keeping_it_again_gives_it_the_new_name(cleo: Browser) -> None:
    cleo.post("/me/searches", SITTING)
    cleo.post("/me/searches", SITTING | {"search_name": "Chair days"})
    assert "Chair days" in cleo.get("/me/searches").text
    assert kept() == 1


def test_nobody_else_sees_it_or_can_delete_it(cleo: Browser, ana: Browser, ben: Browser) -> None:
    cleo.post("/me/searches", SITTING)
    search_id = db.session.scalars(select(SavedSearch.id)).one()
    for other in (ana, ben):
        assert "For tired days" not in other.get("/me/searches").text
        assert other.post(f"/me/searches/{search_id}/delete").status_code == 404
    assert kept() == 1
    cleo.post(f"/me/searches/{search_id}/delete")
    assert kept() == 0


def test_twenty_are_kept_and_the_next_is_refused_in_words(cleo: Browser) -> None:
    for n in range(MOST):
        assert cleo.post("/me/searches", {"asked": f"q=word{n}"}).status_code == 303
    sent = cleo.post("/me/searches", {"asked": "q=onemore"})
    assert sent.status_code == 422
    assert "You keep 20 searches already." in sent.text
    assert kept() == MOST


@pytest.mark.parametrize(
    "form",
    [
        {"asked": ""},
        {"asked": "kind=exercise"},
        {"asked": "q=%20"},
        {"asked": "q=" + "a" * 1_001},
        {"asked": "&".join(["q=a"] * 100)},
        {"asked": "https://elsewhere.example.org/?x=1"},
        SITTING | {"search_name": "n" * 81},
    ],
)
def test_what_is_no_search_is_not_kept(cleo: Browser, form: dict[str, Any]) -> None:
    assert cleo.post("/me/searches", form).status_code == 422
    assert kept() == 0


def test_nothing_but_a_search_stands_behind_the_link(cleo: Browser) -> None:
    cleo.post("/me/searches", {"asked": 'q=march&page=9&next=//elsewhere.example.org&"><b>'})
    assert 'href="/search?q=march">' in cleo.get("/me/searches").text


def test_what_was_chosen_beside_the_words_is_kept_too(cleo: Browser) -> None:
    asked = "q=&position=seated&level=1&in=title&fit=off"
    assert cleo.post("/me/searches", {"asked": asked, "search_name": ""}).status_code == 303
    page = cleo.get("/me/searches").text
    assert "position=seated&amp;level=1&amp;in=title" in page
    assert "A search without words" in page
