"""The HTML door: find, check, call, answer."""

from flask import Flask

from forum.web.blueprints import BLUEPRINTS
from forum.web.kit import (
    answers,
    assets,
    caching,
    request_context,
    request_log,
    security,
    session_touch,
    templating,
    urls,
)
from forum.web.talk import ready_pages


def register(app: Flask) -> None:
    """Open every page of the site on this app."""
    templating.register(app)  # before anything that has Jinja's environment made
    urls.register(app)
    request_log.register(app)
    request_context.register_login(app)
    security.register(app)
    assets.register(app)
    answers.register(app)
    session_touch.register(app)
    app.after_request(caching.compress)
    for blueprint in BLUEPRINTS:
        app.register_blueprint(blueprint)
    ready_pages.register(app)
    security.register_headers(app)
