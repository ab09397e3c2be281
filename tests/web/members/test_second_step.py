"""The second step of a log-in, as people meet it in a browser; a real passkey is in tests/browser/people."""

import re
from collections.abc import Callable
from dataclasses import replace
from datetime import datetime, timedelta
from email.message import EmailMessage
from typing import Any

import pyotp
import pytest
from flask import Flask
from sqlalchemy import select, update

from forum.actions.members import login_steps, passkeys
from forum.actions.members.sealing import seal, unseal
from forum.actions.members.tokens import token_hash
from forum.clock import utc_now
from forum.errors import Refused
from forum.models import AuthenticatorApp, LoginStep, Member, RecoveryCode, SecurityEvent, Session, db
from forum.rules.kit.throttles import LIMITS
from forum.rules.members.second_factors import CODE_EVERY_S, plain_code, step_of
from tests.fixtures.house import PASSWORD, Browser, Maker

CONFIRM = {"current_password": PASSWORD}
KEY = re.compile(r'<strong class="key">([a-z2-9-]+)</strong>')


def secret_in(page: str) -> str:
    found = re.search(r'<strong class="key">([A-Z2-7-]+)</strong>', page)
    assert found
    return found[1].replace("-", "")


def code_of(secret: str, ahead: int = 0) -> str:
    return pyotp.TOTP(secret).generate_otp(step_of(utc_now(), ahead))


def add_app(browser: Browser) -> tuple[str, list[str]]:
    """Sets an app up as a person would; gives its secret and the recovery codes."""
    assert browser.post("/me/security/app", CONFIRM).location == "/me/security/app/code"
    secret = secret_in(browser.get("/me/security/app/code").text)
    done = browser.post("/me/security/app/code", {"code": code_of(secret, -1)})
    assert done.status_code == 200
    return secret, KEY.findall(done.text)


def first_step(app: Flask, name: str = "ana", **more: str) -> tuple[Browser, Any]:
    browser = Browser(app)
    return browser, browser.post("/login", {"username": name, "password": PASSWORD, **more})


def events_of(browser: Browser) -> list[str]:
    wanted = select(SecurityEvent.kind).where(SecurityEvent.member_id == browser.person.id)
    return list(db.session.scalars(wanted.order_by(SecurityEvent.id)))


def test_ana_adds_an_app_and_is_asked_for_its_code(app: Flask, ana: Browser) -> None:
    secret, codes = add_app(ana)
    assert len(set(codes)) == 10
    assert "In use" in ana.get("/me/security").text
    browser, asked = first_step(app, next="/me/drafts")
    assert asked.status_code == 200
    assert "One more step" in asked.text
    assert browser.get("/me").status_code == 303, "the password alone opens nothing"
    answer = browser.post("/login/second", {"code": code_of(secret), "next": "/me/drafts"})
    assert (answer.status_code, answer.location) == (303, "/me/drafts")
    assert "Hello, ana" in browser.get("/me").text


def test_a_code_may_be_typed_with_spaces_and_a_clock_may_be_half_a_minute_wrong(app: Flask, ana: Browser) -> None:
    secret, _ = add_app(ana)
    browser, _ = first_step(app)
    code = code_of(secret, 1)
    assert browser.post("/login/second", {"code": f" {code[:3]} {code[3:]} "}).status_code == 303


def test_a_code_is_good_once(app: Flask, ana: Browser) -> None:
    secret, _ = add_app(ana)
    code = code_of(secret, 1)
    first, _ = first_step(app)
    assert first.post("/login/second", {"code": code}).status_code == 303
    second, _ = first_step(app)
    for used in (code, code_of(secret)):
        answer = second.post("/login/second", {"code": used})
        assert answer.status_code == 422
        assert "used before" in answer.text


@pytest.mark.parametrize("code", ["", "000000", "12345", "1234567", "abcd-efgh-jkmn-pqrs", "٣٣٣٣٣٣", "x" * 60])
def test_a_wrong_code_opens_nothing_and_is_told_to_its_owner(app: Flask, ana: Browser, code: str) -> None:
    secret, _ = add_app(ana)
    browser, _ = first_step(app)
    assert browser.post("/login/second", {"code": code}).status_code == 422
    assert browser.get("/me").status_code == 303
    assert events_of(ana)[-1] == "wrong_code"
    assert "typed a wrong code" in ana.get("/me/security").text
    assert browser.post("/login/second", {"code": code_of(secret)}).status_code == 303


