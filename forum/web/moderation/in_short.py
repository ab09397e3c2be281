"""The page on which a moderator says a long thread in short."""

from flask import Blueprint, abort, flash, redirect, render_template, request
from flask.typing import ResponseReturnValue

from forum.actions.moderation import in_short as actions
from forum.clock import utc_now
from forum.queries.talk import threads
from forum.queries.writing.in_short import find_in_short
from forum.rules.moderation import flash_words
from forum.rules.talk.in_short import IN_SHORT_CHARS, may_have
from forum.web.forms.moderation import InShortForm
from forum.web.kit.answers import on_refusal
from forum.web.kit.guards import need_moderator

bp = Blueprint("in_short", __name__)


@bp.route("/t/<id:thread_id>/in-short", methods=["GET", "POST"])
def write(thread_id: int) -> ResponseReturnValue:
    """Write it, change it, or take it away."""
    person = need_moderator()
    head = threads.find_head(thread_id, person) or abort(404)
    if not may_have(head.post_count, has_one=head.has_in_short):
        abort(404)
    here = find_in_short(thread_id)
    form = InShortForm(in_short=here.body if here else "")
    page = {"form": form, "thread": head, "most": IN_SHORT_CHARS, "is_there": here is not None}
    on_refusal(form, lambda: render_template("moderation/mod/in_short.html", **page))
    if request.method == "GET":
        return render_template("moderation/mod/in_short.html", **page)
    actions.write(person, thread_id, form.in_short.data or "", utc_now())
    flash(flash_words.IN_SHORT_WRITTEN if form.in_short.data else flash_words.IN_SHORT_GONE, "ok")
    return redirect(head.url, 303)
