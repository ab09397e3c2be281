"""Beginning and ending a visit: the session row, its cookie, and a fresh form cookie."""

from flask import Response, g, redirect, request, session
from flask.typing import ResponseReturnValue
from flask_wtf.csrf import generate_csrf

from forum.actions.members import sessions, tokens
from forum.clock import utc_now
from forum.rules.kit.browsers import browser_words
from forum.rules.members.accounts import is_safe_next
from forum.web.kit import cookies, known_devices
from forum.web.kit.request_context import current_visit, settings


def begin(member_id: int, target: str, *, is_remembered: bool = False, is_first: bool = False) -> ResponseReturnValue:
    """Log a member in under a new session, end the one this browser had, and lead on to `target`.

    They get a letter when it is a device that was not known, unless `is_first`: they have just come to be members.
    """
    if visit := current_visit():
        sessions.log_out(visit.session_id)
    token = tokens.new_token()
    expires_at = sessions.open_session(
        member_id,
        utc_now(),
        token_hash=tokens.token_hash(token),
        is_remembered=is_remembered,
        browser=browser_words(request.user_agent.string),
        is_new_device=not is_first and known_devices.find_device(member_id) is None,
    )
    response = go(target)
    forget_form_cookie()
    generate_csrf()  # with its cookie from the start, no later page has to set one
    cookies.set_session(response, settings(), token, expires_at if is_remembered else None)
    known_devices.remember(response, member_id)
    return response


def end() -> ResponseReturnValue:
    """Log this browser out and lead home."""
    if visit := current_visit():
        sessions.log_out(visit.session_id)
    response = go("/")
    forget_form_cookie()
    cookies.clear_session(response, settings())
    # What this browser kept of private pages goes too. Cookies stay: the look of pages, and that the device is known.
    response.headers["Clear-Site-Data"] = '"cache", "storage"'
    return response


def forget_form_cookie() -> None:
    """Start over with forms and messages: nothing of one visit may follow into the next."""
    session.clear()
    g.pop("csrf_token", None)
    g.visit = None


def go(target: str) -> Response:
    """A redirect to a path of this site; anything else leads home."""
    is_ours = is_safe_next(target) and not target.startswith(("/login", "/logout"))
    response = redirect(target if is_ours else "/", 303)
    assert isinstance(response, Response)
    return response
