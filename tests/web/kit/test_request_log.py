"""What the log may say about people."""

import logging

import pytest

from tests.fixtures.house import Browser


def test_the_log_names_the_route_and_never_the_token(client: Browser, caplog: pytest.LogCaptureFixture) -> None:
    with caplog.at_level(logging.DEBUG, logger="strideshare"):
        client.get("/confirm/very-secret-token")
    assert "route=/confirm/<token>" in caplog.text
    assert "very-secret-token" not in caplog.text


def test_the_log_keeps_quiet_about_what_people_search_and_write(
    client: Browser, ana: Browser, caplog: pytest.LogCaptureFixture
) -> None:
    with caplog.at_level(logging.DEBUG, logger="strideshare"):
        client.get("/search?q=my-own-secret-word")
        ana.post("/c/balance/new", {"title": "My own secret title", "body": "My own secret words"})
    assert "secret" not in caplog.text
    assert "method=POST route=/c/<slug>/new status=303" in caplog.text
