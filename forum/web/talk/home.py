"""The first page."""

from flask import Blueprint, render_template
from flask.typing import ResponseReturnValue

from forum.queries.routines import routines
from forum.queries.talk import categories, drafts, threads
from forum.web.kit.request_context import current_person

bp = Blueprint("home", __name__)


@bp.get("/")
def show() -> ResponseReturnValue:
    """Where to go: carry on, the three doors, easy cards for today, what is being talked about."""
    person = current_person()
    return render_template(
        "talk/home/show.html",
        categories=categories.list_categories(),
        newest=threads.list_newest(person),
        picks=routines.list_low_energy(),
        drafts=[] if person.is_visitor else drafts.list_drafts(person.id)[:2],
    )