def test_a_recovery_code_is_good_once_and_only_its_hash_is_kept(app: Flask, ana: Browser) -> None:
    _, codes = add_app(ana)
    kept = db.session.scalars(select(RecoveryCode.code_hash)).all()
    assert not {plain_code(code) for code in codes} & set(kept)
    first, _ = first_step(app)
    assert first.post("/login/second", {"code": codes[3].upper().replace("-", " ")}).status_code == 303
    assert "9 codes are left" in ana.get("/me/security").text
    second, _ = first_step(app)
    assert second.post("/login/second", {"code": codes[3]}).status_code == 422
    assert second.post("/login/second", {"code": codes[4]}).status_code == 303


def test_new_codes_end_the_old_ones(app: Flask, ana: Browser) -> None:
    _, old = add_app(ana)
    new = KEY.findall(ana.post("/me/security/codes", CONFIRM).text)
    assert len(new) == 10
    browser, _ = first_step(app)
    assert browser.post("/login/second", {"code": old[0]}).status_code == 422
    assert browser.post("/login/second", {"code": new[0]}).status_code == 303


def test_the_secret_is_sealed_with_the_key_of_the_house(app: Flask, ana: Browser) -> None:
    secret, _ = add_app(ana)
    sealed = db.session.scalars(select(AuthenticatorApp.sealed_secret)).one()
    assert secret not in sealed
    assert unseal(sealed, app.config["HOUSE"].secret_key) == secret
    assert unseal(sealed, "another key of sixteen") is None
    assert seal(secret, "a key") != seal(secret, "a key")


def test_the_secret_is_shown_until_its_first_code_and_never_after(ana: Browser) -> None:
    assert ana.get("/me/security/app/code").status_code == 404
    ana.post("/me/security/app", CONFIRM)
    assert ana.get("/me/security/app").location == "/me/security/app/code"
    assert ana.get("/me/security/app/code.svg").mimetype == "image/svg+xml"
    for path in ("/me/security/app/code", "/me/security/app/code.svg"):
        assert ana.get(path).headers["Cache-Control"] == "no-store"
    wrong = ana.post("/me/security/app/code", {"code": "000000"})
    assert wrong.status_code == 422
    assert "Check the time of your device" in wrong.text
    secret = secret_in(wrong.text)
    ana.post("/me/security/app/code", {"code": code_of(secret)})
    assert ana.get("/me/security/app/code").status_code == 404
    assert secret not in ana.get("/me/security").text
    again = ana.post("/me/security/app", CONFIRM)
    assert again.status_code == 422
    assert "already" in again.text


def test_an_app_that_was_begun_and_never_used_asks_nobody_for_a_code(app: Flask, ana: Browser) -> None:
    ana.post("/me/security/app", CONFIRM)
    _, answer = first_step(app)
    assert answer.status_code == 303


@pytest.mark.parametrize("path", ["/app", "/app/remove", "/codes"])
def test_nothing_is_changed_without_the_password(ana: Browser, path: str) -> None:
    add_app(ana) if path != "/app" else None
    before = len(events_of(ana))
    answer = ana.post(f"/me/security{path}", {"current_password": "wrong"})
    assert answer.status_code == 422
    assert "not your current password" in answer.text
    assert len(events_of(ana)) == before


def test_removing_the_app_ends_the_second_step_and_its_codes(app: Flask, ana: Browser) -> None:
    add_app(ana)
    ana.post("/me/security/app/remove", CONFIRM)
    assert db.session.scalars(select(RecoveryCode.id)).all() == []
    _, answer = first_step(app)
    assert answer.status_code == 303


def test_the_second_step_waits_ten_minutes_and_no_longer(app: Flask, ana: Browser) -> None:
    secret, _ = add_app(ana)
    browser, _ = first_step(app)
    assert "One more step" in browser.get("/login/second").text
    db.session.execute(update(LoginStep).values(expires_at=utc_now()))
    db.session.commit()
    assert browser.post("/login/second", {"code": code_of(secret)}).location == "/login"
    assert Browser(app).get("/login/second").location == "/login"


