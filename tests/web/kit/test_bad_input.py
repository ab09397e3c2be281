"""What no form and no address may do to the house: every door is sent what people never send, and some do."""

import html
import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager
from typing import Any
from urllib.parse import urlencode

import pytest
from werkzeug.test import TestResponse

from tests.fixtures.crowd import ROLES, Crowd
from tests.fixtures.doors import FORMS, GAP, fill_gaps, form_for
from tests.fixtures.house import Browser
from tests.house.access import Line, read_table

FORM = "application/x-www-form-urlencoded"
SECRET = {"password", "current_password", "new_password"}
# Forms that may come empty: they then stand for the usual look, no words about oneself, an empty preview, nothing more.
MAY_BE_EMPTY = {
    *("/settings/display", "/me/profile", "/p/<id:post_id>/bookmark", "/preview"),
    *(
        "/admin/starters/categories",
        "/messages/taking",
        "/digests/<id:digest_id>/interest",
        "/me/push/<id:subscription_id>",
    ),
    *("/mod/studies/<id:study_id>/entities", "/t/<id:thread_id>/in-short"),
}


def may(line: Line) -> str:
    """The role of the first person whom this line lets do it."""
    return next((role for role, sign in zip(ROLES[3:], line.signs[3:], strict=True) if sign in "Do"), "")


def posts() -> list[Line]:
    """For every form of the house a line of the access table on which somebody gets through."""
    lines: dict[str, Line] = {}
    for line in read_table():
        if line.method == "POST" and may(line):
            lines.setdefault(line.rule, line)
    return list(lines.values())


POSTS = posts()
ASKING = [line for line in POSTS if line.rule in FORMS]
EVERY_FORM = pytest.mark.parametrize("line", POSTS, ids=lambda line: line.rule)
# Mail programs send this one by themselves, with nothing of ours but the signed address (RFC 8058).
OF_MAIL_PROGRAMS = {"/mail/stop/<token>"}
EVERY_OWN_FORM = pytest.mark.parametrize(
    "line", [line for line in POSTS if line.rule not in OF_MAIL_PROGRAMS], ids=lambda line: line.rule
)
EVERY_ASKING_FORM = pytest.mark.parametrize("line", ASKING, ids=lambda line: line.rule)


@pytest.fixture
def clean(crowd: Crowd) -> Iterator[Crowd]:
    """The crowded house, as it was before."""
    yield crowd
    crowd.restore()


def door(crowd: Crowd, line: Line) -> tuple[Browser, str]:
    """Somebody who may, and the address."""
    role = may(line)
    return crowd.enter(role), fill_gaps(
        crowd.app, line.rule, "" if line.subject == "-" else crowd.find(line.subject, role)
    )


@contextmanager
def nothing_written(crowd: Crowd) -> Iterator[None]:
    """Fails when the database was written to meanwhile."""
    with closing(sqlite3.connect(crowd.file)) as watcher:
        before = watcher.execute("PRAGMA data_version").fetchone()
        yield
        assert watcher.execute("PRAGMA data_version").fetchone() == before


def refused(answer: TestResponse, *statuses: int) -> None:
    """A page of ours that says no."""
    assert answer.status_code in (statuses or range(400, 500)), f"{answer.status_code} {answer.location}"
    if not answer.is_json:
        assert "<h1" in answer.text, answer.text[:300]


def keeps(answer: TestResponse, form: dict[str, str]) -> None:
    """What was typed still stands on the page, secrets aside."""
    page = html.unescape(answer.text)
    missing = [text for name, text in form.items() if name not in SECRET and text.strip() and text not in page]
    assert answer.is_json or not missing, f"lost: {[text[:80] for text in missing]}"


@EVERY_FORM
def test_a_form_without_any_field_does_no_harm(clean: Crowd, line: Line) -> None:
    browser, address = door(clean, line)
    answer = browser.post(address, {})
    assert answer.status_code in (200, 303) or 400 <= answer.status_code < 500


