"""However long or odd a text is, no field of any form keeps the house busy: every form of every page is tried."""

import gc
import io
import json
import re
import time
from collections.abc import Callable
from dataclasses import dataclass, field
from html.parser import HTMLParser
from typing import Any
from urllib.parse import urlencode, urljoin, urlsplit

import pytest
from click.testing import CliRunner
from flask import Flask, template_rendered
from markupsafe import escape
from werkzeug.exceptions import HTTPException
from werkzeug.test import TestResponse
from wtforms import Field, HiddenField, PasswordField, StringField, TextAreaField
from wtforms.widgets import HiddenInput

from forum.cli.extracting import extract
from forum.errors import Refused
from forum.queries.writing import cooking
from forum.rules.forms.field_lengths import MEANT, find_most
from forum.rules.kit.amounts import parse_load, parse_range
from forum.rules.kit.people import VISITOR
from forum.rules.programmes.measures import read_measured
from forum.search import service
from forum.text.kit.plain import plain_text
from forum.text.routine_parser import parse_routine
from forum.web.forms import HouseForm
from forum.web.kit import form_sizes
from tests.fixtures.crowd import ROLES, Crowd
from tests.fixtures.doors import FORMS, fill_gaps, list_doors
from tests.house.access import Line, read_table
from tests.samples.library import EXERCISES

