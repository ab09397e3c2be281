"""The line that `make dev` writes for each request."""

import io
from collections.abc import Iterable
from wsgiref.types import StartResponse, WSGIEnvironment

from flask import Flask
from sqlalchemy import text
from werkzeug.test import Client

from dev.request_lines import RequestLines
from forum.models import db


def test_a_line_says_path_status_and_statements_and_not_what_was_searched(app: Flask) -> None:
    out = io.StringIO()
    Client(RequestLines(app.wsgi_app, out)).get("/exercises?q=my-own-secret", base_url="http://127.0.0.1")
    assert out.getvalue().startswith("GET /exercises 200 sql=")
    assert "secret" not in out.getvalue()


def test_statements_are_counted_for_each_request_alone(app: Flask) -> None:
    def asks_twice(_environ: WSGIEnvironment, start_response: StartResponse) -> Iterable[bytes]:
        start_response("200 OK", [])
        for _ in range(2):
            db.session.execute(text("SELECT 1"))
        return [b""]

    out = io.StringIO()
    browser = Client(RequestLines(asks_twice, out))
    browser.get("/a")
    browser.get("/b")
    assert [line.split(" ms=")[0] for line in out.getvalue().splitlines()] == ["GET /a 200 sql=2", "GET /b 200 sql=2"]


def test_a_path_can_not_begin_a_line_of_its_own() -> None:
    def answer(_environ: WSGIEnvironment, start_response: StartResponse) -> Iterable[bytes]:
        start_response("404 NOT FOUND", [])
        return [b""]

    out = io.StringIO()
    Client(RequestLines(answer, out)).get("/a%0AGET /admin 200")
    assert out.getvalue().startswith("GET /a?GET /admin 200 404 sql=0 ms=")
    assert out.getvalue().count("\n") == 1
