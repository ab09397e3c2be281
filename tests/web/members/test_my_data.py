"""Ana takes everything that is hers: it is packed by the worker, asks for her password, and is handed out once."""

import io
import json
import stat
import zipfile
from collections.abc import Callable
from datetime import datetime, timedelta
from pathlib import Path

import pytest
from flask import Flask

from forum.actions.talk import contact, drafts
from forum.actions.upkeep import prune, takeaways
from forum.models import RoutineProse, Takeaway, db
from forum.rules.members.belongings import BELONGINGS
from tests.fixtures.house import PASSWORD, Browser, Maker
from tests.fixtures.planted import names_of, plant

CONFIRMED = {"current_password": PASSWORD}
Work = Callable[[], int]


@pytest.fixture
def folder(app: Flask) -> Path:
    """Where the files wait."""
    return Path(app.config["HOUSE"].instance / "takeaways")


def pack(browser: Browser, work: Work) -> dict[str, str]:
    """All files of the ZIP this member gets."""
    browser.post("/me/data/pack")
    work()
    sent = browser.post("/me/data/file", CONFIRMED)
    assert sent.mimetype == "application/zip"
    with zipfile.ZipFile(io.BytesIO(sent.data)) as whole:
        return {name: whole.read(name).decode() for name in whole.namelist()}


def test_ana_reads_her_posts_cards_and_drafts_in_it(ana: Browser, make: Maker, work: Work, now: datetime) -> None:
    thread_id = make.thread(ana.person, "Standing on one leg", "How long do you stand?")
    routine_id = make.routine(ana.person)
    drafts.save(ana.person, f"reply:{thread_id}", {"body": "Half a thought."}, now)
    files = pack(ana, work)
    assert "How long do you stand?" in files[f"posts/{thread_id:06d}-standing-on-one-leg.md"]
    assert "Corner and counter" in files[f"cards/{routine_id:06d}-corner-and-counter-v1.md"]
    assert "Half a thought." in files["drafts.md"]
    assert "ana@example.org" in files["profile.md"]
    posts = json.loads(files["json/posts.json"])
    assert [(post["body"], post["address"]) for post in posts] == [("How long do you stand?", f"/p/{posts[0]['id']}")]


def test_the_page_says_what_is_in_it_before(ana: Browser, make: Maker) -> None:
    make.thread(ana.person)
    page = ana.get("/me/data").text
    assert "threads you started" in page
    assert "bookmarks" not in page, "of what there is none it says nothing"


def test_a_notice_tells_that_it_is_ready(ana: Browser, work: Work) -> None:
    ana.post("/me/data/pack")
    assert "We are packing your file" in ana.get("/me/data").text
    work()
    assert "Your file is ready" in ana.get("/me/data").text
    assert "Everything of yours is packed" in ana.get("/me/notices").text


def test_it_is_handed_out_once_and_then_gone(ana: Browser, work: Work, folder: Path) -> None:
    ana.post("/me/data/pack")
    work()
    (file,) = folder.iterdir()
    assert stat.S_IMODE(file.stat().st_mode) == 0o600
    assert ana.post("/me/data/file", CONFIRMED).status_code == 200
    assert list(folder.iterdir()) == []
    again = ana.post("/me/data/file", CONFIRMED)
    assert again.status_code == 422
    assert "There is no file for you any more" in again.text


def test_a_wrong_password_gets_nothing_and_the_file_stays(ana: Browser, work: Work, folder: Path) -> None:
    ana.post("/me/data/pack")
    work()
    refused = ana.post("/me/data/file", {"current_password": "not hers at all"})
    assert refused.status_code == 422
    assert "That is not your current password" in refused.text
    assert len(list(folder.iterdir())) == 1


def test_nobody_gets_the_file_of_another(ana: Browser, cleo: Browser, work: Work) -> None:
    ana.post("/me/data/pack")
    work()
    assert cleo.post("/me/data/file", CONFIRMED).status_code == 422
    assert ana.post("/me/data/file", CONFIRMED).status_code == 200


def test_after_two_days_it_is_gone(ana: Browser, work: Work, folder: Path, now: datetime) -> None:
    ana.post("/me/data/pack")
    work()
    prune.forget_old(now + timedelta(hours=47))
    assert len(list(folder.iterdir())) == 1
    prune.forget_old(now + timedelta(hours=49))
    assert list(folder.iterdir()) == []
    assert db.session.get(Takeaway, ana.person.id) is None


def test_packing_anew_leaves_no_older_file(ana: Browser, work: Work, folder: Path) -> None:
    for _ in range(2):
        ana.post("/me/data/pack")
        work()
    assert len(list(folder.iterdir())) == 1


def test_a_file_that_no_row_knows_of_is_swept_away(app: Flask, ana: Browser, folder: Path, now: datetime) -> None:
    takeaways.write_zip(ana.person.id, takeaways.path_of("left-by-a-crash"), now)
    prune.forget_old(now)
    assert list(folder.iterdir()) == []


def test_every_noun_is_in_it_and_no_secret(ana: Browser, work: Work, now: datetime) -> None:
    words = plant(ana.person.id, now).words
    told = "".join(pack(ana, work).values())
    taken = [one for one in BELONGINGS if one.file]
    secret = {f"{one.table}.{name}" for one in taken for name in one.secret}
    known = {f"{one.table}.{name}" for one in taken for name in names_of(one.table)}
    wanted = {place: word for place, word in words.items() if place in known - secret or place.startswith("member.")}
    assert len(wanted) > 50
    assert [place for place, word in wanted.items() if word not in told] == []
    assert [place for place, word in words.items() if place not in wanted and word in told] == []


def test_nothing_of_others_is_in_it(
    ana: Browser, cleo: Browser, ben: Browser, make: Maker, work: Work, now: datetime
) -> None:
    words = plant(cleo.person.id, now).words
    plant(ana.person.id, now)
    contact.write(cleo.person, "My own private words.", now)
    for browser in (ana, ben):
        told = "".join(pack(browser, work).values())
        assert [place for place, word in words.items() if word in told] == []
        assert "My own private words." not in told


def test_a_card_that_cleo_made_of_anas_words_is_not_in_anas_file(
    ana: Browser, cleo: Browser, make: Maker, work: Work, now: datetime
) -> None:
    routine_id = make.routine(cleo.person, state="private")
    db.session.add(RoutineProse(routine_id=routine_id, author_id=ana.person.id, place=""))
    db.session.commit()
    assert "json/cards-from-words.json" not in pack(ana, work)
