"""The searches a member keeps: theirs alone."""

from flask import Blueprint, flash, redirect, render_template, request
from flask.typing import ResponseReturnValue

from forum.actions.library import saved_searches as actions
from forum.clock import utc_now
from forum.queries.library.saved_searches import list_saved
from forum.rules.library import flash_words
from forum.rules.library.saved_searches import MOST
from forum.web.kit.form_sizes import refuse_excess
from forum.web.kit.guards import need_member, throttle

bp = Blueprint("saved_searches", __name__, url_prefix="/me/searches")


@bp.get("")
def show() -> ResponseReturnValue:
    """All of them."""
    return render_template("library/search/saved.html", searches=list_saved(need_member().id), most=MOST)


@bp.post("")
def keep() -> ResponseReturnValue:
    """Keep the search whose page has the form."""
    person = need_member()
    refuse_excess()
    throttle("draft")
    actions.keep(person, request.form.get("search_name", ""), request.form.get("asked", ""), utc_now())
    flash(flash_words.SEARCH_KEPT, "ok")
    return redirect("/me/searches", 303)


@bp.post("/<id:search_id>/mail")
def choose_mailed(search_id: int) -> ResponseReturnValue:
    """Email me what is new in it once a week, or no longer."""
    is_mailed = request.form.get("is_mailed") == "y"
    actions.choose_mailed(need_member(), search_id, utc_now(), is_mailed=is_mailed)
    flash(flash_words.SEARCH_MAILED if is_mailed else flash_words.SEARCH_NOT_MAILED, "ok")
    return redirect("/me/searches", 303)


@bp.post("/<id:search_id>/delete")
def drop(search_id: int) -> ResponseReturnValue:
    """Let go of one."""
    actions.drop(need_member(), search_id)
    flash(flash_words.SEARCH_DROPPED, "ok")
    return redirect("/me/searches", 303)
