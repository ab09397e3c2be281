"""Who may do what: every address and method of the house, asked by people of every standing."""

import pytest

from tests.fixtures.crowd import ROLES, Crowd
from tests.fixtures.doors import FORMS, fill_gaps, list_doors


def outcome(crowd: Crowd, method: str, rule: str, subject: str, role: str) -> str:
    """How a person of this role is answered, as a sign of the table."""
    browser = crowd.enter(role)
    address = fill_gaps(crowd.app, rule, "" if subject == "-" else crowd.find(subject, role))
    if method == "GET":
        answer = browser.get(address)
    else:
        answer = browser.post(address, FORMS.get(rule, {}))
        crowd.restore()
    is_log_in = 'action="/login"' in answer.text or "/login?next=" in (answer.location or "")
    if answer.status_code == 403 or (answer.status_code == 303 and method == "GET"):
        return "L" if is_log_in else "r"
    return {200: "o", 301: "g", 302: "g", 303: "D", 404: "x", 422: "r"}.get(answer.status_code, "?")
