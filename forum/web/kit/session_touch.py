"""Keeping a session alive while it is used: noted at most every 15 minutes, after the answer is made."""

from flask import Flask, Response, g, request

from forum.actions.members import sessions
from forum.clock import utc_now
from forum.errors import Busy
from forum.queries.members.people import Visit
from forum.web.kit import cookies
from forum.web.kit.request_context import settings


def register(app: Flask) -> None:
    """Touch the session of every request that asked who is there."""
    app.after_request(touch)


def touch(response: Response) -> Response:
    """Move the end of the session on, in the database and in the browser."""
    visit: Visit | None = g.get("visit")
    token = request.cookies.get(cookies.session_cookie(settings()))
    if visit is None or token is None:
        return response
    try:
        expires_at = sessions.touch(visit.session_id, visit.seen_at, utc_now(), is_remembered=visit.is_remembered)
    except Busy:
        return response
    if expires_at is not None:
        cookies.set_session(response, settings(), token, expires_at if visit.is_remembered else None)
    return response
