"""What people ran into who are not called by plain English letters, or whose names others borrowed."""

import json
import re
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from flask import Flask
from sqlalchemy import select, update

from forum.actions.members.sessions import HASHER
from forum.actions.routines import drafts
from forum.models import Member, Notice, Post, db
from forum.queries.members.people import find_person_by_name
from forum.rules.members.names import name_key
from tests.fixtures.house import PASSWORD, Browser, Maker

NEW = {"email": "new@example.org", "password": "kettle garden stick"}
NAMES = ("Zoë", "Łukasz", "O'Neil", "Dr.Lee", "müller", "_MsSunny_", "王芳", "नेहा")


def register(app: Flask, name: str) -> tuple[Browser, int, str]:
    browser = Browser(app)
    answer = browser.post("/register", NEW | {"username": name})
    return browser, answer.status_code, answer.text


@pytest.mark.parametrize("name", NAMES)
def test_everybody_registers_logs_in_and_is_mentioned_by_their_own_name(
    app: Flask, ana: Browser, client: Browser, make: Maker, work: Callable[[], int], name: str
) -> None:
    browser, status, _ = register(app, name)
    assert status == 303
    browser.post("/logout")
    assert browser.post("/login", {"username": name.upper(), "password": NEW["password"]}).status_code == 303
    person = find_person_by_name(name_key(name))
    assert person is not None
    assert person.name == name
    db.session.execute(update(Member).where(Member.id == person.id).values(confirmed_at=make.now))
    db.session.commit()
    thread_id = make.thread(ana.person, body=f"Thank you @{name}, and good night.")
    work()
    notice = db.session.scalars(select(Notice.kind).where(Notice.member_id == person.id)).all()
    assert notice == ["mention"]
    page = client.get(f"/t/{thread_id}/standing-on-one-leg").text
    link = page.partition('<div class="text">')[2].partition('href="')[2].partition('"')[0]
    assert link.startswith("/u/")
    profile = client.get(link)
    assert profile.status_code == 200
    assert name.replace("'", "&#39;") in profile.text


@pytest.mark.parametrize("name", ["o’neil", "O'NEIL", "О'Neil"])
def test_nobody_else_gets_a_name_that_looks_the_same(app: Flask, name: str) -> None:
    register(app, "O'Neil")
    _, status, _ = register(app, name)
    assert status == 422


def test_a_name_all_in_another_alphabet_that_looks_like_a_members_is_refused(app: Flask, make: Maker) -> None:
    make.member("cop")
    _, status, page = register(app, "сор")
    assert status == 422
    assert "looks the same as another member" in page


@pytest.mark.parametrize(
    "name", ["moderat0r", "Moderators", "strideshare-team", "okafor-physio", "okaf0r", "Dr.Okafor", "ben1"]
)
def test_nobody_passes_for_the_people_who_work_here(app: Flask, name: str) -> None:
    _, status, page = register(app, name)
    assert status == 422
    assert "reserved for the people" in page or "nobody can mistake" in page


def test_old_names_that_look_alike_stay_and_work(app: Flask, make: Maker) -> None:
    for name, look in (("mary", "rnary"), ("rnary", None)):
        member = Member(name=name, name_key=name, name_skeleton=look, created_at=make.now, confirmed_at=make.now)
        db.session.add(member)
    db.session.commit()
    assert Browser(app).get("/u/rnary").status_code == Browser(app).get("/u/mary").status_code == 200
    _, status, _ = register(app, "rnаry")
    assert status == 422


def test_an_archive_keeps_its_names_and_their_look_alikes_are_taken(
    app: Flask, strideshare: Callable[..., Any], tmp_path: Path
) -> None:
    file = tmp_path / "archive.jsonl"
    names = ("mary", "rnary", "Łukasz", "Jane Doe")
    lines = [json.dumps({"kind": "user", "id": 900 + n, "name": name}) for n, name in enumerate(names)]
    file.write_text("\n".join(lines), encoding="utf-8")
    assert strideshare("import", file).status == 0
    assert set(db.session.scalars(select(Member.name).where(Member.id >= 900))) == set(names)
    for name in ("rnаry", "Łukаsz", "mаry", "lukasz"):
        _, status, _ = register(app, name)
        assert status == (303 if name == "lukasz" else 422)


def test_ana_is_shown_by_the_name_she_likes_beside_her_handle(ana: Browser, client: Browser, make: Maker) -> None:
    thread_id = make.thread(ana.person)
    before = client.get(f"/t/{thread_id}/standing-on-one-leg").text
    assert ana.post("/me/profile", {"display_name": "Ana María López", "about": ""}).status_code == 303
    page = client.get(f"/t/{thread_id}/standing-on-one-leg").text
    assert "María" not in before
    assert '<a href="/u/ana">Ana María López</a> <span class="handle">@ana</span>' in page
    assert "Started by" in page
    assert "Ana María López (@ana)" in page
    assert "Ana María López (@ana)" in client.get("/c/balance").text
    assert 'Ana María López <span class="handle">@ana</span>' in client.get("/u/ana").text
    ana.post("/me/profile", {"display_name": "", "about": ""})
    assert "María" not in client.get(f"/t/{thread_id}/standing-on-one-leg").text


