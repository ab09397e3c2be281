"""The PDF, the picture, the QR code and the short link of a card, as people get them."""

import struct
from collections.abc import Callable
from dataclasses import replace
from datetime import datetime
from pathlib import Path
from typing import Any

import pytest
from flask import Flask

from forum.actions.routines import drafts, publishing, reviews
from forum.actions.routines.drafts import Sending
from forum.actions.upkeep import backups
from forum.rules.routines.fields import fields_of
from forum.web.kit import file_shelf, typesetting
from tests.fixtures.house import Browser, Maker
from tests.fixtures.papers import pdf_facts, pdf_says
from tests.samples.library import STORY_CARD

FILES = {"pdf": "application/pdf", "png": "image/png", "qr.svg": "image/svg+xml; charset=utf-8"}
BOTH = pytest.mark.parametrize("ending", FILES)


def shelf(app: Flask) -> list[Path]:
    return sorted((app.config["HOUSE"].instance / "files").glob("*"))


@BOTH
def test_cleo_takes_a_file_without_an_account(ending: str, client: Browser, ana: Browser, make: Maker) -> None:
    card = make.routine(ana.person)
    for url in (f"/routines/{card}/corner-and-counter.{ending}", f"/routines/{card}/v/1.{ending}"):
        file = client.get(url)
        assert file.status_code == 200
        assert file.headers["Content-Type"] == FILES[ending]
        assert "corner-and-counter-v1" in file.headers["Content-Disposition"]
        assert file.headers["Cache-Control"] == "private, no-cache"


def test_the_pdf_is_on_the_paper_and_in_the_size_asked_for(client: Browser, ana: Browser, make: Maker) -> None:
    url = f"/routines/{make.routine(ana.person)}/v/1.pdf"
    pdf = client.get(f"{url}?paper=letter&size=22&day=amber")
    assert pdf_facts(pdf.data)["Page size"].startswith("612 x 792")
    assert "Rest counts as keeping to the plan." in pdf_says(pdf.data)
    assert "corner-and-counter-v1-letter-22pt-amber.pdf" in pdf.headers["Content-Disposition"]
    usual = client.get(f"{url}?paper=A0&size=-1&day=%27;--")
    assert usual.status_code == 200
    assert "corner-and-counter-v1-a4-16pt.pdf" in usual.headers["Content-Disposition"]


@BOTH
def test_a_file_that_has_not_changed_is_not_sent_again(ending: str, client: Browser, ana: Browser, make: Maker) -> None:
    url = f"/routines/{make.routine(ana.person)}/v/1.{ending}"
    mark = client.get(url).headers["ETag"]
    again = client.get(url, headers={"If-None-Match": f'"other", W/{mark}'})
    assert (again.status_code, again.data) == (304, b"")
    assert client.get(url, headers={"If-None-Match": '"other"'}).status_code == 200


@BOTH
def test_a_private_card_gives_nothing_to_others(
    ending: str, client: Browser, ana: Browser, ben: Browser, make: Maker
) -> None:
    card = make.routine(ana.person, state="private")
    url = f"/routines/{card}/v/1.{ending}"
    assert ana.get(url).status_code == 200
    for browser in (client, ben):
        assert browser.get(url).status_code == 404
        assert browser.get(f"/r/{card}").status_code == 404
        assert browser.get(f"/r/{card}/1").status_code == 404


def test_a_file_from_the_shelf_is_not_made_twice(
    app: Flask, client: Browser, ana: Browser, make: Maker, monkeypatch: pytest.MonkeyPatch
) -> None:
    url = f"/routines/{make.routine(ana.person)}/v/1.pdf"
    first = client.get(url).data
    assert len(shelf(app)) == 1
    monkeypatch.setattr(typesetting, "PROGRAM", "no.such.program")
    assert client.get(url).data == first
    assert client.get(f"{url}?size=12").status_code == 503


