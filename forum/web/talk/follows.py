"""What a member follows and mutes."""

from flask import Blueprint, abort, flash, redirect, render_template, request
from flask.typing import ResponseReturnValue

from forum.actions.talk import follows as actions
from forum.clock import utc_now
from forum.queries.talk import follows, threads
from forum.rules.talk import flash_words
from forum.rules.talk.follows import FOLLOWS_A_PAGE
from forum.web.kit.guards import need_member, throttle
from forum.web.kit.urls import asked_page

bp = Blueprint("follows", __name__, url_prefix="/me/follows")
THING = "/<any(thread, category, tag):noun>/<id:noun_id>"


@bp.get("")
def show() -> ResponseReturnValue:
    """All of it."""
    person = need_member()
    page, pages = asked_page(follows.count_follows(person.id), FOLLOWS_A_PAGE)
    rows = follows.page_follows(person, page)
    own = follows.follows_own(person.id)
    return render_template("talk/follows/list.html", rows=rows, page=page, pages=pages, follows_own=own)


@bp.post("/own")
def choose_own() -> ResponseReturnValue:
    """Whether I follow the threads I write in."""
    person = need_member()
    chosen = request.form.get("follows_own") == "y"
    actions.choose_own(person.id, follows_own=chosen)
    flash(flash_words.FOLLOWS_OWN if chosen else flash_words.FOLLOWS_OWN_NOT, "ok")
    return redirect("/me/follows", 303)


@bp.get(THING)
def ask(noun: str, noun_id: int) -> ResponseReturnValue:
    """What I say of one thing; of a thread also what I say of its category and tags."""
    person = need_member()
    thing = follows.find_stated(noun, noun_id, person) or abort(404)
    rows = [thing]
    if noun == "thread" and (head := threads.find_head(noun_id, person)):
        rows += follows.list_places(noun_id, head.category_slug, person.id)
    return render_template("talk/follows/show.html", thing=thing, rows=rows)


@bp.post(THING)
def take(noun: str, noun_id: int) -> ResponseReturnValue:
    """Follow it, mute it, or neither."""
    person = need_member()
    stance = request.form.get("stance", "")
    thing = follows.find_followable(noun, noun_id, person)
    if thing is None and stance != "neither":
        abort(404)  # what is not there for them any more can still be let go
    throttle("follow")
    actions.take_stance(person, noun, noun_id, stance, utc_now())
    flash(flash_words.stance_taken(stance, thing.name if thing else ""), "ok")
    if thing is None or request.form.get("back") == "list":
        return redirect("/me/follows", 303)
    return redirect(thing.url, 303)
