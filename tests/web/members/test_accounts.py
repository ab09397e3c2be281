"""Accounts as people meet them in a browser."""

import re
from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta
from email.message import EmailMessage
from typing import Any

import pytest
from flask import Flask
from sqlalchemy import select, update

from forum.clock import utc_now
from forum.models import Draft, Member, Notice, Session, Throttle, db
from tests.fixtures.house import ORIGIN, PASSWORD, Browser

NEW = {"username": "fern", "email": "fern@example.org", "password": "kettle garden stick"}
LINK = re.compile(r"http://127\.0\.0\.1:8000(/\S+/\S{43})")


def log_in(browser: Browser, name: str = "ana", password: str = PASSWORD, **more: str) -> Any:
    return browser.post("/login", {"username": name, "password": password, **more})


def cookie(browser: Browser, name: str) -> Any:
    return browser.client.get_cookie(name, domain="127.0.0.1")


def link_in(letter: EmailMessage) -> str:
    found = LINK.search(letter.get_content())
    assert found
    return found[1]


def test_ana_registers_and_confirms_by_the_mailed_link(
    client: Browser, work: Callable[[], int], mailbox: Callable[[], list[EmailMessage]]
) -> None:
    answer = client.post("/register", NEW)
    assert (answer.status_code, answer.location) == (303, "/me")
    page = client.get("/me").text
    assert "Hello, fern" in page
    assert "Please confirm your email address" in page
    work()
    link = link_in(mailbox()[0])
    assert "Confirm my address" in client.get(link).text
    assert "Please confirm your email address" in client.get("/me").text, "looking at the link must not act"
    client.post(link)
    assert "Please confirm your email address" not in client.get("/me").text


def test_a_used_link_says_so(
    client: Browser, work: Callable[[], int], mailbox: Callable[[], list[EmailMessage]]
) -> None:
    client.post("/register", NEW)
    work()
    link = link_in(mailbox()[0])
    client.post(link)
    assert client.get(link).status_code == 404
    assert "no longer works" in client.get(link).text
    assert client.post(link).status_code == 422


def test_a_known_address_gets_the_same_answer_as_a_new_one(app: Flask) -> None:
    new, known = Browser(app), Browser(app)
    answers = [
        new.post("/register", NEW),
        known.post("/register", {**NEW, "username": "ivyy", "email": "ana@example.org"}),
    ]
    assert answers[0].status_code == answers[1].status_code == 303
    pages = [
        new.get("/me").text.replace("fern@example.org", "*").replace("fern", "*"),
        known.get("/me").text.replace("ana@example.org", "*").replace("ivyy", "*"),
    ]
    pages = [re.sub(r'value="[^"]{60,}"', "", page) for page in pages]
    assert pages[0] == pages[1]


def test_all_mistakes_are_shown_at_once_and_what_was_typed_stays(client: Browser) -> None:
    answer = client.post("/register", {"username": "a", "email": "fern@", "password": "short"})
    assert answer.status_code == 422
    assert "<title>Error: Register" in answer.text
    for words in ("2 to 30 letters", "name@example.com", "At least 10 characters"):
        assert words in answer.text
    assert 'value="fern@"' in answer.text
    assert "short" not in answer.text


def test_a_taken_name_is_said(client: Browser) -> None:
    answer = client.post("/register", {**NEW, "username": "Ana"})
    assert answer.status_code == 422
    assert "That name is taken" in answer.text


def test_a_robot_that_fills_the_hidden_box_is_no_member(client: Browser) -> None:
    answer = client.post("/register", {**NEW, "website": "http://spam.example"})
    assert answer.status_code == 422
    assert "spam.example" not in answer.text
    assert db.session.scalar(select(Member.id).where(Member.name_key == "fern")) is None


@pytest.mark.parametrize("name", ["ana", "ANA", " ana ", "ana@example.org"])
def test_ana_logs_in_with_her_name_or_address(client: Browser, name: str) -> None:
    answer = log_in(client, name)
    assert (answer.status_code, answer.location) == (303, "/")
    assert "Hello, ana" in client.get("/me").text


@pytest.mark.parametrize("name", ["ana", "nobody", "nobody@example.org"])
def test_a_wrong_name_and_a_wrong_password_get_the_same_answer(client: Browser, name: str) -> None:
    answer = log_in(client, name, "not the password")
    assert answer.status_code == 422
    assert "That name and password don&#39;t match" in answer.text
    assert "not the password" not in answer.text