@EVERY_ASKING_FORM
def test_an_empty_form_is_refused(clean: Crowd, line: Line) -> None:
    browser, address = door(clean, line)
    answer = browser.post(address, dict.fromkeys(FORMS[line.rule], ""))
    if line.rule in MAY_BE_EMPTY:
        assert answer.status_code in (200, 303)
    else:
        refused(answer)


@EVERY_ASKING_FORM
def test_a_far_too_long_text_is_refused_and_kept(clean: Crowd, line: Line) -> None:
    browser, address = door(clean, line)
    form = dict.fromkeys(FORMS[line.rule], "word " * (4000 if "body" in FORMS[line.rule] else 2000) + "x")
    with nothing_written(clean):
        answer = browser.post(address, form)
    refused(answer)
    typed = {
        name: text for name, text in form.items() if name in ("title", "body", "reason", "message", "why", "about")
    }
    keeps(answer, typed)


@EVERY_FORM
@pytest.mark.parametrize("bad", [b"%00", b"%ED%A0%80", b"%FF%FE", b"\xff"], ids=["NUL", "surrogate", "octets", "raw"])
def test_unreadable_characters_are_refused_and_the_rest_is_kept(clean: Crowd, line: Line, bad: bytes) -> None:
    browser, address = door(clean, line)
    form = FORMS.get(line.rule, {})
    body = urlencode(form).encode() + b"&more=Some" + bad + b"thing"
    with nothing_written(clean):
        answer = browser.post(address, body, content_type=FORM)
    refused(answer, 400)
    if bad != b"\xff":  # no browser sends such, and nothing of it can be read
        keeps(answer, form)


@EVERY_FORM
def test_five_thousand_fields_are_too_many(clean: Crowd, line: Line) -> None:
    browser, address = door(clean, line)
    with nothing_written(clean):
        refused(browser.post(address, {f"field{n}": "x" for n in range(5_000)}), 413)


@EVERY_OWN_FORM
def test_a_form_without_its_token_is_refused_and_kept(clean: Crowd, line: Line) -> None:
    browser, address = door(clean, line)
    form = FORMS.get(line.rule, {})
    with nothing_written(clean):
        refused(answer := browser.post(address, form, headers={"X-CSRF-Token": ""}), 400)
        keeps(answer, form)
        foreign = clean.enter("visitor").csrf_token() + "x"
        refused(browser.post(address, form, headers={"X-CSRF-Token": foreign}), 400)


@EVERY_OWN_FORM
@pytest.mark.parametrize("origin", ["https://evil.example", "null", "http://127.0.0.1.evil.example"])
def test_a_form_from_another_site_is_refused(clean: Crowd, line: Line, origin: str) -> None:
    browser, address = door(clean, line)
    with nothing_written(clean):
        refused(browser.post(address, FORMS.get(line.rule, {}), headers={"Origin": origin}), 403)


@EVERY_FORM
def test_a_form_sent_twice_does_no_harm(clean: Crowd, line: Line) -> None:
    browser, address = door(clean, line)
    same = {"idempotency_key": "the same key"}
    assert browser.post(address, form_for(line.rule) | same).status_code in (200, 303)
    assert browser.post(address, form_for(line.rule) | same).status_code in (200, 303, 400, 403, 404, 422)


@pytest.mark.parametrize("rule", ["/c/<slug>/new", "/t/<id:thread_id>/reply", "/routines/new"])
def test_a_text_sent_twice_is_there_once(clean: Crowd, rule: str) -> None:
    line = next(line for line in POSTS if line.rule == rule)
    browser, address = door(clean, line)
    form = FORMS[rule] | {"idempotency_key": "the same key"}
    assert browser.post(address, form).location == browser.post(address, form).location