def test_a_review_and_a_new_name_are_in_the_next_file(
    client: Browser, ana: Browser, okafor: Browser, make: Maker, now: datetime
) -> None:
    card = make.routine(ana.person)
    url = f"/routines/{card}/corner-and-counter.pdf"
    before = client.get(url)
    assert "Not yet reviewed" in pdf_says(before.data)
    reviews.review(okafor.person, card, 1, "", now)
    reviewed = client.get(url)
    assert "Reviewed by okafor, physiotherapist" in pdf_says(reviewed.data)
    assert reviewed.headers["ETag"] != before.headers["ETag"]
    changed = fields_of(replace(STORY_CARD, note="Slower now."))
    drafts.save(ana.person, card, changed, now, Sending("1.0"))
    publishing.publish(ana.person, card, "public", now)
    newest = pdf_says(client.get(url).data)
    assert "Slower now." in newest
    assert "Not yet reviewed" in newest
    assert "Version 2" in newest


def test_the_short_link_leads_to_the_card_and_to_the_version(client: Browser, ana: Browser, make: Maker) -> None:
    card = make.routine(ana.person)
    assert client.get(f"/r/{card}").headers["Location"] == f"/routines/{card}/corner-and-counter"
    assert client.get(f"/r/{card}/1").headers["Location"] == f"/routines/{card}/v/1"
    assert client.get(f"/r/{card}/2").status_code == 404


def test_an_older_address_leads_to_the_file_and_keeps_the_wishes(client: Browser, ana: Browser, make: Maker) -> None:
    card = make.routine(ana.person)
    sent = client.get(f"/routines/{card}/old-name.pdf?day=red")
    assert sent.headers["Location"] == f"/routines/{card}/corner-and-counter.pdf?day=red"


def test_the_picture_is_as_large_as_other_sites_ask(client: Browser, ana: Browser, make: Maker) -> None:
    picture = client.get(f"/routines/{make.routine(ana.person)}/v/1.png")
    assert struct.unpack(">II", picture.data[16:24]) == (1200, 630)
    assert picture.headers["Content-Disposition"].startswith("inline")


def test_the_shelf_keeps_within_its_bounds(tmp_path: Path) -> None:
    for n in range(10):
        file_shelf.keep(tmp_path / f"{n}.pdf", b"x" * 100)
    file_shelf.prune(tmp_path, most=1_000, left=500)
    assert len(list(tmp_path.iterdir())) == 10
    file_shelf.prune(tmp_path, most=999, left=500)
    assert len(list(tmp_path.iterdir())) == 5


def test_a_shelf_that_can_not_be_written_costs_only_time(tmp_path: Path) -> None:
    blocked = tmp_path / "files"
    blocked.write_text("not a folder")
    assert file_shelf.kept_or_made(blocked, "00ff.pdf", lambda: b"made") == b"made"


def test_made_files_are_in_no_backup(app: Flask, client: Browser, ana: Browser, make: Maker, tmp_path: Path) -> None:
    client.get(f"/routines/{make.routine(ana.person)}/v/1.pdf")
    kept = shelf(app)[0].read_bytes()
    backups.back_up(tmp_path / "copy.db")
    assert kept[:200] not in (tmp_path / "copy.db").read_bytes()


@pytest.mark.parametrize("query", ["", "?steps=1", "?day=amber", "?day=red", "?day=red&steps=1", "?day=x"])
def test_the_sheet_to_print_has_the_doses_the_warnings_and_the_short_link(
    query: str, client: Browser, ana: Browser, make: Maker, count_queries: Callable[[], Any]
) -> None:
    card = make.routine(ana.person)
    with count_queries() as queries:
        sheet = client.get(f"/routines/{card}/corner-and-counter/print{query}").text
    assert queries.total == 4
    assert f"http://127.0.0.1:8000/r/{card}/1" in sheet
    assert f'src="/routines/{card}/v/1.qr.svg"' in sheet
    assert "Nobody has tested this card as a whole." in sheet
    assert "Stop if" in sheet
    if query in ("", "?day=x", "?steps=1"):
        assert "2 sets of 10 times each side" in sheet
        assert "Eyes closed: have someone beside you" in sheet
    if "red" in query:
        assert "Rest counts as keeping to the plan." in sheet
        assert "for a very tired day</h1>" in sheet
