"""Posts that a member keeps for themselves."""

from flask import Blueprint, abort, flash, redirect, render_template, request
from flask.typing import ResponseReturnValue

from forum.actions.talk import bookmarks as actions
from forum.clock import utc_now
from forum.queries.talk import bookmarks, posts
from forum.rules.talk import flash_words
from forum.rules.talk.bookmarks import BOOKMARKS_A_PAGE, NOTE_CHARS
from forum.web.forms.threads import BookmarkForm
from forum.web.kit.answers import on_refusal
from forum.web.kit.guards import need_member, throttle
from forum.web.kit.urls import asked_page

bp = Blueprint("bookmarks", __name__)


@bp.get("/me/bookmarks")
def show() -> ResponseReturnValue:
    """All of them, the newest first."""
    person = need_member()
    page, pages = asked_page(bookmarks.count_bookmarks(person.id), BOOKMARKS_A_PAGE)
    rows = bookmarks.page_bookmarks(person, page)
    return render_template("talk/bookmarks/list.html", rows=rows, page=page, pages=pages)


@bp.route("/p/<id:post_id>/bookmark", methods=["GET", "POST"])
def keep(post_id: int) -> ResponseReturnValue:
    """Keep a post, with a note if there is something to note."""
    person = need_member()
    place = posts.find_place(post_id, person) or abort(404)
    note = bookmarks.find_note(post_id, person.id)
    form = BookmarkForm(note=note)
    page = {"form": form, "place": place, "is_kept": note is not None, "most": NOTE_CHARS}
    on_refusal(form, lambda: render_template("talk/bookmarks/keep.html", **page))
    if request.method == "GET":
        return render_template("talk/bookmarks/keep.html", **page)
    throttle("follow")
    actions.keep(person, post_id, form.note.data or "", utc_now())
    flash(flash_words.BOOKMARKED, "ok")
    return redirect(place.url, 303)


@bp.post("/me/bookmarks/<id:post_id>/delete")
def drop(post_id: int) -> ResponseReturnValue:
    """Let one go."""
    actions.drop(need_member(), post_id)
    flash(flash_words.BOOKMARK_DROPPED, "ok")
    return redirect("/me/bookmarks", 303)
