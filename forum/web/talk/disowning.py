"""Taking my name off a post."""

from flask import Blueprint, abort, flash, redirect, render_template, request
from flask.typing import ResponseReturnValue

from forum.actions.moderation import disowning as actions
from forum.clock import utc_now
from forum.queries.talk import posts
from forum.rules.members.leaving import NAMELESS
from forum.rules.talk import flash_words
from forum.rules.talk.disowning import check_disown
from forum.web.kit.guards import need_member, throttle

bp = Blueprint("disowning", __name__)


@bp.route("/p/<id:post_id>/disown", methods=["GET", "POST"])
def disown(post_id: int) -> ResponseReturnValue:
    """Take my name off this post, or off all of mine in its thread, after a page that says what that means."""
    person, now = need_member(), utc_now()
    place = posts.find_place(post_id, person)
    if place is None or place.author_id != person.id:
        abort(404)
    check_disown(person, author_id=place.author_id, state=place.state, now=now)
    if request.method == "GET":
        return render_template("talk/posts/disown.html", place=place, nameless=NAMELESS)
    throttle("post")
    count = actions.disown(person, post_id, now, is_all="all" in request.form)
    flash(flash_words.name_taken_off(count), "ok")
    return redirect(place.url, 303)
