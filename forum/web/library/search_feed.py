"""A search for other programs of its reader: as a feed, and as an engine that a browser can ask."""

from datetime import datetime

from flask import Blueprint, Response, render_template

from forum.search import SearchUnavailable
from forum.search.answering.showing import Shown
from forum.search.newest import list_newest
from forum.text.kit.clean import clean_text
from forum.web.kit.feeds import Feed, FeedEntry, send_feed
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
    query = SearchAddress(text, asked.kinds, asked.parts).url("")[1:]
    feed = Feed(text[:80], "What was written last with all these words", f"/feeds/search?{query}", f"/search?{query}")
    return send_feed(feed, [entry_of(one, at) for one, at in entries])


def entry_of(one: Shown, at: datetime) -> FeedEntry:
    """A hit as an entry: what to take care of first."""
    meta = f"{one.meta}." if one.meta else ""
    words = " ".join(filter(None, (*one.told_first, meta, one.excerpt)))
    return FeedEntry(one.kind, one.id, one.title, one.url, at, words=words)


@bp.get("/opensearch.xml")
def description() -> Response:
    """How a browser can search here from its own box (OpenSearch)."""
    written = render_template("library/search/opensearch.xml", base=settings().base_url)
    kept = {"Cache-Control": A_DAY}
    return Response(written, headers=kept, mimetype="application/opensearchdescription+xml")