def test_a_step_is_gone_once_it_is_done(app: Flask, ana: Browser) -> None:
    secret, codes = add_app(ana)
    browser, _ = first_step(app)
    cookie = browser.client.get_cookie("step", domain="127.0.0.1", path="/login/second")
    assert cookie is not None
    browser.post("/login/second", {"code": code_of(secret)})
    thief = Browser(app)
    thief.client.set_cookie("step", cookie.value, domain="127.0.0.1", path="/login/second")
    assert thief.post("/login/second", {"code": codes[0]}).location == "/login"


def test_guessing_codes_is_slowed_down_for_strangers_only(app: Flask, ana: Browser) -> None:
    secret, _ = add_app(ana)
    app.config["HOUSE"] = replace(app.config["HOUSE"], limits=True)
    thief, _ = first_step(app)
    tries = LIMITS["second"]["p"].burst
    answers = [thief.post("/login/second", {"code": f"{n:06}"}).status_code for n in range(tries + 1)]
    assert answers == [422] * tries + [429]
    owner = Browser(app)
    at_home = {"environ_overrides": {"REMOTE_ADDR": "192.0.2.50"}}
    owner.post("/login", {"username": "ana", "password": PASSWORD}, **at_home)
    assert owner.post("/login/second", {"code": code_of(secret)}, **at_home).status_code == 303


def test_a_text_typed_before_the_log_in_comes_through_both_steps(app: Flask, ana: Browser, make: Maker) -> None:
    secret, _ = add_app(ana)
    thread_id = make.thread(ana.person)
    kept = {"kept_place": f"reply:{thread_id}", "kept_body": "I hold the worktop."}
    browser, asked = first_step(app, **kept)
    assert 'value="I hold the worktop."' in asked.text
    browser.post("/login/second", {"code": code_of(secret), **kept})
    assert "I hold the worktop." in browser.get("/me/drafts").text


def test_remembering_a_device_comes_through_both_steps(app: Flask, ana: Browser) -> None:
    secret, _ = add_app(ana)
    browser, _ = first_step(app, remember="y")
    browser.post("/login/second", {"code": code_of(secret)})
    assert db.session.scalars(select(Session.is_remembered).order_by(Session.id.desc())).first()


def test_a_mailed_link_does_not_go_round_the_second_step(
    app: Flask, ana: Browser, work: Callable[[], int], mailbox: Callable[[], list[EmailMessage]]
) -> None:
    add_app(ana)
    browser = Browser(app)
    browser.post("/forgot", {"username": "ana"})
    work()
    letter = next(one for one in mailbox() if "/reset/" in one.get_content())
    link = re.search(r"(/reset/\S{43})", letter.get_content())
    assert link
    assert browser.post(link[1], {"password": "another long password"}).location == "/login"
    assert browser.get("/me").status_code == 303


def test_letters_tell_of_a_new_device_and_of_a_changed_second_step(
    app: Flask, ana: Browser, work: Callable[[], int], mailbox: Callable[[], list[EmailMessage]]
) -> None:
    browser = Browser(app)
    agent = {"User-Agent": "Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0"}
    for _ in range(2):
        browser.post("/login", {"username": "ana", "password": PASSWORD}, headers=agent)
        browser.post("/logout")
    work()
    assert [letter["Subject"] for letter in mailbox()] == ["You logged in on a new device"]
    assert "Firefox on Linux" in mailbox()[0].get_content()
    assert events_of(ana) == ["login", "new_device", "login"]
    add_app(ana)
    work()
    assert "An authenticator app was added." in mailbox()[1].get_content()


def test_who_has_just_registered_gets_no_letter_about_their_device(
    client: Browser, work: Callable[[], int], mailbox: Callable[[], list[EmailMessage]]
) -> None:
    client.post("/register", {"username": "fern", "email": "fern@example.net", "password": "kettle garden stick"})
    work()
    assert [letter["Subject"] for letter in mailbox()] == ["Confirm your email address"]


def test_ana_sees_what_happened_and_nobody_else_does(ana: Browser, cleo: Browser) -> None:
    ana.post("/me/password", {"current_password": PASSWORD, "new_password": "another long password"})
    assert "Your password was changed" in ana.get("/me/security").text
    assert "Your password was changed" not in cleo.get("/me/security").text


@pytest.fixture
def mona(app: Flask, make: Maker) -> Browser:
    """A moderator whose address is her own, and whose days of grace are over."""
    person = make.member("mona", role="moderator")
    values = {
        "email": "mona@example.net",
        "email_key": "mona@example.net",
        "staff_since": utc_now() - timedelta(days=15),
    }
    db.session.execute(update(Member).where(Member.id == person.id).values(values))
    db.session.commit()
    return Browser(app, person)


