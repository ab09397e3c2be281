"""How refusals and errors are answered: in one place, with what was typed kept on the page."""

import logging
from collections.abc import Callable, Sequence
from urllib.parse import quote, urlsplit

from flask import Flask, g, jsonify, redirect, render_template, request
from flask.typing import ResponseReturnValue
from flask_wtf.csrf import CSRFError
from werkzeug.exceptions import HTTPException

from forum.actions.kit.throttles import TooMany
from forum.errors import Busy, NotAllowed, NotFound, OutOfRoom, Refused
from forum.log_lines import REQUEST_ID
from forum.queries.upkeep.failures import is_out_of_room
from forum.rules.kit import refusal_words
from forum.rules.kit.throttles import words_for_wait
from forum.rules.members.accounts import is_safe_next
from forum.rules.talk.drafts import carried_text, place_of
from forum.text.kit.clean import clean_text
from forum.web.forms import RefusableForm
from forum.web.forms.accounts import LoginForm
from forum.web.kit.form_sizes import pop_excess
from forum.web.kit.request_context import current_person

log = logging.getLogger("strideshare.web")
# What was not typed into a box, or is nobody else's to see.
SECRET_FIELDS = frozenset(
    (
        "csrf_token",
        "idempotency_key",
        "password",
        "new_password",
        "current_password",
        "next",
        "token",
        "no_links",
        "code",
        "credential",
        "draft_key",
        "draft_seen",
        "hidden_seen",
        "not_private",
        "setup_key",
        "shows_hidden",
    )
)
PAGES = frozenset((400, 403, 404, 405, 413, 422, 429, 500, 503, 507))
Page = Callable[[], str]


def on_refusal(form: RefusableForm, page: Page) -> None:
    """Say what to show again, with the refusal beside its field, should a rule refuse this form.

    Raises `Refused` at once when something typed is far too long to be read.
    """
    g.refused_form, g.refused_page = form, page
    refuse_all(form, pop_excess())


def refuse_all(form: RefusableForm, errors: Sequence[Refused]) -> None:
    """Raise the first of these refusals, if there is one, with the others in the form already."""
    for error in errors[1:]:
        form.refuse(error)
    if errors:
        raise errors[0]


def register(app: Flask) -> None:
    """One handler for each kind of no."""
    app.register_error_handler(Refused, refused)
    app.register_error_handler(NotFound, lambda _error: error_page(404))
    app.register_error_handler(TooMany, too_many)
    app.register_error_handler(
        Busy, lambda _error: error_page(503, "Many people are writing just now. Please try again.")
    )
    app.register_error_handler(OutOfRoom, out_of_room)
    app.register_error_handler(OSError, out_of_room)
    app.register_error_handler(CSRFError, csrf_failed)
    app.register_error_handler(HTTPException, http_error)


def refused(error: Refused) -> ResponseReturnValue:
    """The form again with the words beside the field, or a page that says no and keeps the text."""
    if wants_json():
        return jsonify(error=error.message), 422
    page: Page | None = g.pop("refused_page", None)
    if page is None:
        if current_person().is_visitor:
            return to_login() if request.method in ("GET", "HEAD") else login_needed()
        return error_page(403 if isinstance(error, NotAllowed) else 422, error.message)
    form: RefusableForm = g.refused_form
    form.refuse(error)
    return page(), 422


def too_many(error: TooMany) -> ResponseReturnValue:
    """Ask to wait, and say how long."""
    words = f"You did that many times in a short time. Please wait {words_for_wait(error.wait_s)} and try again."
    if wants_json():
        return jsonify(error=words), 429, {"Retry-After": str(error.wait_s)}
    body, status = error_page(429, words)
    return body, status, {"Retry-After": str(error.wait_s)}


def out_of_room(error: OutOfRoom | OSError) -> ResponseReturnValue:
    """Say that the disk is full, and keep what was typed; any other error of the system is a 500."""
    if not isinstance(error, OutOfRoom) and not is_out_of_room(error):
        raise error
    log.error("nothing can be written: the disk is full, or may not be written (%s)", type(error).__name__)
    if wants_json():
        return jsonify(error=refusal_words.NO_ROOM), 507
    return error_page(507, refusal_words.NO_ROOM)


def csrf_failed(_error: CSRFError) -> ResponseReturnValue:
    """A form without its token: mostly a page that was open for very long."""
    words = "This page was open for a long time, or it was not ours. Nothing was changed. Reload it and send it again."
    return (jsonify(error=words), 400) if wants_json() else error_page(400, words)


def http_error(error: HTTPException) -> ResponseReturnValue:
    """Any other HTTP error, in plain words."""
    if error.code is None or error.code < 400:
        return error
    ours = getattr(error, "description", None) if error.description != type(error).description else None
    if wants_json():
        return jsonify(error=ours or error.name), error.code
    return error_page(error.code, ours)


def error_page(status: int, words: str | None = None) -> tuple[str, int]:
    """The page for an HTTP status, with everything kept that was typed into the form."""
    name = status if status in PAGES else (400 if status < 500 else 500)
    return render_template(f"errors/{name}.html", words=words, kept=kept_fields(), number=REQUEST_ID.get()), status


def kept_fields() -> dict[str, str]:
    """What was typed, without secrets; field names become labels."""
    if request.method != "POST":
        return {}
    try:
        pairs = list(request.form.items())[:60]
    except (HTTPException, OSError):
        return {}
    return {
        name.replace("_", " ").capitalize()[:40]: clean_text(text)
        for name, text in pairs
        if name not in SECRET_FIELDS and text.strip()
    }


def to_login() -> ResponseReturnValue:
    """Send a visitor to the log-in page, and from there back here."""
    return redirect(f"/login?next={quote(request.full_path.rstrip('?'))}", 303)


def login_needed() -> tuple[str, int]:
    """The log-in form for a visitor who sent something: what they typed waits in it, and becomes their draft."""
    form = LoginForm(formdata=None)
    form.next.data = page_before()
    form.kept_place.data = place_of(request.path)
    if form.kept_place.data:
        form.kept_title.data = request.form.get("title", "")
        form.kept_body.data = request.form.get("body", "")
        chosen = {name: ",".join(request.form.getlist(name)) for name in request.form}
        form.kept_chosen.data = carried_text(chosen)
    return render_template("members/accounts/login_needed.html", form=form, kept=kept_fields()), 403


def page_before() -> str:
    """The path of our page that a form was on, or the front page."""
    referer = urlsplit(request.headers.get("Referer", ""))
    path = referer.path + (f"?{referer.query}" if referer.query else "")
    return path if referer.netloc == request.host and is_safe_next(path) else "/"


def wants_json() -> bool:
    """Whether the answer is read by a program."""
    return request.path.startswith("/api/") or request.accept_mimetypes.best == "application/json"
