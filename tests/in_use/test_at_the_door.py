"""What people ran into at the door: kept out by strangers, let in too easily, or followed by what a browser kept."""

import socket
from collections.abc import Callable
from dataclasses import replace
from email.message import EmailMessage
from typing import Any

import pytest
from flask import Flask

from forum.rules.kit.throttles import LIMITS
from forum.web.kit.caching import reads_gzip
from tests.fixtures.house import PASSWORD, Browser, Maker
from tests.fixtures.served import ServedHouse

TRIES = LIMITS["account"]["p"].burst


def ask(house: ServedHouse, request: str) -> bytes:
    """What the real server answers to these very bytes."""
    with socket.create_connection(("127.0.0.1", house.port), timeout=20) as line:
        line.sendall(request.replace("\n", "\r\n").encode())
        line.shutdown(socket.SHUT_WR)
        return b"".join(iter(lambda: line.recv(65_536), b""))


@pytest.fixture
def guarded(app: Flask) -> Flask:
    """The house with its throttles on."""
    app.config["HOUSE"] = replace(app.config["HOUSE"], limits=True)
    return app


def log_in(browser: Browser, name: str, password: str, address: str = "192.0.2.1") -> Any:
    form = {"username": name, "password": password}
    return browser.post("/login", form, environ_overrides={"REMOTE_ADDR": address})


@pytest.mark.parametrize(
    "spellings", [("dee", "dee ", " Dee", "dee  "), ("Łukasz", "łukasz ", "ŁUKASZ", "\u0141ukasz")]
)
def test_a_name_counts_as_one_however_it_is_spelled(guarded: Flask, spellings: tuple[str, ...]) -> None:
    browser = Browser(guarded)
    answers = [log_in(browser, name, f"wrong {n}").status_code for n in range(5) for name in spellings]
    assert answers == [422] * TRIES + [429] * (len(answers) - TRIES)


def test_name_and_address_are_one_account_and_nobody_learns_it(guarded: Flask) -> None:
    browser = Browser(guarded)
    for n in range(TRIES):
        log_in(browser, "dee", f"wrong {n}")
    known = log_in(browser, "dee@example.org", "wrong")
    unknown = log_in(browser, "nobody@example.org", "wrong")
    assert known.status_code == unknown.status_code == 422
    # Not even the right password is taken now, and what is said is said to everybody.
    assert log_in(browser, "dee@example.org", PASSWORD).status_code == 422
    assert "After eight wrong tries, wait ten minutes" in known.text


def test_a_stranger_who_tries_passwords_keeps_nobody_out(guarded: Flask) -> None:
    stranger, dee = Browser(guarded), Browser(guarded)
    for n in range(TRIES + 2):
        log_in(stranger, "dee", f"wrong {n}", "198.51.100.9")
    assert log_in(stranger, "dee", PASSWORD, "198.51.100.9").status_code == 429
    assert log_in(dee, "dee", PASSWORD, "192.0.2.1").status_code == 303


def test_a_known_device_is_let_through_whatever_strangers_do_and_is_limited_by_itself(guarded: Flask) -> None:
    dee, stranger = Browser(guarded), Browser(guarded)
    assert log_in(dee, "dee", PASSWORD).status_code == 303
    dee.post("/logout")
    for n in range(TRIES + 2):
        log_in(stranger, "dee", f"wrong {n}")
    assert log_in(stranger, "dee", PASSWORD).status_code == 429
    assert log_in(dee, "dee", PASSWORD).status_code == 303
    dee.post("/logout")
    answers = [log_in(dee, "dee", f"wrong {n}").status_code for n in range(TRIES + 2)]
    assert 429 in answers
    assert log_in(dee, "ben", "wrong").status_code == 422, "for another account it is a device like any other"


def test_many_addresses_together_are_slowed_down_too(guarded: Flask) -> None:
    browser = Browser(guarded)
    most = LIMITS["account"]["a"].burst
    answers = [log_in(browser, "dee", "wrong", f"10.0.{n // 200}.{n % 200}").status_code for n in range(most)]
    assert set(answers) == {422}
    assert log_in(browser, "dee", PASSWORD, "10.9.9.9").status_code == 422


def test_a_household_of_ipv6_counts_once(guarded: Flask) -> None:
    browser = Browser(guarded)
    answers = [log_in(browser, "dee", "wrong", f"2001:db8::{n:x}:1").status_code for n in range(1, TRIES + 2)]
    assert answers == [422] * TRIES + [429]
    assert log_in(browser, "dee", PASSWORD, "2001:db8:0:1::1").status_code == 303


def test_a_forged_device_is_unknown(guarded: Flask) -> None:
    browser = Browser(guarded)
    for n in range(TRIES):
        log_in(browser, "dee", f"wrong {n}")
    browser.client.set_cookie("device", '{"5":"mine"}.x.y', domain="127.0.0.1")
    assert log_in(browser, "dee", PASSWORD).status_code == 429


