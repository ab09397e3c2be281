"""The trusted resources that a member keeps."""

from flask import Blueprint, abort, flash, redirect, render_template
from flask.typing import ResponseReturnValue

from forum.actions.library import resource_saves as acts
from forum.clock import utc_now
from forum.queries.library import resource_saves, resources
from forum.rules.library import flash_words
from forum.rules.library.resources import KINDS, RESOURCES_A_PAGE
from forum.web.kit.guards import need_member, throttle
from forum.web.kit.urls import asked_page

bp = Blueprint("saved_resources", __name__)


@bp.get("/me/resources")
def show() -> ResponseReturnValue:
    """All of them, the newest first."""
    person = need_member()
    page, pages = asked_page(resource_saves.count_saved(person.id), RESOURCES_A_PAGE)
    rows = resource_saves.page_saved(person.id, page)
    return render_template("library/resources/saved.html", rows=rows, page=page, pages=pages, kinds=KINDS)


@bp.post("/resources/<id:resource_id>/save")
def keep(resource_id: int) -> ResponseReturnValue:
    """Keep one."""
    person = need_member()
    resource = resources.find_resource(resource_id, person) or abort(404)
    throttle("follow")
    acts.keep(person, resource.id, utc_now())
    flash(flash_words.RESOURCE_KEPT, "ok")
    return redirect(f"/resources/{resource_id}", 303)


@bp.post("/me/resources/<id:resource_id>/delete")
def let_go(resource_id: int) -> ResponseReturnValue:
    """Let one go."""
    acts.let_go(need_member(), resource_id, utc_now())
    flash(flash_words.RESOURCE_NOT_KEPT, "ok")
    return redirect("/me/resources", 303)