@pytest.mark.parametrize(
    ("target", "location"),
    [
        ("/me/drafts", "/me/drafts"),
        ("https://evil.example/", "/"),
        ("//evil.example", "/"),
        ("/\\evil.example", "/"),
        ("/logout", "/"),
    ],
)
def test_a_log_in_leads_on_within_this_site_only(client: Browser, target: str, location: str) -> None:
    assert log_in(client, next=target).location == location


def test_a_visitor_is_sent_to_log_in_and_comes_back(client: Browser) -> None:
    answer = client.get("/me/drafts")
    assert (answer.status_code, answer.location) == (303, "/login?next=/me/drafts")
    assert 'value="/me/drafts"' in client.get(answer.location).text


def test_every_log_in_has_a_fresh_session_and_ends_the_one_before(client: Browser) -> None:
    log_in(client)
    first = cookie(client, "sid").value
    log_in(client)
    assert cookie(client, "sid").value != first
    assert len(db.session.scalars(select(Session.id)).all()) == 1


def test_the_session_cookie_is_out_of_reach_of_scripts_and_other_sites(client: Browser) -> None:
    log_in(client)
    sid = cookie(client, "sid")
    assert (sid.http_only, sid.same_site, sid.path) == (True, "Lax", "/")


@pytest.mark.parametrize(("remember", "days"), [({}, 30), ({"remember": "y"}, 180)])
def test_ana_stays_logged_in_for_longer_on_her_own_device(client: Browser, remember: dict[str, str], days: int) -> None:
    log_in(client, **remember)
    ends = db.session.scalars(select(Session.expires_at)).one()
    assert ends - utc_now() > timedelta(days=days) - timedelta(minutes=5)


def test_logging_out_ends_the_session_for_good(client: Browser) -> None:
    log_in(client)
    token = cookie(client, "sid").value
    assert client.post("/logout").location == "/"
    assert cookie(client, "sid") is None
    client.client.set_cookie("sid", token, domain="127.0.0.1")
    assert client.get("/me").status_code == 303


def test_nobody_is_logged_out_by_a_link(ana: Browser) -> None:
    assert ana.get("/logout").status_code == 405
    assert ana.get("/me").status_code == 200


def test_trying_passwords_is_slowed_down(app: Flask) -> None:
    app.config["HOUSE"] = replace(app.config["HOUSE"], limits=True)
    browser = Browser(app)
    answers = [log_in(browser, "ana", f"wrong password {n}") for n in range(9)]
    assert [answer.status_code for answer in answers] == [422] * 8 + [429]
    assert int(answers[-1].headers["Retry-After"]) > 0
    assert "wrong password" not in answers[-1].text
    assert len(db.session.scalars(select(Throttle.key).where(Throttle.key.startswith("login:p:"))).all()) == 1


def test_a_text_sent_after_the_session_ended_waits_behind_the_log_in(client: Browser, make: Any, ana: Browser) -> None:
    thread_id = make.thread(ana.person)
    referer = {"Referer": f"{ORIGIN}/t/{thread_id}/standing-on-one-leg"}
    page = client.post(f"/t/{thread_id}/reply", {"body": "I hold\nthe worktop."}, headers=referer)
    assert page.status_code == 403
    assert "Please log in first" in page.text
    assert "the worktop." in page.text
    hidden = {"kept_place": f"reply:{thread_id}", "kept_body": "I hold\nthe worktop."}
    assert f'value="reply:{thread_id}"' in page.text
    answer = log_in(client, next=f"/t/{thread_id}/standing-on-one-leg", **hidden)
    assert answer.location == f"/t/{thread_id}/standing-on-one-leg"
    assert "the worktop." in client.get(answer.location).text


def test_the_kept_text_survives_a_mistyped_password(client: Browser) -> None:
    page = log_in(client, "ana", "wrong", kept_place="reply:1", kept_body="I hold the worktop.").text
    assert 'value="I hold the worktop."' in page