MOST_S = 0.5
MANY = 60_000
# Sent as they are: percent signs would make three letters of one, and the form too big to be read at all.
CHARACTERS = [" ", "a", "0", "-", ",", ".", "(", "*", "<", "[", "@", "\n"]
TEXTS = {repr(one): one * MANY for one in CHARACTERS}
TEXTS |= {"a...b": f"a{' ' * (MANY - 2)}b", "dashes": "–" * (MANY // 2)}
FORM = "application/x-www-form-urlencoded"
# The text a visitor typed before logging in: it waits there, and becomes a draft or is refused as one.
WAITS = {"kept_title", "kept_body", "kept_chosen"}
NUMBER = re.compile(r"(?<=[.-])[0-9]+(?=\.|$)")


@dataclass
class Forms(HTMLParser):
    """The forms of a page: method, action and the names of their fields."""

    found: list[tuple[str, str, set[str]]] = field(default_factory=list)

    def __post_init__(self) -> None:
        super().__init__()
        self.by_id: dict[str, set[str]] = {}

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = {name: value or "" for name, value in attrs}
        if tag == "form":
            names = self.by_id.setdefault(given.get("id", f"form {len(self.found)}"), set())
            self.found.append((given.get("method", "get").upper(), given.get("action", ""), names))
        elif tag in ("input", "textarea", "select", "button") and given.get("name"):
            names = self.by_id.setdefault(given["form"], set()) if "form" in given else self.found[-1][2]
            names.add(NUMBER.sub("0", given["name"]))


def may(line: Line) -> str:
    """The first person whom this line lets do it, or else who may ask in vain; a member where it lets nobody."""
    by_sign = [
        next((role for role, sign in zip(ROLES, line.signs, strict=True) if sign in some), "") for some in ("Dog", "r")
    ]
    return by_sign[0] or by_sign[1] or "member"


def places(method: str) -> dict[str, list[Line]]:
    """Every address of the house that somebody may use this way, in each state of its thing."""
    found: dict[str, list[Line]] = {}
    for line in read_table():
        if line.method == method and not line.rule.startswith("/static"):
            found.setdefault(line.rule, []).append(line)
    return found


def address(crowd: Crowd, line: Line) -> str:
    """The line's address, with the thing of somebody who may."""
    return fill_gaps(crowd.app, line.rule, "" if line.subject == "-" else crowd.find(line.subject, may(line)))


def rule_of(app: Flask, method: str, url: str) -> str:
    """The rule that answers an address."""
    try:
        rule, _ = app.url_map.bind("127.0.0.1").match(urlsplit(url).path, method, return_rule=True)
    except HTTPException:
        return ""
    return str(rule)


@pytest.fixture(scope="module")
def fields(crowd: Crowd) -> dict[tuple[str, str], set[str]]:
    """The names of all fields by method and rule: those on the pages, of the form classes and of the samples."""
    found: dict[tuple[str, str], set[str]] = {("POST", rule): set(names) for rule, names in FORMS.items()}
    shown: list[Any] = []
    with template_rendered.connected_to(lambda _app, context, **_more: shown.append(context.get("form")), crowd.app):
        for rule, lines in places("GET").items():
            for line in lines:
                url, page = address(crowd, line), Forms()
                answer = crowd.enter(may(line)).get(url)
                if answer.mimetype == "text/html":
                    page.feed(answer.text)
                for method, action, names in page.found:
                    goal = rule_of(crowd.app, method, urljoin(url, action))
                    found.setdefault((method, goal), set()).update(names)
                for form in shown:
                    if isinstance(form, HouseForm) and ("POST", rule) in list_doors(crowd.app):
                        found.setdefault(("POST", rule), set()).update(NUMBER.sub("0", one.name) for one in form)
                shown.clear()
    crowd.restore()
    return found


def within(what: object, ask: Callable[..., Any], *given: Any, **named: Any) -> Any:
    """What it answers, its refusal too; fails when that takes the processor too long.

    Garbage of earlier tests is not counted, and a slow answer is asked for once more: the first may have paid for
    a template that was read.
    """
    took_s: list[float] = []
    gc.disable()
    try:
        while not took_s or (took_s[-1] >= MOST_S and len(took_s) < 2):
            start = time.process_time()
            try:
                answer = ask(*given, **named)
            except Refused as error:
                answer = error
            took_s.append(time.process_time() - start)
    finally:
        gc.enable()
    assert took_s[-1] < MOST_S, (what, took_s)
    return answer


def texts_for(app: Flask, rule: str) -> dict[str, str]:
    """What is typed there: of a letter of three bytes as many as the form takes."""
    larger = {str(one) for one in app.url_map.iter_rules() if one.endpoint in form_sizes.CARRIES_TEXT}
    return TEXTS | ({"dashes": "–" * MANY} if rule in larger else {})


def raw(form: dict[str, str], name: str, text: str) -> bytes:
    """The body of a form with one more field, whose text is sent letter by letter."""
    return f"{urlencode({key: value for key, value in form.items() if key != name})}&{name}={text}".encode()


def test_every_form_of_the_pages_has_its_address(crowd: Crowd, fields: dict[tuple[str, str], set[str]]) -> None:
    assert {door for door in fields if door not in list_doors(crowd.app)} == set()
    forms = {rule for method, rule in list_doors(crowd.app) if method == "POST"}
    assert forms == set(places("POST")), "a new form: say in access.txt who may send it"


@pytest.mark.parametrize("rule", sorted(places("POST")))
def test_no_field_of_a_form_keeps_the_house_busy(
    crowd: Crowd, fields: dict[tuple[str, str], set[str]], rule: str
) -> None:
    line = places("POST")[rule][0]
    url, browser = address(crowd, line), crowd.enter(may(line))
    names = fields.get(("POST", rule), set()) - {"file", "csrf_token"} or {"more"}
    for name in sorted(names):
        for said, text in texts_for(crowd.app, rule).items():
            body = raw(FORMS.get(rule, {}), name, text)
            answer: TestResponse = within((rule, name, said), browser.post, url, body, content_type=FORM)
            if name in WAITS:
                assert answer.status_code == 303
                crowd.restore()
            else:
                assert answer.status_code in (400, 422), (rule, name, said, answer.status_code)


def test_every_box_that_people_type_in_has_a_length(crowd: Crowd, fields: dict[tuple[str, str], set[str]]) -> None:
    def kinds(form: type[HouseForm]) -> list[type[HouseForm]]:
        return [form, *(one for child in form.__subclasses__() for one in kinds(child))]

    def is_typed(one: Field) -> bool:
        return isinstance(one, StringField | TextAreaField | PasswordField) and not isinstance(one, HiddenField)

    with crowd.app.test_request_context("/"):
        forms = [kind(formdata=None) for kind in kinds(HouseForm)]
    names = {one.name for form in forms for one in form if is_typed(one) and not isinstance(one.widget, HiddenInput)}
    assert {name for name in names if all(find_most(room, name) is None for room in ("", *MEANT))} == set()


@pytest.mark.parametrize("name", ["weeks", "provenance_note", "purpose"])
def test_a_text_that_is_far_too_long_comes_back_beside_its_words(crowd: Crowd, name: str) -> None:
    text = "word " * 3_000
    answer = crowd.enter("member").post("/programmes/new", {"title": "One"} | {name: text})
    assert answer.status_code == 422
    assert text in answer.text
    assert "Please use at most" in answer.text


def test_a_form_without_a_text_is_at_most_a_hundred_kilobytes(crowd: Crowd) -> None:
    ana = crowd.enter("member")
    assert ana.post("/routines/new", {"title": "a" * 99_000}).status_code == 422
    answer = ana.post("/routines/new", {"title": "a" * 101_000})
    assert answer.status_code == 413
    assert "larger than we can take" in answer.text


@pytest.mark.parametrize("rule", ["/t/<id:thread_id>/reply", "/preview"])
def test_a_form_that_carries_a_text_may_be_larger(crowd: Crowd, rule: str) -> None:
    line = places("POST")[rule][0]
    long = {"body": "ก" * 20_000}
    assert len(urlencode(long)) > form_sizes.FORM_BYTES
    assert crowd.enter(may(line)).post(address(crowd, line), long).status_code in (200, 303)
    crowd.restore()
    assert crowd.enter(may(line)).post(address(crowd, line), {"body": "a" * 1_000_001}).status_code == 413


def test_every_form_that_may_be_larger_is_one_of_ours(crowd: Crowd) -> None:
    assert set(crowd.app.view_functions) >= form_sizes.CARRIES_TEXT


def test_no_question_keeps_the_house_busy(crowd: Crowd, fields: dict[tuple[str, str], set[str]]) -> None:
    pages = {rule: names for (method, rule), names in fields.items() if method == "GET"}
    pages["/api/v1/search"] = {"q", "kind", "limit", "page"}
    assert pages.keys() >= {"/search", "/exercises", "/routines", "/resources"}
    for rule, names in pages.items():
        line = places("GET")[rule][0]
        url, browser = address(crowd, line), crowd.enter(may(line))
        for name in sorted(names):
            for said, text in TEXTS.items():
                room = form_sizes.QUERY_BYTES - len(name) - 1
                short = text[: room // len(urlencode({"": text[1]})[1:])] if said != "a...b" else f"a{' ' * 3_000}b"
                asked = urlencode({name: short})
                answer = within((rule, name, said), browser.get, f"{url}?{asked}")
                assert answer.status_code in (200, 303, 400, 404, 422), (rule, name, said, answer.status_code)
        assert within(rule, browser.get, f"{url}?q={'+' * MANY}").status_code == 414


@pytest.mark.parametrize("said", TEXTS)
def test_no_file_keeps_the_house_busy(crowd: Crowd, said: str) -> None:
    for start in ("", "{", '{"strideshare": {"format": 1, "card": {"title": "'):
        file = (start + TEXTS[said]).encode()

        def bring(file: bytes = file) -> TestResponse:
            # A stream is closed once it was sent, and a slow answer is asked for again.
            return crowd.enter("member").post("/routines/import", {"file": (io.BytesIO(file), "card.json")})

        assert within(said, bring).status_code == 422


@pytest.mark.parametrize("said", TEXTS)
def test_no_message_keeps_the_house_busy(crowd: Crowd, said: str) -> None:
    text = TEXTS[said][:19_900]
    for typed in (text, f"```\n{text}\n```", f"Some words.{text}end"):
        assert within(said, cooking.preview, typed)
        assert within(said, plain_text, f"<p>{escape(typed)}</p>") is not None


@pytest.mark.parametrize("said", TEXTS)
def test_no_line_at_the_terminal_keeps_it_busy(crowd: Crowd, said: str) -> None:
    text = f"Ten squats. {TEXTS[said][:19_900]}end"
    # Reading the library takes the command most of its time, so the text alone is timed.
    within(said, parse_routine, text, EXERCISES)
    assert CliRunner().invoke(extract, [], input=json.dumps({"id": 1, "text": text})).exit_code == 0
    with crowd.app.app_context():
        assert within(said, service.search, TEXTS[said], VISITOR) is not None


@pytest.mark.parametrize("said", TEXTS)
@pytest.mark.parametrize("read", [parse_range, parse_load, lambda text: read_measured(text, "n")])
def test_no_number_keeps_the_house_busy(read: Callable[[str], Any], said: str) -> None:
    for text in (TEXTS[said], f"1{TEXTS[said]}2", f"{TEXTS[said]}1 to 2"):
        within(said, read, text)


@pytest.mark.parametrize(
    ("typed", "read"),
    [("10 \n\t to   15", (10, 15)), (f"10{' ' * 5_000}-{' ' * 5_000}15", (10, 15)), ("  7 ", (7, None))],
)
def test_white_space_between_numbers_counts_once(typed: str, read: tuple[int, int | None]) -> None:
    assert parse_range(typed) == read
