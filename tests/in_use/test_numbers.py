"""What numbers on cards and in programmes, and in files of a whole community, ran into: hidden without a word."""

import json
import re
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from forum.actions.programmes import drafts as programme_drafts
from forum.actions.routines import drafts
from forum.models import Post, ProgrammeVersion, PublicNumber, RoutineVersion, db
from forum.rules.programmes.fields import fields_of as programme_fields
from forum.rules.routines.fields import fields_of
from tests.fixtures.house import Browser, Maker
from tests.samples.library import STORY_CARD
from tests.samples.lines import CARD, LINES, write_lines
from tests.samples.programmes import ADD_TWO, plan_with

Run = Callable[..., Any]
HOSPITAL, OWN = "020 7946 0958", "07700 900123"
NOTE = f"The hospital is on {HOSPITAL}, me {OWN}."
BOTH_HIDDEN = "The hospital is on [phone number hidden], me [phone number hidden]."
ONE_HIDDEN = f"The hospital is on {HOSPITAL}, me [phone number hidden]."


@pytest.fixture
def card(ana: Browser, make: Maker) -> str:
    """A draft of Ana's with two numbers in its note."""
    routine_id = drafts.create(ana.person, fields_of(STORY_CARD) | {"note": NOTE}, make.now)
    return f"/routines/{routine_id}"


@pytest.fixture
def programme(ana: Browser, make: Maker) -> str:
    """The same in a programme."""
    plan = plan_with(ADD_TWO, routine_id=make.routine(ana.person), title="Twelve weeks", note=NOTE)
    return f"/programmes/{programme_drafts.create(ana.person, programme_fields(plan), make.now)}"


@pytest.fixture(params=["card", "programme"])
def home(request: pytest.FixtureRequest) -> str:
    """Where a draft with two numbers is built, of each kind."""
    return str(request.getfixturevalue(request.param))


def note_of(home: str, n: int = 1) -> str:
    """What a version says now."""
    db.session.expire_all()
    thing_id = int(home.rpartition("/")[2])
    if home.startswith("/routines"):
        kept = db.session.scalars(db.select(RoutineVersion).filter_by(routine_id=thing_id, n=n)).one().card
    else:
        kept = db.session.scalars(db.select(ProgrammeVersion).filter_by(programme_id=thing_id, n=n)).one().plan
    return str(kept["note"])


def hidden_fields(page: str) -> dict[str, str]:
    """What the form on the check page sends along."""
    return dict(re.findall(r'type="hidden" name="(\w+)" value="([\w.-]+)"', page)) | {"state": "public"}


def change_note(ana: Browser, home: str, note: str) -> None:
    """Write another note in the builder."""
    page = ana.get(f"{home}/edit").text
    fields = dict(fields_of(STORY_CARD))
    if home.startswith("/programmes"):
        card_id = db.session.scalars(db.select(RoutineVersion.routine_id)).first() or 0
        fields = dict(programme_fields(plan_with(ADD_TWO, routine_id=card_id)))
    seen = re.search(r'name="seen" value="([^"]+)"', page)
    assert seen
    assert ana.post(f"{home}/edit", fields | {"note": note, "seen": seen[1], "act": "check"}).status_code == 303


def say_not_private(ana: Browser, home: str) -> None:
    """Publish a draft, and say of the first number that it is not private."""
    page = ana.get(f"{home}/check").text
    key = re.search(r'name="not_private" value="(\w+)"', page)
    assert key
    assert ana.post(f"{home}/publish", hidden_fields(page) | {"not_private": key[1]}).status_code == 303


def test_an_author_sees_what_would_be_hidden_before_anything_is_published(ana: Browser, home: str) -> None:
    page = ana.get(f"{home}/check").text
    assert "We hide this" in page
    assert page.count("is not private</label>") == 2
    # Who never saw the note, as when something was typed in another window, is shown it first.
    unseen = ana.post(f"{home}/publish", hidden_fields(page) | {"hidden_seen": ""})
    assert unseen.status_code == 422
    assert "Nothing is published yet." in unseen.text
    assert "is not private</label>" in unseen.text
    assert ana.post(f"{home}/publish", hidden_fields(page)).status_code == 303
    assert note_of(home) == BOTH_HIDDEN