def test_a_forgotten_password_is_set_anew_by_mail(
    client: Browser, ana: Browser, work: Callable[[], int], mailbox: Callable[[], list[EmailMessage]]
) -> None:
    page = client.post("/forgot", {"username": "ana"})
    assert "Check your email" in page.text
    work()
    link = link_in(mailbox()[0])
    assert "Choose a new password" in client.get(link).text
    answer = client.post(link, {"password": "another long password"})
    assert answer.location == "/me"
    assert "Hello, ana" in client.get("/me").text
    assert ana.get("/me").status_code == 303, "every other session ends"
    work()
    assert mailbox()[-1]["Subject"] == "Your password was changed"


def test_forgetting_gets_the_same_answer_for_everybody(app: Flask, client: Browser) -> None:
    pages = [client.post("/forgot", {"username": name}).text for name in ("ana", "nobody", "x@example.org")]
    assert len({re.sub(r'value="[^"]{60,}"', "", page) for page in pages}) == 1


def test_a_short_new_password_leaves_the_link_good(
    client: Browser, work: Callable[[], int], mailbox: Callable[[], list[EmailMessage]]
) -> None:
    client.post("/forgot", {"username": "ana"})
    work()
    link = link_in(mailbox()[0])
    assert client.post(link, {"password": "short"}).status_code == 422
    assert client.post(link, {"password": "another long password"}).status_code == 303


def test_ana_changes_her_password(ana: Browser) -> None:
    wrong = ana.post("/me/password", {"current_password": "wrong", "new_password": "another long password"})
    assert wrong.status_code == 422
    assert "not your current password" in wrong.text
    right = ana.post("/me/password", {"current_password": PASSWORD, "new_password": "another long password"})
    assert right.location == "/me"
    assert ana.get("/me").status_code == 200


def test_ana_changes_her_address(
    ana: Browser, work: Callable[[], int], mailbox: Callable[[], list[EmailMessage]]
) -> None:
    ana.post("/me/email", {"email": "new@example.org", "current_password": PASSWORD})
    assert "Waiting to be confirmed" in ana.get("/me/email").text
    work()
    letters = {letter["To"]: letter for letter in mailbox()}
    assert set(letters) == {"new@example.org", "ana@example.org"}
    ana.post(link_in(letters["new@example.org"]))
    assert "new@example.org" in ana.get("/me").text
    assert "Waiting to be confirmed" not in ana.get("/me/email").text


def test_ana_sees_her_browsers_and_ends_one(app: Flask, ana: Browser) -> None:
    other = Browser(app)
    agent = {"User-Agent": "Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0"}
    other.post("/login", {"username": "ana", "password": PASSWORD}, headers=agent)
    page = ana.get("/me/sessions").text
    assert "Firefox on Linux" in page
    assert "This one" in page
    session_id = db.session.scalars(select(Session.id).where(Session.browser == "Firefox on Linux")).one()
    ana.post(f"/me/sessions/{session_id}/end")
    assert other.get("/me").status_code == 303
    assert ana.get("/me").status_code == 200


def test_ana_logs_out_everywhere_else(app: Flask, ana: Browser) -> None:
    other = Browser(app)
    log_in(other)
    ana.post("/me/sessions/end-others")
    assert other.get("/me").status_code == 303
    assert ana.get("/me").status_code == 200


def test_cleo_cannot_end_anas_session(app: Flask, ana: Browser, cleo: Browser) -> None:
    session_id = db.session.scalars(select(Session.id).where(Session.member_id == ana.person.id)).one()
    cleo.post(f"/me/sessions/{session_id}/end")
    assert ana.get("/me").status_code == 200


def test_a_session_in_use_slides_on_and_is_noted_once_in_15_minutes(ana: Browser) -> None:
    def age(minutes: int) -> None:
        then = utc_now() - timedelta(minutes=minutes)
        db.session.execute(update(Session).values(seen_at=then, expires_at=then + timedelta(days=30)))
        db.session.commit()

    age(14)
    assert "sid=" not in ana.get("/me").headers.get("Set-Cookie", "")
    age(16)
    assert "sid=" in ana.get("/me").headers.get("Set-Cookie", "")
    assert "sid=" not in ana.get("/me").headers.get("Set-Cookie", "")


def test_a_session_that_is_over_is_over(ana: Browser) -> None:
    db.session.execute(update(Session).values(expires_at=utc_now() - timedelta(seconds=1)))
    db.session.commit()
    assert ana.get("/me").status_code == 303


