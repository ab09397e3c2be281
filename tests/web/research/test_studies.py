"""Studies: the list, one of them, its reference; and what exercises say of them."""

import json
import re
from collections.abc import Callable
from datetime import datetime
from html import unescape
from typing import Any

import pytest
from sqlalchemy import select, update

from forum.actions.kit.base import transaction
from forum.actions.research.studies import put_shipped
from forum.models import ResearchStudy, db
from forum.paths import seeds_folder
from forum.web.research import study_pages
from tests.fixtures.house import Browser


def study(key: str) -> ResearchStudy:
    return db.session.scalars(select(ResearchStudy).where(ResearchStudy.key == key)).one()


def url(key: str) -> str:
    return study_pages.url_of(study(key))


def test_cleo_narrows_the_list_and_sees_how_many_are_left(client: Browser) -> None:
    page = client.get("/studies").text
    assert "25 studies" in page
    narrow = client.get("/studies?design=randomised_trial&outcome=walking").text
    count = re.search(r'role="status">(\d+) studies', narrow)
    assert count
    assert narrow.count('<li class="row">') == int(count[1]) < 25
    assert 'href="/studies?design=randomised_trial"' in narrow
    assert 'content="noindex"' in narrow


def test_a_list_can_begin_with_the_largest(client: Browser) -> None:
    page = client.get("/studies?sort=largest").text
    assert page.index("Is exercise training safe in MS? 40 trials") < page.index("Falls before and after")


@pytest.mark.parametrize(
    "query", ["design=x", "year=99999", "year=²", "outcome=%27%22", "page=0", "page=9", "sort=x", "q=%00"]
)
def test_odd_questions_get_a_plain_answer(query: str, client: Browser) -> None:
    assert client.get(f"/studies?{query}").status_code in (200, 400, 404)


def test_a_study_tells_its_nulls_its_harms_and_what_it_cannot_tell(client: Browser) -> None:
    page = unescape(client.get(url("dodd-2011")).text)
    for words in (
        "Progressive resistance training did not improve walking", "Dodd KJ", "71 people: 36 trained",
        "No clear difference", "Walking:", "Read in the title.", "What it cannot tell you", "10.1177/1352458511409084",
        "strength training: 36; social meetings: 35", "MONDO:0005301", "Harm", "Who paid",
        "Not checked yet: effect sizes.",
    ):  # fmt: skip
        assert words in page


def test_a_wrong_or_missing_end_of_the_address_leads_to_the_right_one(client: Browser) -> None:
    right = url("dodd-2011")
    for wrong in (right.rpartition("/")[0], f"{right}-x"):
        answer = client.get(wrong)
        assert (answer.status_code, answer.headers["Location"]) == (301, right)
    assert client.get("/studies/999999/x").status_code == 404


def test_other_programs_read_what_it_is(client: Browser) -> None:
    page = client.get(url("dodd-2011")).text
    data = json.loads(re.search(r'<script type="application/ld\+json">(.*?)</script>', page, re.S)[1])  # type: ignore[index]
    assert data["@type"] == "MedicalScholarlyArticle"
    assert data["identifier"]["value"] == "10.1177/1352458511409084"
    assert data["about"][0]["code"]["codeValue"] == "MONDO:0005301"


def test_its_reference_can_be_taken_along(client: Browser) -> None:
    bib, ris = (client.get(f"{url('dodd-2011')}.{ending}") for ending in ("bib", "ris"))
    assert "@article{dodd-2011," in bib.text
    assert "Dodd KJ and Taylor NF" in bib.text
    assert "AU  - Dodd KJ" in ris.text
    assert "DO  - 10.1177/1352458511409084" in ris.text
    assert ".bib" in bib.headers["Content-Disposition"]


def test_ben_marks_a_study_as_taken_back_and_every_page_that_names_it_says_so(client: Browser, ben: Browser) -> None:
    study_id, address = study("nilsagard-2014").id, url("nilsagard-2014")
    client.get(address)
    sent = ben.post(f"/mod/studies/{study_id}/status", {"status": "retracted", "reason": "Its data were made up."})
    assert (sent.status_code, sent.headers["Location"]) == (303, address)
    page = client.get(address).text
    assert page.index("This study was taken back") < page.index("<h1>")
    assert "Its data were made up." in page
    assert "This study was taken back." in client.get("/studies").text
    assert "Falls before and after a balance course" in ben.get("/mod/log").text
    exercise = exercise_naming("nilsagard-2014")
    assert "This study was taken back." in client.get(f"/exercises/{exercise}").text


def test_a_mark_needs_its_reason_and_stays_when_the_library_is_loaded_again(ben: Browser, now: datetime) -> None:
    study_id = study("nilsagard-2014").id
    bare = ben.post(f"/mod/studies/{study_id}/status", {"status": "corrected", "reason": " "})
    assert bare.status_code == 422
    assert "Say what was corrected" in bare.text
    ben.post(f"/mod/studies/{study_id}/status", {"status": "corrected", "reason": "A table was mended."})
    with transaction() as session:
        put_shipped(session, [read_json("nilsagard-2014")], [{"id": "nilsagard-2014", "title": "New title"}], now)
    assert (study("nilsagard-2014").title, study("nilsagard-2014").status) == ("New title", "corrected")


def test_members_and_visitors_have_no_such_page(client: Browser, ana: Browser) -> None:
    assert client.get("/mod/studies/1/status").status_code == ana.get("/mod/studies/1/status").status_code == 404
    assert "Mark as corrected" not in ana.get(url("dodd-2011")).text


def read_json(key: str) -> dict[str, Any]:
    text = (seeds_folder() / "research.json").read_text(encoding="utf-8")
    return next(one for one in json.loads(text)["studies"] if one["key"] == key)


def exercise_naming(key: str) -> str:
    found = study_pages.exercises_of(study(key))
    return found[0][0]


def test_an_exercise_says_what_was_trained_and_shows_nulls_of_its_kind(client: Browser) -> None:
    page = unescape(client.get(f"/exercises/{exercise_naming('nilsagard-2014')}").text)
    assert "What studies say" in page
    assert "None of these tested this exercise on its own." in page
    assert "What was done: CoDuSe course" in page
    assert "No clear difference: timed up and go" in page
    assert "Others of its kind that saw no difference" in page
    assert "Balance training against other therapy" in page


def test_a_page_lies_ready_until_something_in_it_changes(client: Browser, count_queries: Callable[[], Any]) -> None:
    address = url("dodd-2011")
    visitor = client.app.test_client()
    first = visitor.get(address)
    with count_queries() as asked:
        again = client.app.test_client().get(address)
    assert asked.total == 1
    assert again.headers["ETag"] == first.headers["ETag"]
    assert client.app.test_client().get(address, headers={"If-None-Match": first.headers["ETag"]}).status_code == 304
    db.session.execute(
        update(ResearchStudy).where(ResearchStudy.key == "dodd-2011").values(plain_title="Other", version=2)
    )
    db.session.commit()
    assert client.app.test_client().get(address).status_code == 301
    assert "Other" in client.app.test_client().get(url("dodd-2011")).text


def test_the_list_asks_as_often_for_many_as_for_one(client: Browser, count_queries: Callable[[], Any]) -> None:
    with count_queries() as asked:
        client.get("/studies")
    assert asked.total <= 6
