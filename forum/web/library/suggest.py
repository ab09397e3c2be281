"""What is suggested in the search box while somebody types in it, for its script."""

from dataclasses import asdict

from flask import Blueprint, jsonify, request
from flask.typing import ResponseReturnValue

from forum.rules.kit.limits import QUERY_CHARS
from forum.rules.library.suggest_words import say_suggested
from forum.search.suggesting import suggest
from forum.web.kit.guards import keep_nowhere, throttle_reading
from forum.web.kit.request_context import current_person

bp = Blueprint("suggest", __name__)


@bp.get("/search/suggest")
def show() -> ResponseReturnValue:
    """Names and titles that this person may know of and that have the words so far."""
    throttle_reading("suggest")
    keep_nowhere()
    found = suggest(request.args.get("q", "")[:QUERY_CHARS], current_person())
    return jsonify(words=say_suggested(len(found)), options=[asdict(one) for one in found])