def test_the_shown_name_stands_beside_the_handle_wherever_somebody_is_named(
    ana: Browser, ben: Browser, cleo: Browser, okafor: Browser, make: Maker, work: Callable[[], int]
) -> None:
    """Cards and where they come from, programmes, lists, hits of the search, reviews, and what moderators see."""
    for browser, shown in ((ana, "Ana López"), (ben, "Ben Ó Briain"), (okafor, "Dr Okafor")):
        assert browser.post("/me/profile", {"display_name": shown, "about": ""}).status_code == 303
    thread_id = make.thread(
        ana.person, body="Zebra crossings are hard for me. Ring 020 7946 0958", vouched=("2079460958",)
    )
    card_id, programme_id = make.routine(ana.person), make.programme(ana.person)
    assert okafor.post(f"/routines/{card_id}/review", {"note": "Slowly.", "version": "1"}).status_code == 303
    facts = re.search(r'name="facts" value="(\w{64})"', okafor.get("/mod/clinic/wall-squat").text)
    assert facts
    signed = okafor.post("/mod/clinic/wall-squat", {"act": "sign", "facts": facts[1], "note": ""})
    assert signed.status_code == 303
    copied = f"/routines/{drafts.copy(cleo.person, card_id, make.now)}"
    assert cleo.post(f"{copied}/publish", {"state": "public"}).status_code == 303
    post_id = db.session.scalars(select(Post.id).where(Post.thread_id == thread_id)).one()
    ana.post(f"/routines/{card_id}/flag", {"reason": "unsafe_advice", "note": "Mine is wrong."})
    cleo.post(f"/p/{post_id}/flag", {"reason": "unsafe_advice", "note": "Hm."})
    ben.post(f"/t/{thread_id}/lock", {"reason": "Settled for now."})
    work()
    places = {
        "Ana López (@ana)": [
            *(f"/routines/{card_id}", f"/routines/{card_id}/history", f"/routines/{card_id}/v/1/print", copied),
            *(f"/programmes/{programme_id}", "/programmes", "/search?q=zebra&kind=thread", f"/p/{post_id}/flag"),
        ],
        "Dr Okafor (@okafor)": [f"/routines/{card_id}", "/exercises/wall-squat"],
    }
    for name, urls in places.items():
        assert [url for url in urls if name not in cleo.get(url, follow_redirects=True).text] == []
    for name, url in (
        ("Ben Ó Briain (@ben)", "/mod/log"),
        ("Ana López (@ana)", "/mod"),
        ("Ana López (@ana)", "/mod/numbers"),
        ("Ana López (@ana)", "/mod/members/ana"),
    ):
        assert name in ben.get(url).text


def test_a_notice_names_who_wrote_as_everybody_sees_them(
    ana: Browser, cleo: Browser, make: Maker, work: Callable[[], int]
) -> None:
    cleo.post("/me/profile", {"display_name": "Cleo van Dijk", "about": ""})
    make.reply(cleo.person, make.thread(ana.person))
    work()
    assert "Cleo van Dijk (@cleo) replied in your thread" in ana.get("/me/notices").text


@pytest.mark.parametrize("shown", ["Dr Okafor", "okafor", "cleo", "сlео", "The Moderators", "Stride-share team"])
def test_a_shown_name_is_nobody_elses_either(ana: Browser, shown: str) -> None:
    answer = ana.post("/me/profile", {"display_name": shown, "about": "I like tea."})
    assert answer.status_code == 422
    assert "I like tea." in answer.text
    assert db.session.scalar(select(Member.display_name).where(Member.id == ana.person.id)) == ""


def test_the_clinician_may_show_her_own_name_with_a_title(okafor: Browser) -> None:
    assert okafor.post("/me/profile", {"display_name": "Dr Okafor", "about": ""}).status_code == 303


def test_a_password_is_the_same_however_its_letters_were_typed(app: Flask, ana: Browser) -> None:
    composed, apart = "grüne Straße 7", "gru\u0308ne Stra\u00dfe 7"
    ana.post("/me/password", {"current_password": PASSWORD, "new_password": apart})
    for typed in (composed, apart):
        assert Browser(app).post("/login", {"username": "ana", "password": typed}).status_code == 303


def test_a_password_that_was_kept_as_typed_before_still_opens(app: Flask, ana: Browser) -> None:
    old = HASHER.hash("gru\u0308ne Stra\u00dfe 7")
    db.session.execute(update(Member).where(Member.id == ana.person.id).values(password_hash=old))
    db.session.commit()
    for typed in ("grüne Straße 7", "gru\u0308ne Stra\u00dfe 7"):
        assert Browser(app).post("/login", {"username": "ana", "password": typed}).status_code == 303
    assert Browser(app).post("/login", {"username": "ana", "password": "grune Strasse 7"}).status_code == 422


def test_a_common_password_is_refused_in_words(client: Browser) -> None:
    page = client.post("/register", NEW | {"username": "fern", "password": "princess123"})
    assert page.status_code == 422
    assert "easy to guess" in page.text
