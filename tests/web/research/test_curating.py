"""Ben and Dr Okafor add studies: by hand and by a file, as drafts that are published once they are told whole."""

import io
import re
from collections.abc import Callable

import pytest
from sqlalchemy import select
from werkzeug.datastructures import FileStorage

from forum.models import ResearchStudy, db
from tests.fixtures.house import Browser

WHOLE = {
    "title": "A small trial of bands", "plain_title": "Elastic bands at home", "design": "randomised_trial",
    "published": "2024", "doi": "10.5555/Bands.9", "n": "40", "population": "adults with MS",
    "trained": "bands at home", "n_said": "40 adults, 20 of them trained",
    "summary": "20 of 40 adults trained with bands at home. Their leg strength was higher than that of the others.",
    "harms": "Two people fell. None was hurt.", "read_in": "abstract", "is_peer_reviewed": "y",
    "outcome-1": "leg strength", "direction-1": "better", "topic-1": "strength", "figures-1": "12 %",
    "where-1": "abstract", "means-1": "difference", "outcome-2": "walking speed", "direction-2": "no_difference",
    "topic-2": "walking", "modality": "resistance",
}  # fmt: skip
RIS = "TY  - JOUR\nTI  - Steps in water\nAU  - Vale, Ida\nPY  - 2020\nDO  - 10.5555/water\nKW  - pool\nER  - \n"


def study_of(title: str) -> ResearchStudy:
    db.session.rollback()
    return db.session.scalars(select(ResearchStudy).where(ResearchStudy.title == title)).one()


def send_file(browser: Browser, raw: bytes) -> str:
    sent = browser.post("/mod/studies/file", {"file": FileStorage(io.BytesIO(raw), filename="refs.ris")})
    return sent.text


def rows_of(page: str) -> str:
    found = re.search(r'name="rows" value="([^"]*)"', page)
    assert found
    return found[1].replace("&#34;", '"').replace("&amp;", "&").replace("&#39;", "'")


def test_ben_adds_a_study_by_hand_and_publishes_it(ben: Browser, client: Browser) -> None:
    sent = ben.post("/mod/studies/new", WHOLE)
    assert sent.status_code == 303
    study = study_of("A small trial of bands")
    assert (study.state, study.doi, study.year, study.n) == ("draft", "10.5555/bands.9", 2024, 40)
    assert client.get(f"/studies/{study.id}").status_code == 404
    assert ben.post(f"/mod/studies/{study.id}/publish").status_code == 303
    page = client.get(f"/studies/{study.id}/elastic-bands-at-home")
    assert "No clear difference" in page.text
    assert "Two people fell" in page.text
    assert "12 %" in page.text


def test_a_clinician_may_and_a_member_may_not(okafor: Browser, ana: Browser) -> None:
    assert okafor.get("/mod/studies/new").status_code == 200
    assert ana.get("/mod/studies/new").status_code == 404
    assert ana.post("/mod/studies/new", WHOLE).status_code == 404


def test_a_draft_that_lacks_something_is_not_published_and_says_what(ben: Browser) -> None:
    ben.post("/mod/studies/new", {"title": "Half a study"})
    study = study_of("Half a study")
    sent = ben.post(f"/mod/studies/{study.id}/publish")
    assert sent.status_code == 422
    assert "Choose what kind of study it is." in sent.text
    assert ben.get(f"/studies/{study.id}/half-a-study").headers["Location"] == f"/mod/studies/{study.id}/edit"


def test_a_summary_that_says_more_than_the_study_is_stopped_with_what_fits(ben: Browser) -> None:
    ben.post("/mod/studies/new", WHOLE | {"summary": "Bands cure MS in everybody.", "design": "reliability"})
    study = study_of("A small trial of bands")
    sent = ben.post(f"/mod/studies/{study.id}/publish")
    assert sent.status_code == 422
    assert "says more than this study can carry" in sent.text
    assert "You could say" in sent.text


@pytest.mark.parametrize(
    ("typed", "words"),
    [
        ({"title": ""}, "Write the title as the study has it."),
        ({"doi": "what"}, "This is not a DOI."),
        ({"url": "javascript:alert(1)"}, "is not the address of a page"),
        ({"url": "https://ana@example.org"}, "is not the address of a page"),
        ({"n": "many"}, "write a whole number"),
        ({"where-1": ""}, "say where in the source the figures stand"),
        ({"direction-2": ""}, "please choose one that is offered"),
        ({"abstract": "Theirs."}, "under which licence"),
        ({"published": "soon"}, "Write the year"),
        ({"design": "vote"}, "please choose one that is offered"),
    ],
    ids=lambda one: str(one)[:30],
)
def test_what_is_typed_wrong_is_said_and_nothing_typed_is_lost(ben: Browser, typed: dict[str, str], words: str) -> None:
    sent = ben.post("/mod/studies/new", WHOLE | typed)
    assert sent.status_code == 422
    assert words in sent.text
    assert "Two people fell. None was hurt." in sent.text


def test_the_same_study_is_not_added_twice(ben: Browser) -> None:
    ben.post("/mod/studies/new", WHOLE)
    by_doi = ben.post("/mod/studies/new", WHOLE | {"title": "Other words"})
    by_title = ben.post("/mod/studies/new", WHOLE | {"doi": ""})
    other = ben.post("/mod/studies/new", WHOLE | {"doi": "10.5555/other"})
    assert "We have a study with this DOI" in by_doi.text
    assert "We have a study with this title" in by_title.text
    assert other.status_code == 303


