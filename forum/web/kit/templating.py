"""What every template can use."""

from collections.abc import Hashable, MutableMapping
from datetime import date, datetime
from functools import lru_cache
from typing import Any

from babel.numbers import format_decimal
from flask import Flask, get_flashed_messages, request, session
from flask.templating import Environment
from jinja2 import StrictUndefined
from jinja2.runtime import Macro

from forum.rules.kit.days import LOCALE, for_machines, say_day_of, say_moment, say_month_of
from forum.rules.talk.drafts import place_url
from forum.rules.talk.follows import say_stance, stance_of
from forum.rules.talk.notices import say_more
from forum.rules.talk.unread import say_new, say_since
from forum.web.kit.request_context import current_display, current_person, current_site, current_visit, settings


class OneMap(Environment):
    """Templates that share the environment's globals as they are.

    Jinja lays an empty map of its own over them for each template. At every import, a dozen a page, it then asks that
    pair of maps for each global one by one: a third of the time of a small page.
    """

    def make_globals(self, d: MutableMapping[str, Any] | None) -> MutableMapping[str, Any]:
        """See Jinja; nothing of ours gives a template globals of its own."""
        return self.globals if not d else super().make_globals(d)


def register(app: Flask) -> None:
    """Filters, globals and the context of every page; a name that nobody gave is an error, not an empty place."""
    app.jinja_environment = OneMap
    app.jinja_options = {"undefined": StrictUndefined, "trim_blocks": True, "lstrip_blocks": True}
    app.jinja_env.filters.update(
        date=date_words,
        month=month_words,
        datetime=time_words,
        machine=for_machines,
        number=number_words,
        replies=reply_words,
    )
    app.jinja_env.globals.update(
        kept=kept,
        base_url=lambda: settings().base_url,
        site=current_site,
        place_url=place_url,
        say_more=say_more,
        say_new=say_new,
        say_since=say_since,
        say_stance=say_stance,
        stance_of=stance_of,
    )
    app.context_processor(context)


def date_words(value: date | datetime) -> str:
    """A day of the reader's, as in 3 May 2026."""
    return say_day_of(value, current_person().time_zone)


def month_words(value: date | datetime) -> str:
    """A month of the reader's, as in May 2026."""
    return say_month_of(value, current_person().time_zone)


def time_words(value: datetime) -> str:
    """A day and time of the reader's, as in 3 May 2026, 14:02."""
    return say_moment(value, current_person().time_zone)


@lru_cache(maxsize=10_000)
def number_words(value: float) -> str:
    """A number with its thousands set apart."""
    return format_decimal(value, locale=LOCALE)


def reply_words(count: int) -> str:
    """How many replies, in words."""
    return "1 reply" if count == 1 else f"{number_words(max(count, 0))} replies"


@lru_cache(maxsize=1_000)
def kept(macro: Macro, *values: Hashable) -> str:
    """What a macro makes of these values, made once: for macros that look at nothing else, such as who is there."""
    made: str = macro(*values)
    return made


def context() -> dict[str, Any]:
    """Who looks at the page, how they want it, and what the last page wanted to say."""
    visit = current_visit()
    return {
        "person": current_person(),
        "display": current_display(),
        "unread_notices": visit.unread_notices if visit else 0,
        "messages": get_flashed_messages(with_categories=True) if has_messages() else [],
    }


def has_messages() -> bool:
    """Whether a message waits; asked without touching the cookie when there is none."""
    return ("form" in request.cookies or "__Host-form" in request.cookies) and "_flashes" in session
