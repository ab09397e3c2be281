"""A new version of the library: what members read of it, what cards show, and who is told."""

import json
from collections.abc import Callable
from datetime import datetime
from pathlib import Path
from typing import Any

import pytest
from flask import Flask
from sqlalchemy import select

from forum.actions.library.library import load_library
from forum.errors import Refused
from forum.models import Notice, RoutineFacet, RoutineVersion, db
from forum.paths import seeds_folder
from forum.queries.library.exercises import get_library
from forum.queries.notices.notices import say_all
from tests.fixtures.house import Browser, Maker
from tests.samples.library import LIBRARY

NEXT = LIBRARY["library_version"] + 1
SAFER = "Have somebody beside you: the ball can roll away."
WORDS = "It has a clearer name for its first step."

Load = Callable[..., int]


@pytest.fixture
def load(app: Flask, tmp_path: Path, now: datetime) -> Load:
    """Loads a library in which `wall-ball-squat` asks for company from version `version` on."""

    def load(version: int = NEXT, **safety: Any) -> int:
        data = json.loads((seeds_folder() / "exercises.json").read_text(encoding="utf-8"))
        one = next(entry for entry in data["exercises"] if entry["id"] == "wall-ball-squat")
        one["safety"] |= {"spotter": "required", "heat_load": "high"} | safety
        one["cautions"].append("heat")
        one["how"].append("ask somebody to stand beside you")
        line = {"version": version, "date": "2026-12-05", "exercise": "wall-ball-squat", "is_safety": True}
        plain = {"exercise": "box-march", "what": WORDS, "is_safety": False}
        data |= {
            "library_version": version,
            "changes": [line | plain, line | {"what": SAFER}, *LIBRARY["changes"]],
        }
        (tmp_path / "exercises.json").write_text(json.dumps(data), encoding="utf-8")
        (tmp_path / "studies.json").write_bytes((seeds_folder() / "studies.json").read_bytes())
        return load_library(tmp_path, now)

    return load


def version_of(card: int) -> RoutineVersion:
    db.session.expire_all()
    return db.session.scalars(select(RoutineVersion).where(RoutineVersion.routine_id == card)).one()


def facets_of(card: int) -> set[tuple[str, str]]:
    rows = db.session.scalars(select(RoutineFacet).where(RoutineFacet.version_id == version_of(card).id))
    return {(row.facet, row.value) for row in rows}


def test_members_read_what_changed_with_safety_first(client: Browser, load: Load) -> None:
    load()
    page = client.get("/exercises/changes").text
    assert f"Version {NEXT}, " in page
    assert page.index(SAFER) < page.index(WORDS)
    assert 'href="/exercises/wall-ball-squat"' in page
    assert 'href="/exercises/changes"' in client.get("/exercises").text


def test_a_library_without_changes_says_so(client: Browser) -> None:
    db.session.execute(db.text("UPDATE library_meta SET changes = '[]', fingerprint = 'bare'"))
    db.session.commit()
    assert "Nothing has changed yet" in client.get("/exercises/changes").text


def test_the_strip_of_a_card_has_the_new_fact_at_once_and_its_lines_stay(
    client: Browser, ana: Browser, make: Maker, load: Load
) -> None:
    card = make.routine(ana.person)
    said = version_of(card).card
    before = client.get(f"/routines/{card}", follow_redirects=True).text
    assert "The library now says more about this exercise" not in before
    load()
    after = client.get(f"/routines/{card}", follow_redirects=True).text
    assert "The library now says more about this exercise:" in after
    assert SAFER in after
    assert after.count("The library now says more about this exercise") == 1
    assert version_of(card).card == said
    assert version_of(card).library_version == NEXT - 1
    doses = [line for line in before.splitlines() if 'class="dose"' in line]
    assert [line for line in after.splitlines() if 'class="dose"' in line] == doses


def test_a_card_that_is_published_afterwards_is_told_nothing(
    client: Browser, ana: Browser, make: Maker, load: Load
) -> None:
    load()
    card = make.routine(ana.person)
    assert version_of(card).library_version == NEXT
    assert "now says more" not in client.get(f"/routines/{card}", follow_redirects=True).text


def test_what_lists_find_a_card_by_follows_and_a_review_of_it_stays(
    client: Browser, ana: Browser, okafor: Browser, make: Maker, load: Load, work: Callable[[], int]
) -> None:
    card = make.routine(ana.person)
    okafor.post(f"/routines/{card}/review", {"version": "1", "note": ""})
    work()
    assert version_of(card).summary["heat"] != "high"
    load()
    work()
    assert version_of(card).summary["heat"] == "high"
    assert {("review", "clinician"), ("spotter", "required")} <= facets_of(card)
    assert len([one for one in facets_of(card) if one[0] == "energy"]) == 1


def test_threads_that_show_the_card_are_made_anew(
    client: Browser, ana: Browser, make: Maker, load: Load, work: Callable[[], int]
) -> None:
    card = make.routine(ana.person)
    thread = make.thread(ana.person, routine_ids=[card])
    work()
    before = client.get(f"/t/{thread}", follow_redirects=True).headers["ETag"]
    load()
    work()
    assert client.get(f"/t/{thread}", follow_redirects=True).headers["ETag"] != before


@pytest.mark.parametrize("ending", ["md", "json", "fhir.json"])
def test_a_file_is_another_one_under_the_new_library(
    ending: str, client: Browser, ana: Browser, make: Maker, load: Load
) -> None:
    url = f"/routines/{make.routine(ana.person)}/v/1.{ending}"
    before = client.get(url).headers["ETag"]
    assert client.get(url, headers={"If-None-Match": before}).status_code == 304
    load()
    assert client.get(url, headers={"If-None-Match": before}).status_code == 200


def test_an_author_gets_one_notice_for_all_cards_and_none_for_words(
    ana: Browser, cleo: Browser, make: Maker, load: Load, work: Callable[[], int]
) -> None:
    make.routine(ana.person)
    make.routine(ana.person)
    make.routine(cleo.person, state="private")
    load()
    work()
    load(heat_load="moderate")  # the same version again, mended
    work()
    notices = db.session.scalars(select(Notice).where(Notice.kind == "library_changed")).all()
    assert [one.member_id for one in notices] == [ana.person.id]
    assert notices[0].data == {"exercises": ["wall-ball-squat"]}
    [said] = say_all(notices, ana.person)
    assert said.url == "/exercises/changes"
    assert f"the safety of “{get_library().exercises['wall-ball-squat'].name}”." in said.text


def test_an_older_library_is_refused_and_nothing_is_changed(load: Load) -> None:
    load()
    before = get_library().fingerprint
    with pytest.raises(Refused, match=f"is library version {NEXT - 1}, older than version {NEXT}"):
        load(NEXT - 1)
    assert get_library().fingerprint == before
    assert get_library().version == NEXT
