"""Voting in the poll of a thread, and ending it."""

from flask import Blueprint, abort, flash, redirect, request
from flask.typing import ResponseReturnValue

from forum.actions.talk import polls as actions
from forum.clock import utc_now
from forum.errors import Refused
from forum.queries.talk import threads
from forum.rules.talk import flash_words, refusal_words
from forum.web.kit.guards import need_member, throttle
from forum.web.kit.urls import is_small_number

bp = Blueprint("polls", __name__)


@bp.post("/t/<id:thread_id>/vote")
def vote(thread_id: int) -> ResponseReturnValue:
    """Choose, choose otherwise, or take one's vote back."""
    person = need_member()
    head = threads.find_head(thread_id, person) or abort(404)
    is_back = "take_back" in request.form
    chosen = [] if is_back else [int(one) for one in request.form.getlist("choice") if is_small_number(one)]
    if not chosen and not is_back:
        raise Refused(refusal_words.NOTHING_CHOSEN)
    throttle("thanks")
    actions.vote(person, thread_id, chosen, utc_now())
    flash(flash_words.VOTE_TAKEN_BACK if is_back else flash_words.VOTED, "ok")
    return redirect(f"{head.url}#poll", 303)


@bp.post("/t/<id:thread_id>/poll/close")
def close(thread_id: int) -> ResponseReturnValue:
    """Take no more votes in my poll."""
    person = need_member()
    head = threads.find_head(thread_id, person) or abort(404)
    actions.close(person, thread_id, utc_now())
    flash(flash_words.POLL_CLOSED, "ok")
    return redirect(f"{head.url}#poll", 303)
