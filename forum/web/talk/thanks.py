"""Thanking for a post; its buttons stand under the posts of a thread and send one form of the page."""

from flask import Blueprint, abort, flash, redirect, render_template
from flask.typing import ResponseReturnValue

from forum.actions.talk import thanks as actions
from forum.clock import utc_now
from forum.queries.talk import posts, thanks
from forum.rules.talk import flash_words
from forum.rules.talk.thanks import GIVERS_A_PAGE
from forum.web.kit.guards import need_member, throttle
from forum.web.kit.urls import asked_page

bp = Blueprint("thanks", __name__)


@bp.post("/p/<id:post_id>/thank")
def give(post_id: int) -> ResponseReturnValue:
    """Thank for a post."""
    person = need_member()
    place = posts.find_place(post_id, person) or abort(404)
    throttle("thanks")
    actions.give(person, post_id, utc_now())
    flash(flash_words.thanked(place.author_full_name), "ok")
    return redirect(place.url, 303)


@bp.post("/p/<id:post_id>/thank/undo")
def take_back(post_id: int) -> ResponseReturnValue:
    """Take one's own thanks back."""
    person = need_member()
    place = posts.find_place(post_id, person) or abort(404)
    actions.take_back(person, post_id)
    flash(flash_words.THANKS_TAKEN_BACK, "ok")
    return redirect(place.url, 303)


@bp.get("/p/<id:post_id>/thanks")
def show(post_id: int) -> ResponseReturnValue:
    """Who thanked, for the author of the post alone."""
    person = need_member()
    place = posts.find_place(post_id, person)
    if place is None or place.author_id != person.id:
        abort(404)
    page, pages = asked_page(thanks.count_givers(post_id), GIVERS_A_PAGE)
    givers = thanks.page_givers(post_id, person, page)
    return render_template("talk/posts/thanks.html", place=place, givers=givers, page=page, pages=pages)
