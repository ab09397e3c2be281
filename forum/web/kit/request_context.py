"""Who and what this request is about: the person, their display settings, the settings of the house."""

from datetime import timedelta
from typing import Any

from flask import current_app, g, request
from flask_login import LoginManager, UserMixin

from forum.actions.members.tokens import token_hash
from forum.clock import utc_now
from forum.queries.kit.site import find_site, site_by
from forum.queries.members.people import Visit, find_visit
from forum.rules.kit.addresses import caller_key
from forum.rules.kit.people import VISITOR, Person
from forum.rules.kit.site import Site
from forum.settings import Settings
from forum.web.kit.cookies import read_display, session_cookie


class LoggedIn(UserMixin):  # type: ignore[misc]
    """What Flask-Login holds for one request."""

    def __init__(self, visit: Visit) -> None:
        self.visit = visit
        self.id = visit.person.id


def load_from_request(_request: object) -> LoggedIn | None:
    """The logged-in member, as Flask-Login asks for them."""
    visit = current_visit()
    return LoggedIn(visit) if visit else None


def register_login(app: Any) -> None:
    """Let Flask-Login ask us who it is; its own cookies and protections stay off (sessions are rows of ours)."""
    manager = LoginManager()
    manager.session_protection = None
    manager.request_loader(load_from_request)
    # Not `init_app`: it would look for a remember cookie after every request.
    app.login_manager = manager


def settings() -> Settings:
    """The settings of the running house."""
    house: Settings = current_app.config["HOUSE"]
    return house


def grace() -> timedelta:
    """How long an office may be held without a second factor."""
    return timedelta(days=settings().second_factor_days)


def current_visit() -> Visit | None:
    """The running session, read once a request in one SELECT; None for a visitor."""
    if "visit" not in g:
        token = request.cookies.get(session_cookie(settings()))
        g.visit = find_visit(token_hash(token), utc_now(), grace()) if token else None
    visit: Visit | None = g.visit
    return visit


def current_person() -> Person:
    """The person who asks; `VISITOR` when not logged in."""
    visit = current_visit()
    return visit.person if visit else VISITOR


def current_display() -> dict[str, Any]:
    """How the person wants pages to look; empty for the standard look."""
    visit = current_visit()
    return visit.display if visit else read_display(request.cookies.get("display", ""))


def current_site() -> Site:
    """How the site is called, looks and greets; a member's visit knows its mark, so that costs them no statement."""
    if "site" not in g:
        visit = current_visit()
        g.site = site_by(visit.site_mark) if visit else find_site()
    site: Site = g.site
    return site


def address() -> str:
    """The network address of the caller, for throttles only; an IPv6 caller counts by its /64."""
    return caller_key(request.remote_addr or "")
