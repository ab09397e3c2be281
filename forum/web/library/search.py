"""Search for people."""

from collections.abc import Collection
from urllib.parse import urlencode

from flask import Blueprint, render_template, request
from flask.typing import ResponseReturnValue

from forum.actions.kit.throttles import TooMany
from forum.queries.talk.categories import list_categories
from forum.rules.crisis.panel import CrisisPanel
from forum.rules.crisis.panel_words import NUMBERS_FIRST
from forum.rules.kit.limits import QUERY_CHARS, TITLE_CHARS
from forum.rules.kit.paging import page_count
from forum.rules.library.topic_words import say_missing
from forum.search import KINDS, SearchBusy, SearchUnavailable, service
from forum.search.groups import GROUPS, Group, search_groups
from forum.search.service import Answer
from forum.web.kit.crisis_panel import find_panel
from forum.web.kit.guards import throttle_reading
from forum.web.kit.request_context import current_person
from forum.web.kit.understood import reading_asked, reading_pairs, view_of
from forum.web.kit.urls import whole_number

bp = Blueprint("search", __name__)
A_PAGE, MOST_PAGES = 15, 100
# Each group's heading, and what "All 12 …" says of it.
GROUP_WORDS = {
    ("exercise",): ("Exercises", "exercise", "exercises"),
    ("routine",): ("Routine cards", "card", "cards"),
    ("thread", "post"): ("Forum", "thread or reply", "threads and replies"),
    ("resource",): ("Trusted resources", "resource", "resources"),
}


@bp.get("/search")
def show() -> ResponseReturnValue:
    """The search page: what was understood, and the best of each kind or all of one."""
    text = request.args.get("q", "")[:QUERY_CHARS]
    panel = find_panel(text)
    kinds = [kind for kind in KINDS if kind in request.args.getlist("kind")]
    page = whole_number("page", most=MOST_PAGES)
    try:
        answer, groups = ask(text, kinds, page)
    except (SearchUnavailable, TooMany) as error:
        return not_now(text, panel, error)
    return render_template(
        "library/search/show.html",
        q=text,
        panel=panel,
        answer=answer,
        groups=groups,
        words=GROUP_WORDS,
        view=view_of(answer.understood, answer.corrected, address(text, kinds, with_reading=False)),
        shows=kind_links(text, kinds, answer),
        missing=NUMBERS_FIRST if panel else say_missing(answer.topics, answer.unknown),
        beside=beside(text, kinds, is_danger=panel is not None),
        page=page,
        pages=last_page(answer.total) if kinds else 1,
        base=address(text, kinds),
    )


def not_now(text: str, panel: CrisisPanel | None, error: SearchUnavailable | TooMany) -> ResponseReturnValue:
    """The page without results; whoever is in danger sees the panel all the same, however often they search."""
    if isinstance(error, TooMany) and panel is None:
        raise error
    is_busy = isinstance(error, TooMany | SearchBusy)
    page = render_template("library/search/not_now.html", q=text, panel=panel, is_busy=is_busy)
    return (page, 429, {"Retry-After": str(error.wait_s)}) if isinstance(error, TooMany) else (page, 503)


def last_page(total: int) -> int:
    """The number of the last page that can be asked for."""
    return min(page_count(total, A_PAGE), MOST_PAGES)


def ask(text: str, kinds: Collection[str], page: int) -> tuple[Answer, list[tuple[Group, str]]]:
    """The answer of one list, or of groups, each with the address of all of it; raises `TooMany`."""
    if text.strip():
        throttle_reading("search")
    if kinds:
        return service.search(text, current_person(), kinds=kinds, limit=A_PAGE, page=page, **reading_asked()), []
    answer, groups = search_groups(text, current_person(), **reading_asked())
    return answer, [(group, address(text, group.kinds)) for group in groups]


def address(text: str, kinds: Collection[str], *, with_reading: bool = True) -> str:
    """The address of this search, its words read as they are now unless another reading is to come."""
    reading = reading_pairs() if with_reading else []
    return "/search?" + urlencode([("q", text), *(("kind", kind) for kind in kinds), *reading])


def kind_links(text: str, kinds: Collection[str], answer: Answer) -> list[tuple[str, str, int, bool]]:
    """The lists one may go to: words, address, how many, and whether it is this one."""
    counts = answer.kind_counts
    everything = ("Everything", address(text, ()), sum(counts.values()), not kinds)
    lists = [
        (
            GROUP_WORDS[group][0],
            address(text, group),
            sum(counts.get(kind, 0) for kind in group),
            set(group) == set(kinds),
        )
        for group in GROUPS
    ]
    return [everything, *(one for one in lists if one[2] or one[3])]


def beside(text: str, kinds: Collection[str], *, is_danger: bool) -> dict[str, str]:
    """Where else these words lead: `ask` to the community, `feed` to what is written later; "" where there is none.

    Whoever may be in danger is led to people who can help now, and not to a forum.
    """
    feed = "" if set(kinds) == {"exercise"} else "/feeds" + address(text, kinds, with_reading=False)
    return {"ask": "" if is_danger else asking_address(text), "feed": feed}


def asking_address(text: str) -> str:
    """Where a question may be put to the community, with these words as its title; "" before there is a category.

    The form lets its author choose another category.
    """
    first = next(iter(list_categories()), None)
    return f"/c/{first.slug}/new?{urlencode({'title': text[:TITLE_CHARS]})}" if first else ""
