"""Threads that may answer a question already, while its title is typed."""

from flask import Blueprint, jsonify, request
from flask.typing import ResponseReturnValue

from forum.queries.search.found_things import FoundThing
from forum.rules.kit.limits import TITLE_CHARS
from forum.rules.talk.alike import say_alike
from forum.search import SearchUnavailable
from forum.search.alike import list_alike
from forum.web.kit.guards import need_member, throttle_reading
from forum.web.kit.request_context import current_person

bp = Blueprint("alike", __name__)


@bp.get("/threads/alike")
def show() -> ResponseReturnValue:
    """Up to five threads for a title, for the script of the form in which it is typed."""
    need_member()
    throttle_reading("suggest")
    found = threads_like(request.args.get("title", "")[:TITLE_CHARS])
    rows = [{"title": one.title, "url": one.url, "meta": one.meta} for one in found]
    return jsonify(words=say_alike(len(rows)), threads=rows)


def threads_like(title: str) -> list[FoundThing]:
    """What may answer a question with this title; nothing while the search can't tell."""
    try:
        return list_alike(title, current_person())
    except SearchUnavailable:
        return []
