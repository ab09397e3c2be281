"""What every request must pass and every answer must carry."""

import re
from collections.abc import Callable, Iterable
from functools import lru_cache
from typing import Any
from urllib.parse import unquote_to_bytes, urlsplit
from wsgiref.types import StartResponse, WSGIApplication, WSGIEnvironment

from flask import Flask, Response, abort, g, request
from flask_wtf import CSRFProtect

from forum.web.kit import form_sizes
from forum.web.kit.bodies import WholeBodies
from forum.web.kit.form_cookie import FormCookie
from forum.web.kit.request_context import settings

TAKES_FILES = frozenset(("resource_table.take", "routine_import.bring"))
# What mail programs send by themselves, with nothing of ours but the signed address (RFC 8058).
FROM_MAIL_PROGRAMS = frozenset(("mail_choices.stop",))
SAFE_METHODS = frozenset(("GET", "HEAD", "OPTIONS"))
CSP = "; ".join(
    (
        "default-src 'none'",
        "script-src 'self'",
        "style-src 'self'",
        "img-src 'self'",
        "font-src 'self'",
        "connect-src 'self'",
        "manifest-src 'self'",
        "form-action 'self'",
        "base-uri 'none'",
        "frame-ancestors 'none'",
        "require-trusted-types-for 'script'",
        "trusted-types cooked",
    )
)
# Pages that hold what was typed at the door, or an address that opens something.
KEPT_NOWHERE = ("/me", "/login", "/register", "/forgot", "/reset", "/confirm")
# NUL and its kin; tabs and line ends may come with what somebody pasted.
UNPRINTED = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f]")
# Pages below this address may stand inside pages of others; they carry no form and no script.
FRAMED = "/embed/"
FRAMED_HEADERS = {
    "Content-Security-Policy": "default-src 'none'; style-src 'self'; img-src 'self'; font-src 'self'; "
    "base-uri 'none'; form-action 'none'; frame-ancestors *",
    "Cross-Origin-Resource-Policy": "cross-origin",
}
HEADERS = {
    "Content-Security-Policy": CSP,
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "same-origin",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Permissions-Policy": "camera=(), geolocation=(), microphone=()",
}


def register(app: Flask) -> None:
    """Put the guards in front of every view; forms are checked for CSRF by Flask-WTF."""
    app.config.update(
        WTF_CSRF_TIME_LIMIT=None,
        WTF_CSRF_SSL_STRICT=False,
        WTF_CSRF_HEADERS=["X-CSRF-Token"],
    )
    app.session_interface = FormCookie()
    app.before_request(check_host)
    form_sizes.register(app)
    app.before_request(check_text)
    app.before_request(check_origin)
    CSRFProtect(app).exempt("forum.web.talk.mail_choices.stop")
    app.before_request(form_sizes.check_lengths)
    app.after_request(keep_private)


def register_headers(app: Flask) -> None:
    """Put the safety headers on whatever leaves the house; call it last."""
    app.wsgi_app = SafetyHeaders(WholeBodies(app.wsgi_app), app.config["HOUSE"].is_https)  # type: ignore[method-assign]


def check_host() -> None:
    """Answer only to our own names, so that no link we make can carry a stranger's."""
    if not is_our_host(request.host, settings().host_names):
        abort(400, "This address is not one of ours.")


@lru_cache(maxsize=100)
def is_our_host(host: str, names: tuple[str, ...]) -> bool:
    """Whether a Host header names us, with or without a port."""
    return urlsplit(f"//{host}").hostname in {name.strip("[]") for name in names}


def check_address(path: str, query: bytes) -> None:
    """Refuse an address that is not readable text: no page and no search can do anything with it."""
    try:
        text = path + unquote_to_bytes(query.replace(b"+", b" ")).decode("utf-8")
    except UnicodeDecodeError:
        abort(400, "Some characters in this address could not be read. Please type it again.")
    if UNPRINTED.search(text):
        abort(400, "This address has a character that can't be used. Please type it again.")


def check_text() -> None:
    """Refuse addresses and forms that are not readable text, or have absurdly many fields."""
    check_address(request.path, request.query_string)
    if request.method in SAFE_METHODS:
        return
    if request.mimetype == "multipart/form-data" and request.endpoint in TAKES_FILES | FROM_MAIL_PROGRAMS:
        check_fields()
        return
    try:
        raw = request.get_data(cache=True, parse_form_data=False)
    except OSError:  # how the server says that the body breaks off, or is no body at all
        abort(400, "This form did not arrive whole. Please send it again.")
    form_sizes.check_count(raw)
    if request.mimetype == "application/x-www-form-urlencoded":
        raw = unquote_to_bytes(raw.replace(b"+", b" "))
    elif request.mimetype == "multipart/form-data":
        abort(415, "This form can't carry files.")
    try:
        text = raw.decode("utf-8")
    except UnicodeDecodeError:
        abort(400, "Some characters in this form could not be read. Please type them again.")
    if "\0" in text:
        abort(400, "This form has a character that can't be used (NUL). Please type the text again.")


def check_fields() -> None:
    """Refuse unreadable text in the fields beside a file; what is in the file is for its own door to read."""
    try:
        texts = [text for name in request.form for text in (name, *request.form.getlist(name))]
    except OSError:
        abort(400, "This form did not arrive whole. Please send it again.")
    if any("\0" in text or "\ufffd" in text for text in texts):
        abort(400, "Some characters in this form could not be read. Please type them again.")


def check_origin() -> None:
    """A form must come from one of our own pages: by its Origin, or else by its Referer."""
    if request.method in SAFE_METHODS or request.endpoint in FROM_MAIL_PROGRAMS:
        return
    origin = request.headers.get("Origin")
    if origin is None:
        referer = urlsplit(request.headers.get("Referer", ""))
        origin = f"{referer.scheme}://{referer.netloc}" if referer.netloc else None
    if origin is None or urlsplit(origin).netloc != request.host:
        abort(403, "This form was sent from another site, so nothing was changed.")


def keep_private(response: Response) -> Response:
    """Pages are for this browser only, and are asked for again each time; what is one person's alone is not kept."""
    if g.get("is_private") or request.path.startswith(KEPT_NOWHERE):
        response.headers["Cache-Control"] = "no-store"
    elif response.mimetype == "text/html" and "Cache-Control" not in response.headers:
        response.headers["Cache-Control"] = "no-cache, private"
    return response


class SafetyHeaders:
    """Puts the safety headers on every answer, whoever made it."""

    def __init__(self, wsgi_app: WSGIApplication, is_https: bool) -> None:
        self.wsgi_app = wsgi_app
        secure = {"Strict-Transport-Security": "max-age=31536000"} if is_https else {}
        self.headers = [*(HEADERS | secure).items()]
        self.framed_headers = [*(HEADERS | FRAMED_HEADERS | secure).items()]

    def __call__(self, environ: WSGIEnvironment, start_response: StartResponse) -> Iterable[bytes]:
        safety = self.framed_headers if environ.get("PATH_INFO", "").startswith(FRAMED) else self.headers

        def start(status: str, headers: list[tuple[str, str]], *error: Any) -> Callable[[bytes], object]:
            return start_response(status, headers + safety, *error)

        return self.wsgi_app(environ, start)
