"""Categories: the list of threads in one."""

from flask import Blueprint, abort, render_template, request
from flask.typing import ResponseReturnValue

from forum.clock import utc_now
from forum.queries.library import resource_saves
from forum.queries.talk import categories, follows, helpers, threads, unread
from forum.rules.kit.paging import ROWS_A_PAGE
from forum.rules.library.resources import KINDS
from forum.rules.talk.categories import may_start
from forum.rules.talk.helpers import SPAN
from forum.web.kit.caching import Shelf
from forum.web.kit.guards import throttle_reading
from forum.web.kit.request_context import current_person
from forum.web.kit.urls import asked_page

bp = Blueprint("categories", __name__)


# By category and a stretch of ten minutes.
HELPERS: Shelf[list[int]] = Shelf(500)
KEPT_S = 600


@bp.get("/c/<slug>")
def show(slug: str) -> ResponseReturnValue:
    """The threads of a category."""
    category = categories.find_category(slug) or abort(404)
    person = current_person()
    chosen = request.args.get("show", "all")
    chosen = chosen if chosen in threads.FILTERS else "all"
    total = threads.count_threads(category.id, person, show=chosen)
    page, pages = asked_page(total, ROWS_A_PAGE)
    rows = threads.page_threads(category.id, person, show=chosen, page=page)
    return render_template(
        "talk/categories/show.html",
        category=category,
        rows=rows,
        new=unread.count_new(person, [row.id for row in rows]),
        is_muted=None if person.is_visitor else follows.find_stance("category", category.id, person.id),
        show=chosen,
        resources=resource_saves.list_popular() if page == 1 else [],
        resource_kinds=KINDS,
        page=page,
        pages=pages,
        total=total,
        may_start=may_start(person, category.posting),
    )


@bp.get("/c/<slug>/people")
def people(slug: str) -> ResponseReturnValue:
    """Who helped others here lately. Only numbers are kept: who may be named is asked anew for each page."""
    category, now = categories.find_category(slug) or abort(404), utc_now()
    throttle_reading("search")
    key = (category.id, int(now.timestamp()) // KEPT_S)
    ids = HELPERS.find(key)
    if ids is None:
        ids = HELPERS.keep(key, helpers.list_helper_ids(category.id, now))
    found = helpers.list_helpers(ids, current_person())
    return render_template("talk/categories/people.html", category=category, helpers=found, days=SPAN.days)