@pytest.mark.parametrize("line", [line for line in POSTS if "<id:" in line.rule], ids=lambda line: line.rule)
@pytest.mark.parametrize("number", [0, 999_999, 2**31, 2**63, 10**30], ids=str)
def test_a_thing_that_is_not_there_is_not_found(clean: Crowd, line: Line, number: int) -> None:
    with nothing_written(clean):
        address = fill_gaps(clean.app, line.rule, str(number))
        refused(clean.enter(may(line)).post(address, FORMS.get(line.rule, {})), 404, 405)


@EVERY_FORM
@pytest.mark.parametrize("number", ["-1", "999999", str(2**63), "1" * 5_000], ids=["minus", "unknown", "2^63", "long"])
def test_odd_numbers_in_fields_do_no_harm(clean: Crowd, line: Line, number: str) -> None:
    browser, address = door(clean, line)
    odd = dict.fromkeys(("routine", "version", "days", "seen", "page", "n", "idempotency_key"), number)
    answer = browser.post(address + "?page=" + number, FORMS.get(line.rule, {}) | odd)
    assert answer.status_code in (200, 303) or 400 <= answer.status_code < 500


def readable() -> list[Line]:
    """Every page that somebody can open, once."""
    lines: dict[str, Line] = {}
    for line in read_table():
        if line.method == "GET" and may(line) and not line.rule.startswith("/static"):
            lines.setdefault(line.rule, line)
    return list(lines.values())


QUERIES: list[dict[str, Any]] = [
    *[{"page": page, "before": page, "quote": page, "routine": page} for page in (0, -1, 10**30, 2**63, "two", "１")],
    dict.fromkeys(("q", "kind", "show", "sort", "act", "next", "exercise", "position", "steps"), "x" * 400),
    {"q": "x" * 10_000},
    {"q": '"(((^~* AND NOT OR -" kind:x before:99999-99-99 [', "kind": ["nothing", "post"], "position": "flying"},
    {"q": "\0\ud800"},
]


@pytest.mark.parametrize("line", readable(), ids=lambda line: line.rule)
def test_odd_questions_get_an_answer(crowd: Crowd, line: Line) -> None:
    browser, address = door(crowd, line)
    for query in QUERIES:
        asked = urlencode(query, doseq=True, errors="surrogatepass")
        answer = browser.get(f"{address}?{asked}")
        assert answer.status_code < 500, (asked[:100], answer.status_code)
    assert browser.get(f"{address}?q=%FF%ED%A0%80&page=%FF").status_code < 500


@pytest.mark.parametrize("gap", ["%00", "%FF", "%ED%A0%80", "x" * 9_000, "..%2f..%2fsecret_key", "%0d%0aSet-Cookie:x"])
@pytest.mark.parametrize("line", [line for line in readable() if GAP.search(line.rule)], ids=lambda line: line.rule)
def test_odd_addresses_are_not_found(crowd: Crowd, line: Line, gap: str) -> None:
    answer = crowd.enter(may(line)).get(GAP.sub(gap, line.rule))
    assert answer.status_code in (400, 404)
    assert "Set-Cookie:x" not in str(answer.headers)


@pytest.mark.parametrize(
    "path", ["//evil.example", "//evil.example/%2e%2e", "/\\evil.example", "/t//evil.example", "/%2f%2fevil.example"]
)
def test_no_address_leads_to_another_site(crowd: Crowd, path: str) -> None:
    answer = crowd.enter("visitor").client.get("/", base_url="http://127.0.0.1", environ_overrides={"PATH_INFO": path})
    assert answer.status_code in (200, 301, 302, 303, 308, 400, 404)
    assert "evil.example" not in (answer.location or "").removeprefix("http://127.0.0.1/").partition("/")[0]


@pytest.mark.parametrize(
    "goal", ["//evil.example", "https://evil.example", "/\\evil.example", "/x\r\nA: b", "javascript:x"]
)
def test_the_log_in_leads_to_no_other_site(clean: Crowd, goal: str) -> None:
    answer = clean.enter("visitor").post("/login", FORMS["/login"] | {"next": goal})
    assert (answer.status_code, answer.location) == (303, "/")
