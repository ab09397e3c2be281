"""Who gets the page that everybody gets, and the mark of how it looks today."""

from flask import current_app, request

from forum.web.kit.assets import Assets
from forum.web.kit.request_context import current_site, current_visit
from forum.web.kit.templating import has_messages


def is_plain_visit() -> bool:
    """Whether this visitor gets the page everybody gets: not logged in, standard look, nothing to be told."""
    if current_visit() is not None or "display" in request.cookies:
        return False
    return not has_messages()


def look() -> str:
    """A short mark of the version, its style sheet and what admins chose: a kept page is stale when any changes."""
    assets: Assets = current_app.extensions["assets"]
    return assets.mark + current_site().mark
