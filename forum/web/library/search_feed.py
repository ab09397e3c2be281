"""A search for other programs of its reader: as a feed, and as an engine that a browser can ask."""

from urllib.parse import urlsplit

from flask import Blueprint, Response, render_template, request

from forum.search import SearchUnavailable
from forum.search.newest import list_newest
from forum.text.kit.clean import clean_text
from forum.web.kit.guards import throttle_reading
from forum.web.kit.request_context import settings
from forum.web.kit.site_files import A_DAY
from forum.web.library.search_address import SearchAddress, address_asked

bp = Blueprint("search_feed", __name__)
AGAIN_S = 60


@bp.get("/feeds/search")
def feed() -> Response:
    """What was written last with all these words, as a visitor may read it (Atom)."""
    asked = address_asked()
    text = clean_text(asked.text).strip()
    if text or asked.parts:
        throttle_reading("search")
    try:
        entries = list_newest(text, kinds=asked.kinds, parts=asked.parts)
    except SearchUnavailable:
        headers = {"Retry-After": str(AGAIN_S)}
        return Response("The search can't answer just now. Please try again.", 503, headers, mimetype="text/plain")
    base = settings().base_url
    query = SearchAddress(text, asked.kinds, asked.parts).url("")[1:]
    written = render_template(
        "library/search/feed.xml", q=text, entries=entries, base=base, asked=query, host=urlsplit(base).hostname
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
