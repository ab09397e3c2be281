"""What else is about the same as a thread, on a page of its own: the thread's own pages lie ready, and can't know."""

from flask import Blueprint, abort, render_template
from flask.typing import ResponseReturnValue

from forum.queries.library import resource_saves, resources
from forum.queries.library.exercises import get_library
from forum.queries.talk import threads
from forum.rules.library.resources import KINDS
from forum.rules.library.words import POSITION_WORDS
from forum.web.kit.guards import throttle_reading
from forum.web.kit.request_context import current_person
from forum.web.library.related import About, related_to

bp = Blueprint("related", __name__)


@bp.get("/t/<id:thread_id>/related")
def show(thread_id: int) -> ResponseReturnValue:
    """Exercises, cards, threads and trusted resources about the same, as this person may read them now."""
    head = threads.find_head(thread_id, current_person()) or abort(404)
    throttle_reading("search")
    about = About(("thread", str(head.id)), head.title, "", tuple(POSITION_WORDS), [])
    beside = resources.list_beside(thread_id)
    return render_template(
        "talk/threads/related.html",
        thread=head,
        groups=related_to(about, get_library()),
        beside=beside,
        popular=[] if beside else resource_saves.list_popular(),
        kinds=KINDS,
    )
