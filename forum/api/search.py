"""Search for programs."""

from flask import Blueprint, Response, current_app, jsonify, request
from flask.typing import ResponseReturnValue

from forum.actions.kit.reading_throttles import READS
from forum.clock import utc_now
from forum.rules.kit.addresses import caller_key
from forum.rules.kit.people import VISITOR
from forum.search import KINDS, SearchBusy, SearchUnavailable, service
from forum.search.answer_json import answer_to_dict
from forum.search.asking.port import MAX_LIMIT, MAX_PAGE

bp = Blueprint("api_search", __name__, url_prefix="/api/v1")
A_DAY_S = 86_400
# Every other part of the address may be an operator.
OWN = frozenset(("q", "kind", "limit", "page"))


@bp.after_request
def let_others_read(answer: Response) -> Response:
    """Let the pages of other sites read the answer, refusals too: it is what every visitor may read.

    No cookie may come along, because `*` and credentials exclude each other.
    """
    answer.headers["Access-Control-Allow-Origin"] = "*"
    if request.method == "OPTIONS":
        answer.headers["Access-Control-Allow-Methods"] = "GET, HEAD, OPTIONS"
        answer.headers["Access-Control-Max-Age"] = str(A_DAY_S)
    return answer


@bp.get("/search")
def search() -> ResponseReturnValue:
    """The hits for `q` as everybody may read them, best first."""
    if current_app.config["HOUSE"].limits:
        READS.take("search", utc_now().timestamp(), address=caller_key(request.remote_addr or ""))
    try:
        answer = service.search(
            request.args.get("q", ""),
            VISITOR,
            kinds=request.args.getlist("kind"),
            parts=parts(),
            limit=number("limit", 20, MAX_LIMIT),
            page=number("page", 1, MAX_PAGE),
        )
    except SearchBusy:
        return jsonify(error="Many people are searching just now. Please try again in a moment."), 503
    except SearchUnavailable:
        return jsonify(error="The search index is being built. Please try again in a minute."), 503
    return jsonify(answer_to_dict(answer))


def parts() -> list[tuple[str, str]]:
    """Operators beside the words; a kind that we do not know is told of as one that could not be used."""
    asked = list(request.args.items(multi=True))
    return [one for one in asked if one[0] not in OWN or (one[0] == "kind" and one[1] not in KINDS)]


def number(name: str, default: int, most: int) -> int:
    """A whole number from the query, kept within 1 and `most`."""
    text = request.args.get(name, "")
    return min(max(int(text), 1), most) if text.isascii() and text.isdigit() and len(text) < 10 else default
