"""Search for people."""

from dataclasses import replace
from urllib.parse import urlencode

from flask import Blueprint, render_template, request
from flask.typing import ResponseReturnValue

from forum.actions.kit.throttles import TooMany
from forum.clock import utc_now
from forum.queries.talk.categories import list_category_names
from forum.rules.crisis.panel import CrisisPanel
from forum.rules.crisis.panel_words import NUMBERS_FIRST
from forum.rules.kit.limits import TITLE_CHARS
from forum.rules.library.operator_words import LOG_IN
from forum.rules.library.topic_words import say_missing
from forum.search import SearchBusy, SearchUnavailable
from forum.search.asking.port import MAX_PAGE
from forum.search.pages import SearchPage, search_page
from forum.search.service import Answer
from forum.web.kit.crisis_panel import find_panel
from forum.web.kit.guards import keep_nowhere, throttle_reading
from forum.web.kit.request_context import current_person
from forum.web.kit.understood import view_of
from forum.web.library.search_address import SearchAddress, address_asked, reading_of
from forum.web.library.search_controls import carried, controls
from forum.web.library.search_view import (
    GROUP_WORDS,
    chosen_chips,
    facet_links,
    kind_links,
    nearest_links,
    notes_of,
    say_rows,
    sort_links,
)

bp = Blueprint("search", __name__)
Categories = list[tuple[str, str]]


@bp.get("/search")
def show() -> ResponseReturnValue:
    """The search page: what was understood, and the best of each kind or all of one."""
    asked = address_asked()
    panel = find_panel(asked.text)
    categories = list_category_names()
    try:
        page = ask(asked, categories)
    except (SearchUnavailable, TooMany) as error:
        return not_now(asked.text, panel, error)
    answer = page.answer
    return render_template(
        "library/search/show.html",
        q=asked.text,
        panel=panel,
        page=page,
        answer=answer,
        groups=[(group, asked.of_kinds(group.kinds).url()) for group in page.groups],
        missing=NUMBERS_FIRST if panel else say_missing(answer.topics, answer.unknown),
        beside=beside(asked, categories, is_danger=panel is not None),
        rows=say_rows(page),
        **around(asked, answer, categories),
        **narrowing(asked, page),
    )


def around(asked: SearchAddress, answer: Answer, categories: Categories) -> dict[str, object]:
    """What stands above and below whatever is found."""
    person = current_person()
    return {
        "view": view_of(answer.understood, answer.corrected, asked.as_read_first().url()),
        "notes": notes_of(answer, person),
        "controls": controls(asked, person, categories),
        "carried": carried(asked),
        "base": asked.url(),
        "words": GROUP_WORDS,
        "log_in": LOG_IN,
    }


def narrowing(asked: SearchAddress, page: SearchPage) -> dict[str, object]:
    """The links that lead to a part of what was found, or to more of it."""
    return {
        "shows": kind_links(asked, page),
        "facets": facet_links(asked, page),
        "chips": chosen_chips(asked, page.answer),
        "clear": SearchAddress(asked.text, asked.kinds).url(),
        "sorts": sort_links(asked, page),
        "nearest": list(nearest_links(asked, page)),
        "fit_url": fit_url(asked, page),
        "too_far": page.pages > 0 and far_page() > page.pages and bool(page.answer.total),
    }


def fit_url(asked: SearchAddress, page: SearchPage) -> str:
    """Where the same is ordered the other way, "" where a fit profile changes nothing."""
    if not page.answer.fits_first and asked.is_fitted:
        return ""
    return replace(asked, is_fitted=not asked.is_fitted).url()


def not_now(text: str, panel: CrisisPanel | None, error: SearchUnavailable | TooMany) -> ResponseReturnValue:
    """The page without results; whoever is in danger sees the panel all the same, however often they search."""
    if isinstance(error, TooMany) and panel is None:
        raise error
    is_busy = isinstance(error, TooMany | SearchBusy)
    page = render_template("library/search/not_now.html", q=text, panel=panel, is_busy=is_busy)
    return (page, 429, {"Retry-After": str(error.wait_s)}) if isinstance(error, TooMany) else (page, 503)


def ask(asked: SearchAddress, categories: Categories) -> SearchPage:
    """The page that is asked for; raises `TooMany`."""
    if asked.text.strip() or asked.parts:
        throttle_reading("search")
    page = search_page(
        asked.text,
        current_person(),
        now=utc_now(),
        kinds=asked.kinds,
        parts=asked.parts,
        page=min(far_page(), MAX_PAGE),
        reading=reading_of(asked),
        categories=categories,
    )
    if page.answer.query.within or page.answer.query.status:
        keep_nowhere()
    return page


def far_page() -> int:
    """The number of the page that is asked for, however large; 1 for what is no number."""
    text = request.args.get("page", "")
    return max(int(text[:12]), 1) if text.isascii() and text.isdigit() else 1


def beside(asked: SearchAddress, categories: Categories, *, is_danger: bool) -> dict[str, str]:
    """Where else these words lead: `ask` to the community, `feed` to what is written later; "" where there is none.

    Whoever may be in danger is led to people who can help now, and not to a forum.
    """
    public = SearchAddress(asked.text, asked.kinds, tuple(one for one in asked.parts if one[0] not in ("in", "status")))
    feed = "" if set(asked.kinds) == {"exercise"} else "/feeds" + public.url()
    return {"ask": "" if is_danger else asking_address(asked.text, categories), "feed": feed}


def asking_address(text: str, categories: Categories) -> str:
    """Where a question may be put to the community, with these words as its title; "" before there is a category.

    The form lets its author choose another category.
    """
    if not categories:
        return ""
    return f"/c/{categories[0][0]}/new?{urlencode({'title': text[:TITLE_CHARS]})}"
