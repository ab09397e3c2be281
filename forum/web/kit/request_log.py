"""One log line for every request that changed something, failed, or took long.

It names the route and never the address typed: paths hold mailed tokens, and queries hold what people search for.
"""

import logging
import secrets
import time

from flask import Flask, Response, g, request

from forum.log_lines import REQUEST_ID

log = logging.getLogger("strideshare.web")
SLOW_S = 0.5
# A 503 says that something is not there yet, or busy; a 500 is a mistake of ours.
LEVELS = {500: logging.ERROR, 503: logging.WARNING}


def register(app: Flask) -> None:
    """Time every request and note those worth a line."""
    app.before_request(start)
    app.after_request(note)
    app.teardown_request(forget)


def start() -> None:
    """Remember when the request began, and give it the number that its log lines and its error page show."""
    REQUEST_ID.set(secrets.token_hex(4))
    g.began_s = time.perf_counter()


def note(response: Response) -> Response:
    """Write the line: quick successful reads are told at the level debug only."""
    took_s = time.perf_counter() - g.get("began_s", time.perf_counter())
    is_quiet = request.method in ("GET", "HEAD") and response.status_code < 400 and took_s < SLOW_S
    level = LEVELS.get(response.status_code, logging.DEBUG if is_quiet else logging.INFO)
    if log.isEnabledFor(level):
        route = request.url_rule.rule if request.url_rule else "-"
        told = {"method": request.method, "route": route, "status": response.status_code, "ms": f"{took_s * 1000:.0f}"}
        log.log(level, "%s", told, extra={"pairs": told})
    response.headers["X-Request-Id"] = REQUEST_ID.get()
    return response


def forget(_error: BaseException | None) -> None:
    """What is logged after the answer belongs to no request."""
    REQUEST_ID.set("")
