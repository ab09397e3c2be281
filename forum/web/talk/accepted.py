"""Saying which reply answers a question."""

from flask import Blueprint, abort, flash, redirect
from flask.typing import ResponseReturnValue

from forum.actions.talk import accepted as actions
from forum.clock import utc_now
from forum.queries.talk import posts
from forum.rules.talk import flash_words
from forum.web.kit.guards import need_member, throttle

bp = Blueprint("accepted", __name__)


@bp.post("/p/<id:post_id>/accept")
def accept(post_id: int) -> ResponseReturnValue:
    """Choose a reply as the answer."""
    person = need_member()
    place = posts.find_place(post_id, person) or abort(404)
    throttle("thanks")
    actions.accept(person, post_id, utc_now())
    flash(flash_words.ANSWER_ACCEPTED, "ok")
    return redirect(place.url, 303)


@bp.post("/p/<id:post_id>/accept/undo")
def take_back(post_id: int) -> ResponseReturnValue:
    """Let the question be without a chosen answer again."""
    person = need_member()
    place = posts.find_place(post_id, person) or abort(404)
    actions.take_back(person, post_id, utc_now())
    flash(flash_words.ANSWER_TAKEN_BACK, "ok")
    return redirect(place.url, 303)
