"""Who may do what: every address and method of the house, asked by people of every standing."""

import pytest

from tests.fixtures.crowd import ROLES, Crowd
from tests.fixtures.doors import FORMS, fill_gaps, list_doors


def outcome(crowd: Crowd, method: str, rule: str, subject: str, role: str) -> str:
    """In one word, how a person of this role is answered."""
    browser = crowd.enter(role)
    address = fill_gaps(crowd.app, rule, "" if subject == "-" else crowd.find(subject, role))
    if method == "GET":
        answer = browser.get(address)
    else:
        answer = browser.post(address, FORMS.get(rule, {}))
        crowd.restore()
    if answer.status_code == 403 and 'action="/login"' in answer.text:
        return "login"
    if answer.status_code in (302, 303) and answer.location.startswith("/login?next="):
        return "login"
    return {200: "ok", 301: "moved", 302: "go", 303: "done"}.get(answer.status_code, str(answer.status_code))
