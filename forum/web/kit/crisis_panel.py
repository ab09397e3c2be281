"""Words of crisis in what somebody searches or writes. It is asked for each page anew: nothing is logged or counted."""

from flask import request

from forum.queries.talk.public_numbers import list_help_numbers
from forum.rules.crisis.countries import guess_country
from forum.rules.crisis.crisis import find_kinds
from forum.rules.crisis.panel import CrisisPanel, make_panel
from forum.web.kit.request_context import current_person


def find_panel(*texts: str) -> CrisisPanel | None:
    """The help panel for what these texts tell of; None for nearly all."""
    kinds = find_kinds("\n".join(texts))
    if not kinds:
        return None
    country = guess_country(current_person().time_zone, list(request.accept_languages.values()))
    return make_panel(kinds, list_help_numbers(), country)
