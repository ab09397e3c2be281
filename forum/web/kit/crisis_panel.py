"""Words of crisis, and advice about a medicine, in what somebody searches or writes. It is asked for each page anew.

Nothing is logged or counted; of a post with words of danger the moderators are told (`actions.talk.danger`).
"""

from flask import request

from forum.queries.talk.public_numbers import list_help_numbers
from forum.rules.crisis.care import Care
from forum.rules.crisis.countries import guess_country
from forum.rules.crisis.crisis import find_kinds
from forum.rules.crisis.medicine import advises_medicine
from forum.rules.crisis.panel import CrisisPanel, PanelPlace, make_panel
from forum.rules.crisis.urgent import own_words
from forum.web.kit.request_context import current_person


def find_panel(*texts: str, place: PanelPlace = "search") -> CrisisPanel | None:
    """The help panel for what these texts tell of; None for nearly all."""
    kinds = find_kinds("\n".join(texts))
    if not kinds:
        return None
    country = guess_country(current_person().time_zone, list(request.accept_languages.values()))
    return make_panel(kinds, list_help_numbers(), country, place)


def find_care(title: str, body: str, place: PanelPlace) -> Care:
    """What to show the author of a message, for their own words in it."""
    words = own_words(body)
    return Care(find_panel(title, words, place=place), advises_medicine(words))
