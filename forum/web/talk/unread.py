"""What is new to a member, and calling it read."""

from flask import Blueprint, abort, flash, jsonify, redirect, render_template, request
from flask.typing import ResponseReturnValue

from forum.actions.talk import read_marks
from forum.clock import utc_now
from forum.queries.talk import categories, threads, unread
from forum.queries.talk.newer import count_newer
from forum.rules.kit.paging import ROWS_A_PAGE, page_count
from forum.rules.talk import flash_words
from forum.rules.talk.unread import place_in, say_newer
from forum.web.kit.guards import need_member, throttle_reading
from forum.web.kit.urls import LARGEST_ID, whole_number

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


@bp.get("/t/<id:thread_id>/newer")
def newer(thread_id: int) -> ResponseReturnValue:
    """Whether there are replies after the last one of a page, for the script of that page."""
    person = need_member()
    throttle_reading("newer")
    head = threads.find_head(thread_id, person) or abort(404)
    count, first_n = count_newer(thread_id, whole_number("after", head.last_n, LARGEST_ID), person)
    return jsonify(words=say_newer(count), url=place_in(head.url, first_n, head.last_n) if count else "")


@bp.post("/c/<slug>/read")
def read_category(slug: str) -> ResponseReturnValue:
    """Call all of a category read."""
    person = need_member()
    category = categories.find_category(slug) or abort(404)
    read_marks.read_category(person.id, category.id, utc_now())
    flash(flash_words.ALL_READ, "ok")
    return redirect(f"/c/{slug}", 303)
