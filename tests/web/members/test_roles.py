"""Giving members roles."""

from tests.fixtures.house import Browser


def test_dee_makes_cleo_a_moderator_and_says_why(dee: Browser, cleo: Browser) -> None:
    sent = dee.post("/admin/members/cleo/role", {"role": "moderator", "reason": "She offered to help."})
    assert sent.status_code == 303
    assert "Moderate" in cleo.get("/").text
    assert "She offered to help." in dee.get("/mod/log").text


def test_a_role_without_a_reason_is_refused_and_stays(dee: Browser, cleo: Browser) -> None:
    sent = dee.post("/admin/members/cleo/role", {"role": "moderator", "reason": ""})
    assert sent.status_code == 422
    assert cleo.get("/mod").status_code == 404


def test_a_moderator_has_no_page_for_roles(ben: Browser) -> None:
    assert ben.get("/admin/members/cleo/role").status_code == 404