def test_a_card_without_such_numbers_is_published_without_a_question(ana: Browser, make: Maker) -> None:
    home = f"/routines/{drafts.create(ana.person, fields_of(STORY_CARD), make.now)}"
    page = ana.get(f"{home}/check").text
    assert "We hide this" not in page
    assert ana.post(f"{home}/publish", hidden_fields(page)).status_code == 303


def test_a_number_in_the_line_that_says_what_changed_is_shown_first_too(ana: Browser, make: Maker) -> None:
    home = f"/routines/{make.routine(ana.person)}"
    change_note(ana, home, "Slower now")
    sent = hidden_fields(ana.get(f"{home}/check").text) | {"version_note": f"Ring {OWN}"}
    shown = ana.post(f"{home}/publish", sent)
    assert shown.status_code == 422
    assert ana.post(f"{home}/publish", sent | hidden_fields(shown.text)).status_code == 303


def test_a_program_that_shows_nobody_anything_has_the_numbers_hidden_at_once(ana: Browser, home: str) -> None:
    assert ana.post(f"{home}/publish", {"state": "public"}).status_code == 303
    assert note_of(home) == BOTH_HIDDEN


def test_a_number_that_its_author_calls_not_private_stays_also_in_the_next_version(
    ana: Browser, ben: Browser, home: str
) -> None:
    say_not_private(ana, home)
    assert note_of(home) == ONE_HIDDEN
    page = ben.get("/mod/numbers").text
    assert f'href="{home}"' in page
    assert f"by ana with {HOSPITAL}" in page
    change_note(ana, home, f"{HOSPITAL} again")
    assert "We hide this" not in ana.get(f"{home}/check").text
    assert ana.post(f"{home}/publish", hidden_fields(ana.get(f"{home}/check").text)).status_code == 303
    assert note_of(home, 2) == f"{HOSPITAL} again"


def test_a_moderator_can_hide_such_a_number_in_all_versions(ana: Browser, ben: Browser, home: str) -> None:
    say_not_private(ana, home)
    url = re.search(r"/mod/numbers/\d+/remove", ben.get("/mod/numbers").text)
    assert url
    assert "all versions" in ben.get(url[0]).text
    assert ben.post(url[0], {"reason": "This is a private line."}).status_code == 303
    assert note_of(home) == BOTH_HIDDEN
    assert "hid a phone number" in ana.get("/me/notices").text
    assert HOSPITAL not in ana.get(home, follow_redirects=True).text


def test_a_file_of_a_community_carries_what_authors_call_not_private_there_and_back(
    ana: Browser, strideshare: Run, tmp_path: Path
) -> None:
    say = {"not_private": [HOSPITAL]}
    lines = tuple(dict(line) for line in LINES)
    post, card = (next(line for line in lines if line["kind"] == kind) for kind in ("post", "routine"))
    post |= {"body": NOTE} | say
    card |= say
    card["versions"] = [card["versions"][0] | {"card": CARD | {"note": NOTE}}]
    archive = write_lines(tmp_path / "there.jsonl", lines)
    strideshare("import", str(archive))
    assert db.session.get_one(Post, post["id"]).body == ONE_HIDDEN
    assert note_of(f"/routines/{card['id']}") == ONE_HIDDEN
    strideshare("export", str(tmp_path / "back.jsonl"))
    told = {(line["kind"], line["id"]): line for line in map(json.loads, (tmp_path / "back.jsonl").open())}
    assert told["post", post["id"]]["not_private"] == [HOSPITAL]
    assert told["routine", card["id"]]["not_private"] == [HOSPITAL]
    # What is here already is not taken for something else.
    strideshare("import", str(tmp_path / "back.jsonl"))
    strideshare("import", str(archive))
    assert len(db.session.scalars(db.select(PublicNumber)).all()) == 2
