"""What the log may say about people."""

import logging
from io import StringIO

import pytest

from forum.models import db
from tests.fixtures.house import Browser


def test_the_log_names_the_route_and_never_the_token(client: Browser, caplog: pytest.LogCaptureFixture) -> None:
    with caplog.at_level(logging.DEBUG, logger="strideshare"):
        client.get("/confirm/very-secret-token")
    assert "'route': '/confirm/<token>'" in caplog.text
    assert "very-secret-token" not in caplog.text


def test_the_log_keeps_quiet_about_what_people_search_and_write(
    client: Browser, ana: Browser, caplog: pytest.LogCaptureFixture
) -> None:
    with caplog.at_level(logging.DEBUG, logger="strideshare"):
        client.get("/search?q=my-own-secret-word")
        ana.post("/c/balance/new", {"title": "My own secret title", "body": "My own secret words"})
    assert "secret" not in caplog.text
    assert "'method': 'POST', 'route': '/c/<slug>/new', 'status': 303" in caplog.text


@pytest.mark.mistake
def test_a_mistake_of_ours_is_told_without_the_address_and_with_its_number(client: Browser, lines: StringIO) -> None:
    client.app.config["PROPAGATE_EXCEPTIONS"] = False
    db.session.execute(db.text("DROP TABLE token"))
    db.session.commit()
    page = client.get("/reset/my-secret-token?q=my-secret-search")
    assert page.status_code == 500
    number = page.headers["X-Request-Id"]
    assert f"<strong>{number}</strong>" in page.text
    logged = [line for line in lines.getvalue().splitlines() if f"request={number}" in line]
    assert any("error=OperationalError" in line for line in logged)
    assert "secret" not in lines.getvalue()


@pytest.mark.parametrize(
    "message",
    [
        "Error handling request /reset/my-secret-token",
        "GET /search?q=my-secret-search",
        "mail to my-secret-name@example.org failed",
        "Invalid request http://127.0.0.1/reset/my-secret-token",
    ],
)
def test_what_other_code_logs_loses_every_address(lines: StringIO, message: str) -> None:
    logging.getLogger("gunicorn.error").error(message)
    assert "secret" not in lines.getvalue()
    assert lines.getvalue().endswith('"\n')


def test_of_an_error_only_the_types_and_the_way_are_told_in_one_line(lines: StringIO) -> None:
    try:
        try:
            raise KeyError("my-secret-word")
        except KeyError as error:
            raise ValueError("my-secret-words") from error
    except ValueError:
        logging.getLogger("strideshare.test").exception("A job failed")
    assert 'message="A job failed" error=ValueError<KeyError way=' in lines.getvalue()
    assert "secret" not in lines.getvalue()
    assert lines.getvalue().count("\n") == 1


def test_where_a_house_listens_may_be_told(lines: StringIO) -> None:
    logging.getLogger("gunicorn.error").info("Listening at: http://127.0.0.1:8000 (12)")
    assert "http://127.0.0.1:8000" in lines.getvalue()
