"""A search for other programs of its reader: as a feed, and as an engine that a browser can ask."""

from urllib.parse import urlencode, urlsplit

from flask import Blueprint, Response, render_template, request

from forum.rules.kit.limits import QUERY_CHARS
from forum.search import KINDS, SearchUnavailable
from forum.search.newest import list_newest
from forum.text.kit.clean import clean_text
from forum.web.kit.guards import throttle_reading
from forum.web.kit.request_context import settings
from forum.web.kit.site_files import A_DAY

bp = Blueprint("search_feed", __name__)
AGAIN_S = 60


@bp.get("/feeds/search")
def feed() -> Response:
    """What was written last with all these words, as a visitor may read it (Atom)."""
    text = clean_text(request.args.get("q", "")[:QUERY_CHARS]).strip()
    kinds = [kind for kind in KINDS if kind in request.args.getlist("kind")]
    if text:
        throttle_reading("search")
    try:
        entries = list_newest(text, kinds=kinds)
    except SearchUnavailable:
        headers = {"Retry-After": str(AGAIN_S)}
        return Response("The search can't answer just now. Please try again.", 503, headers, mimetype="text/plain")
    base = settings().base_url
    asked = urlencode([("q", text), *(("kind", kind) for kind in kinds)])
    written = render_template(
        "library/search/feed.xml", q=text, entries=entries, base=base, asked=asked, host=urlsplit(base).hostname
    )
    answer = Response(written, mimetype="application/atom+xml")
    answer.headers |= {"Cache-Control": "no-cache", "X-Robots-Tag": "noindex"}
    answer.add_etag()
    answer.make_conditional(request)
    return answer


@bp.get("/opensearch.xml")
def description() -> Response:
    """How a browser can search here from its own box (OpenSearch)."""
    written = render_template("library/search/opensearch.xml", base=settings().base_url)
    kept = {"Cache-Control": A_DAY}
    return Response(written, headers=kept, mimetype="application/opensearchdescription+xml")