def test_two_curators_at_once_lose_nothing(ben: Browser, okafor: Browser) -> None:
    ben.post("/mod/studies/new", WHOLE)
    study = study_of("A small trial of bands")
    seen = str(study.version)
    assert okafor.post(f"/mod/studies/{study.id}/edit", WHOLE | {"limits": "Few.", "version": seen}).status_code == 303
    late = ben.post(f"/mod/studies/{study.id}/edit", WHOLE | {"funding": "A charity.", "version": seen})
    assert late.status_code == 422
    assert "since you opened it" in late.text
    assert "A charity." in late.text
    assert "<ins>Few.</ins>" in late.text


def test_a_change_keeps_its_history(ben: Browser) -> None:
    ben.post("/mod/studies/new", WHOLE)
    study = study_of("A small trial of bands")
    ben.post(f"/mod/studies/{study.id}/edit", WHOLE | {"n": "41", "version": str(study.version)})
    page = ben.get(f"/mod/studies/{study.id}/history").text
    assert "<del>40</del>" in page
    assert "<ins>41</ins>" in page


def test_a_public_study_stays_whole(ben: Browser) -> None:
    ben.post("/mod/studies/new", WHOLE)
    study = study_of("A small trial of bands")
    ben.post(f"/mod/studies/{study.id}/publish")
    version = str(study_of("A small trial of bands").version)
    sent = ben.post(f"/mod/studies/{study.id}/edit", WHOLE | {"harms": "", "version": version})
    assert sent.status_code == 422
    assert "Say what is told of harm." in sent.text


def test_a_file_is_shown_first_and_kept_as_drafts_then(ben: Browser) -> None:
    page = send_file(ben, RIS.encode())
    assert "Steps in water" in page
    assert "We have no place for: keywords" in page
    assert not db.session.scalars(select(ResearchStudy).where(ResearchStudy.state == "draft")).all()
    kept = ben.post("/mod/studies/file/keep", {"rows": rows_of(page), "take": "1", "kind": "RIS"})
    assert kept.status_code == 303
    assert study_of("Steps in water").state == "draft"
    assert "Steps in water" in ben.get("/mod/studies").text


def test_a_study_that_is_here_already_is_named_and_never_kept_twice(ben: Browser) -> None:
    ben.post("/mod/studies/new", WHOLE | {"doi": "10.5555/WATER"})
    page = send_file(ben, RIS.encode())
    assert "We have a study with this DOI" in page
    assert 'name="take"' not in page


def test_a_file_that_was_kept_twice_is_there_once(ben: Browser) -> None:
    rows = rows_of(send_file(ben, RIS.encode()))
    ben.post("/mod/studies/file/keep", {"rows": rows, "take": "1"})
    again = ben.post("/mod/studies/file/keep", {"rows": rows, "take": "1"}, follow_redirects=True)
    assert "1 were here already" in again.text or "0 studies are here as drafts" in again.text
    study_of("Steps in water")


@pytest.mark.parametrize(
    ("raw", "words"),
    [
        (b"", "Choose a file"),
        ("title\nnaïve".encode("latin-1"), "not saved as UTF-8"),
        (b'<!DOCTYPE a [<!ENTITY b "ha">]><PubmedArticleSet>&b;</PubmedArticleSet>', "not safe to read"),
        (b"title\n" + b"One,2020\n" * 10_000, "more than 200 studies"),
        (b"\x89PNG\r\n\x1a\n\0\0", "not saved as UTF-8"),
    ],
    ids=["none", "latin", "bomb", "long", "picture"],
)
def test_a_file_that_can_not_be_read_says_why(ben: Browser, raw: bytes, words: str) -> None:
    sent = ben.post("/mod/studies/file", {"file": FileStorage(io.BytesIO(raw), filename="refs")})
    assert sent.status_code == 422
    assert words in sent.text


def test_a_file_of_two_megabytes_is_refused_with_words(ben: Browser) -> None:
    raw = RIS.replace("water", "w" * 2_000_000).encode()
    sent = ben.post("/mod/studies/file", {"file": FileStorage(io.BytesIO(raw), filename="refs.ris")})
    assert sent.status_code == 413


@pytest.mark.parametrize(
    "rows", ["", "{}", "[1]", '[{"number": 1}]', "[" * 50_000, '[{"number":1,"data":{"title":3},"notes":[]}]']
)
def test_a_preview_that_came_back_broken_is_refused(ben: Browser, rows: str) -> None:
    assert ben.post("/mod/studies/file/keep", {"rows": rows, "take": "1"}).status_code == 422


def test_a_draft_can_be_discarded_and_a_public_study_can_not(ben: Browser, client: Browser) -> None:
    ben.post("/mod/studies/new", WHOLE)
    study_id = study_of("A small trial of bands").id
    ben.post(f"/mod/studies/{study_id}/publish")
    assert ben.post(f"/mod/studies/{study_id}/discard").status_code == 422
    ben.post("/mod/studies/new", {"title": "Half a study"})
    assert ben.post(f"/mod/studies/{study_of('Half a study').id}/discard").status_code == 303
    assert "Half a study" not in ben.get("/mod/studies").text


def test_loading_the_library_leaves_what_a_curator_changed(ben: Browser, work: Callable[[], None]) -> None:
    study = db.session.scalars(select(ResearchStudy).where(ResearchStudy.key == "keller-2016")).one()
    assert ben.get(f"/mod/studies/{study.id}/edit").status_code == 200