def test_the_script_keeps_a_draft_and_ana_carries_on(ana: Browser, cleo: Browser, make: Any) -> None:
    thread_id = make.thread(ana.person)
    saved = ana.post("/me/drafts", {"key": f"reply:{thread_id}", "title": "", "body": "I hold the worktop."})
    assert saved.status_code == 200
    assert re.fullmatch(r"\d\d:\d\d", saved.get_json()["saved_at"])
    assert "I hold the worktop." in ana.get("/me/drafts").text
    assert "I hold the worktop." not in cleo.get("/me/drafts").text
    draft_id = db.session.scalars(select(Draft.id)).one()
    cleo.post(f"/me/drafts/{draft_id}/delete")
    assert "I hold the worktop." in ana.get("/me/drafts").text
    ana.post(f"/me/drafts/{draft_id}/delete")
    assert "No drafts" in ana.get("/me/drafts").text


@pytest.mark.parametrize("data", [{"key": "no place", "body": "x"}, {"key": "reply:1", "body": "x" * 50_000}, {}])
def test_a_draft_that_cannot_be_kept_is_refused_in_words(ana: Browser, data: dict[str, str]) -> None:
    answer = ana.post("/me/drafts", data)
    assert answer.status_code == 422
    assert answer.get_json()["error"]


def test_ana_reads_her_notices_and_marks_them(ana: Browser) -> None:
    for n in (1, 2):
        said = {"text": f"Cleo replied {n}", "url": "/p/1"}
        row = Notice(member_id=ana.person.id, key=f"k{n}", kind="told", data=said)
        row.created_at = utc_now()
        db.session.add(row)
    db.session.commit()
    page = ana.get("/me/notices").text
    assert "Cleo replied 1" in page
    assert "(2 new)" in page
    ana.post("/me/notices")
    assert "new)" not in ana.get("/me/notices").text


def test_a_public_page_shows_what_its_member_says_and_writes(ana: Browser, client: Browser, make: Any) -> None:
    make.thread(ana.person, title="Standing on one leg", body="How do you do it?")
    ana.post("/me/profile", {"about": "Forty-four, <b>numb</b> fingers."})
    page = client.get("/u/ana").text
    assert "Forty-four, &lt;b&gt;numb&lt;/b&gt; fingers." in page
    assert "Standing on one leg" in page
    assert "ana@example.org" not in page
    assert client.get("/u/ANA").location == "/u/ana"
    assert client.get("/u/nobody").status_code == 404


def test_a_member_who_never_confirmed_has_no_public_page(client: Browser, ben: Browser, make: Any) -> None:
    make.member("fern", confirmed=False)
    assert client.get("/u/fern").status_code == 404
    assert ben.get("/u/fern").status_code == 200


def test_a_visitors_choice_of_colours_lasts_in_this_browser(client: Browser) -> None:
    client.post("/settings/display", {"theme": "dark", "text": "150", "font": "comic", "contrast": ""})
    page = client.get("/settings/display").text
    assert 'data-theme="dark"' in page
    assert 'data-text="150"' in page
    assert "data-font" not in page
    client.post("/settings/display", {"theme": "", "text": ""})
    assert "data-theme" not in client.get("/settings/display").text


def test_anas_choice_of_text_size_is_on_her_account(app: Flask, ana: Browser, cleo: Browser) -> None:
    ana.post("/settings/display", {"text": "200"})
    other_device = Browser(app)
    log_in(other_device)
    assert 'data-text="200"' in other_device.get("/me").text
    assert "data-text" not in cleo.get("/me").text


def test_a_choice_can_be_tried_before_it_is_kept(client: Browser) -> None:
    page = client.post("/settings/display", {"theme": "dark", "try": "1"}).text
    assert 'data-theme="dark"' in page
    assert "only a preview" in page
    assert "data-theme" not in client.get("/settings/display").text


def test_a_suspended_member_is_told_on_her_page(ana: Browser) -> None:
    until = utc_now() + timedelta(days=3)
    values = {"suspended_until": until, "suspended_reason": "Sold a miracle cure."}
    db.session.execute(update(Member).where(Member.id == ana.person.id).values(values))
    db.session.commit()
    page = ana.get("/me").text
    assert "You can read, but not write" in page
    assert "Sold a miracle cure." in page
