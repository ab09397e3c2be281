"""Categories: the list of threads in one."""

from flask import Blueprint, abort, render_template, request
from flask.typing import ResponseReturnValue

from forum.queries.library import resource_saves
from forum.queries.talk import categories, follows, threads, unread
from forum.rules.kit.paging import ROWS_A_PAGE
from forum.rules.library.resources import KINDS
from forum.rules.talk.categories import may_start
from forum.web.kit.request_context import current_person
from forum.web.kit.urls import asked_page

bp = Blueprint("categories", __name__)


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