def test_only_so_many_letters_go_to_one_account_however_it_is_named(
    guarded: Flask, work: Callable[[], int], mailbox: Callable[[], list[EmailMessage]]
) -> None:
    browser = Browser(guarded)
    for name in ("ana", "ana ", "ANA", "ana@example.org", "Ana@Example.org", "ana@example.org "):
        assert browser.post("/forgot", {"username": name}).status_code in (200, 429)
    work()
    assert len(mailbox()) == LIMITS["letter"]["a"].burst


@pytest.mark.parametrize("path", ["/me", "/me/email", "/me/notices", "/login", "/register", "/forgot", "/me/sessions"])
def test_no_browser_keeps_a_private_page(ana: Browser, client: Browser, path: str) -> None:
    for browser in (ana, client):
        assert browser.get(path).headers["Cache-Control"] == "no-store"


@pytest.mark.parametrize("path", ["/mod", "/mod/log", "/admin/categories", "/mod/members/ana"])
def test_no_browser_keeps_a_page_of_the_moderators(dee: Browser, path: str) -> None:
    assert dee.get(path).headers["Cache-Control"] == "no-store"


def test_a_private_card_is_not_kept_and_a_public_one_is_asked_for_again(ana: Browser, make: Maker) -> None:
    kept = {state: make.routine(ana.person, state=state) for state in ("private", "public")}
    for ending in ("", ".json", "/print"):
        assert ana.get(f"/routines/{kept['private']}/v/1{ending}").headers["Cache-Control"] == "no-store"
        assert "no-store" not in ana.get(f"/routines/{kept['public']}/v/1{ending}").headers["Cache-Control"]


def test_a_form_with_a_text_is_kept_so_that_going_back_loses_no_words(ana: Browser) -> None:
    assert "no-store" not in ana.get("/c/balance/new").headers["Cache-Control"]


def test_logging_out_clears_what_the_browser_kept(ana: Browser) -> None:
    cleared = ana.post("/logout").headers["Clear-Site-Data"]
    assert '"cache"' in cleared
    assert '"cookies"' not in cleared, "the look of pages is a cookie too"


def session_cookie(answer: Any) -> str:
    lines: list[str] = answer.headers.getlist("Set-Cookie")
    return next(line for line in lines if line.startswith("sid="))


def test_a_session_ends_with_the_browser_unless_it_was_to_be_remembered(app: Flask) -> None:
    form = {"username": "ana", "password": PASSWORD}
    short = session_cookie(Browser(app).post("/login", form))
    assert "expires" not in short.lower()
    assert "max-age" not in short.lower()
    assert "expires" in session_cookie(Browser(app).post("/login", form | {"remember": "y"})).lower()


@pytest.mark.parametrize("accepted", ["gzip;q=0", "identity", "", "br", "gzip; q=0.0, br", "*;q=0", "gzip;q=0, *"])
def test_a_browser_that_reads_no_gzip_gets_none(app: Flask, ana: Browser, make: Maker, accepted: str) -> None:
    assert not reads_gzip(accepted)
    url = f"/t/{make.thread(ana.person)}/standing-on-one-leg"
    for browser in (ana, Browser(app), Browser(app)):
        answer = browser.get(url, headers={"Accept-Encoding": accepted})
        assert "Content-Encoding" not in answer.headers
        assert "worktop" in answer.text or "How?" in answer.text
    assert "Content-Encoding" not in ana.get("/me", headers={"Accept-Encoding": accepted}).headers


@pytest.mark.parametrize("accepted", ["gzip", "gzip, deflate, br, zstd", "gzip;q=0.5", "*", "GZIP"])
def test_a_browser_that_reads_gzip_gets_it(ana: Browser, accepted: str) -> None:
    assert reads_gzip(accepted)
    assert ana.get("/me", headers={"Accept-Encoding": accepted}).headers["Content-Encoding"] == "gzip"


@pytest.mark.slow
def test_the_real_server_neither_names_itself_nor_breaks_on_rubbish(served: ServedHouse) -> None:
    host = f"Host: 127.0.0.1:{served.port}\n"
    for path in ("/", "/login", "/static/none", "/nowhere"):
        answer = ask(served, f"GET {path} HTTP/1.1\n{host}Connection: close\n\n")
        assert b"\r\nserver:" not in answer.lower()
    form = "Content-Type: application/x-www-form-urlencoded\nTransfer-Encoding: chunked\nConnection: close\n\n"
    parts = form.replace("application/x-www-form-urlencoded", "multipart/form-data; boundary=x")
    for kind, path in ((form, "/login"), (form, "/preview"), (parts, "/routines/import"), (parts, "/login")):
        for rubbish in ("zz\nrubbish\n", "5\nab", "-1\nab\n0\n\n", "5\nabcdefgh\n0\n\n", "fffffffffffffffffff\nx"):
            answer = ask(served, f"POST {path} HTTP/1.1\n{host}{kind}{rubbish}")
            assert answer == b"" or answer.startswith(b"HTTP/1.1 4"), (path, rubbish, answer[:200])
    log = served.read_log()
    assert "Traceback" not in log
    assert "status=500" not in log
