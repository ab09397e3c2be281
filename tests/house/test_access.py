"""Who may do what: every address and method of the house, asked by people of every standing."""

import pytest
from flask import Flask

from tests.fixtures.crowd import ROLES, Crowd
from tests.fixtures.doors import FORMS, fill_gaps, form_for, list_doors
from tests.house.access import Line, read_table

SIGNS = {200: "o", 301: "g", 302: "g", 403: "r", 404: "x", 422: "r", 503: "u"}


def sign_for(crowd: Crowd, line: Line, role: str) -> str:
    """How a person of this role is answered."""
    address = fill_gaps(crowd.app, line.rule, "" if line.subject == "-" else crowd.find(line.subject, role))
    browser = crowd.enter(role)
    if line.method == "GET":
        answer = browser.get(address)
    else:
        answer = browser.post(address, form_for(line.rule))
        crowd.restore()
    to_log_in = "/login?next=" in (answer.location or "") and line.method == "GET"
    if to_log_in or (answer.status_code == 403 and 'action="/login"' in answer.text):
        return "L"
    if answer.status_code == 303:
        return "g" if line.method == "GET" else "D"
    return SIGNS.get(answer.status_code, f"({answer.status_code})")


def test_the_table_names_every_address_and_no_other(app: Flask) -> None:
    doors, named = set(list_doors(app)), {(line.method, line.rule) for line in read_table()}
    assert doors - named == set(), "new addresses: say in access.txt who may use them"
    assert named - doors == set(), "these are gone: take them out of access.txt"


def test_every_form_of_the_tests_has_its_address(app: Flask) -> None:
    assert {rule for rule in FORMS if ("POST", rule) not in list_doors(app)} == set()


def test_no_line_of_the_table_stands_twice() -> None:
    lines = [str(line) for line in read_table()]
    assert len(lines) == len(set(lines))


@pytest.mark.slow  # 2,700 answers: all of them in `make test`, none before each commit
@pytest.mark.parametrize("line", read_table(), ids=str)
def test_people_of_every_standing_are_answered_as_the_table_says(crowd: Crowd, line: Line) -> None:
    assert len(line.signs) == len(ROLES)
    answers = {role: sign_for(crowd, line, role) for role in ROLES}
    assert answers == dict(zip(ROLES, line.signs, strict=True))
