"""What is new to a member, and calling it read."""

from flask import Blueprint, abort, flash, redirect, render_template, request
from flask.typing import ResponseReturnValue

from forum.actions.talk import read_marks
from forum.clock import utc_now
from forum.queries.talk import categories, unread
from forum.rules.kit.paging import ROWS_A_PAGE, page_count
from forum.rules.talk import flash_words
from forum.web.kit.guards import need_member
from forum.web.kit.urls import whole_number

bp = Blueprint("unread", __name__)


@bp.get("/me/unread")
def show() -> ResponseReturnValue:
    """The threads with something new; each leaves the list once it is read."""
    person, page = need_member(), whole_number("page")
    is_followed = request.args.get("show") == "followed"
    news = unread.page_news(person, page=page, is_followed=is_followed)
    if page > 1 and not news.rows:
        return redirect("/me/unread" + ("?show=followed" if is_followed else ""), 303)
    pages = page_count(news.total, ROWS_A_PAGE)
    return render_template("talk/unread/show.html", news=news, page=page, pages=pages, is_followed=is_followed)


@bp.post("/me/unread")
def read_all() -> ResponseReturnValue:
    """Call everything read, and forget how far I read each thread."""
    read_marks.read_all(need_member().id, utc_now())
    flash(flash_words.ALL_READ, "ok")
    return redirect("/me/unread", 303)


@bp.post("/c/<slug>/read")
def read_category(slug: str) -> ResponseReturnValue:
    """Call all of a category read."""
    person = need_member()
    category = categories.find_category(slug) or abort(404)
    read_marks.read_category(person.id, category.id, utc_now())
    flash(flash_words.ALL_READ, "ok")
    return redirect(f"/c/{slug}", 303)