def test_a_moderators_office_rests_until_she_has_a_second_step(mona: Browser, ana: Browser, make: Maker) -> None:
    post_id = make.reply(ana.person, make.thread(ana.person))
    assert mona.get("/mod").location == "/me/security"
    assert "Moderate" not in mona.get("/").text
    assert mona.post(f"/p/{post_id}/hide", {"reason": "No."}).status_code != 200
    assert "work waits for a second step" in mona.get("/me/security").text
    add_app(mona)
    assert mona.get("/mod").status_code == 200
    mona.post("/me/security/app/remove", CONFIRM)
    assert mona.get("/mod").location == "/me/security"


def test_the_days_of_grace_are_a_setting(app: Flask, mona: Browser) -> None:
    app.config["HOUSE"] = replace(app.config["HOUSE"], second_factor_days=16)
    assert mona.get("/mod").status_code == 200
    assert "Moderators and admins need a second step" in mona.get("/me/security").text
    app.config["HOUSE"] = replace(app.config["HOUSE"], second_factor_days=14)
    assert mona.get("/mod").status_code == 303


def test_the_days_begin_with_the_office(dee: Browser, make: Maker) -> None:
    person = make.member("nell")
    db.session.execute(update(Member).where(Member.id == person.id).values(email="nell@example.net"))
    db.session.commit()
    for role, is_due in (("moderator", True), ("admin", True), ("member", False), ("clinician", False)):
        dee.post("/admin/members/nell/role", {"role": role, "reason": "She asked."})
        since = db.session.scalar(select(Member.staff_since).where(Member.id == person.id))
        assert (since is not None) == is_due


@pytest.mark.parametrize("name", ["ben", "dee"])
def test_accounts_of_the_demo_log_in_as_they_are(app: Flask, name: str) -> None:
    app.config["HOUSE"] = replace(app.config["HOUSE"], second_factor_days=0)
    browser, answer = first_step(app, name)
    assert answer.status_code == 303
    assert browser.get("/mod").status_code == 200


def test_the_operator_lets_somebody_in_who_lost_everything(
    app: Flask, ana: Browser, strideshare: Callable[..., Any]
) -> None:
    add_app(ana)
    assert strideshare("user", "forget-second-step", "ANA").status == 0
    _, answer = first_step(app)
    assert answer.status_code == 303
    assert events_of(ana)[-2] == "factor_reset"
    assert strideshare("user", "forget-second-step", "nobody").status == 1


@pytest.mark.parametrize(
    "signed", ["{}", "rubbish", "[]", '{"id": "x", "rawId": "x", "response": {}, "type": "public-key"}']
)
def test_a_passkey_that_signed_nothing_opens_nothing(app: Flask, ana: Browser, signed: str, now: datetime) -> None:
    add_app(ana)
    step = login_steps.begin(ana.person.id, token_hash("a step"), now)
    place = passkeys.RelyingParty("localhost", "http://localhost")
    proof = login_steps.Proof("", signed, place, app.config["HOUSE"].secret_key, "A test")
    with pytest.raises(Refused, match="not right"):
        login_steps.finish(token_hash("a step"), proof, now)
    with pytest.raises(Refused, match="did not make a passkey"):
        passkeys.add(ana.person, PASSWORD, "Phone", signed, step.challenge, place, now)


def test_security_txt_says_whom_to_tell(app: Flask, client: Browser) -> None:
    page = client.get("/.well-known/security.txt")
    assert page.content_type == "text/plain; charset=utf-8"
    fields = dict(line.split(": ", 1) for line in page.text.splitlines())
    assert fields["Contact"] == "http://127.0.0.1:8000/help/contact"
    ends = datetime.fromisoformat(fields["Expires"])
    assert timedelta(days=30) < ends - utc_now() < timedelta(days=366)
    app.config["HOUSE"] = replace(app.config["HOUSE"], security_contact="mailto:safety@example.org")
    assert "Contact: mailto:safety@example.org" in client.get("/.well-known/security.txt").text


def test_a_password_manager_finds_where_a_password_is_changed(client: Browser) -> None:
    assert client.get("/.well-known/change-password").location == "/me/password"


def test_codes_are_for_half_a_minute() -> None:
    assert pyotp.TOTP(pyotp.random_base32()).interval == CODE_EVERY_S
