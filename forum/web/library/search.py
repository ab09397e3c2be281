"""Search for people."""

from urllib.parse import urlencode

from flask import Blueprint, render_template, request
from flask.typing import ResponseReturnValue

from forum.search import KINDS, SearchBusy, SearchUnavailable, service
from forum.web.kit.guards import throttle_reading
from forum.web.kit.request_context import current_person
from forum.web.kit.urls import whole_number

bp = Blueprint("search", __name__)
A_PAGE = 15
KIND_WORDS = {
    "routine": "Routine cards",
    "exercise": "Exercises",
    "thread": "Threads",
    "post": "Replies",
    "resource": "Trusted resources",
}


@bp.get("/search")
def show() -> ResponseReturnValue:
    """The search page: one box, kinds with their counts, hits."""
    text = request.args.get("q", "")[:200]
    if text.strip():
        throttle_reading("search")
    kinds = [kind for kind in KINDS if kind in request.args.getlist("kind")]
    page = whole_number("page", most=100)
    try:
        answer = service.search(text, current_person(), kinds=kinds, limit=A_PAGE, page=page)
    except SearchUnavailable as error:
        busy = isinstance(error, SearchBusy)
        return render_template(
            "library/search/show.html", q=text, answer=None, is_busy=busy, boxes=[], page=1, pages=1, base="/search"
        ), 503
    return render_template(
        "library/search/show.html",
        q=text,
        answer=answer,
        is_busy=False,
        boxes=[(kind, words, answer.kind_counts.get(kind, 0), kind in kinds) for kind, words in KIND_WORDS.items()],
        page=page,
        pages=min(max(-(-answer.total // A_PAGE), 1), 100),
        base="/search?" + urlencode([("q", text), *(("kind", kind) for kind in kinds)]),
    )
