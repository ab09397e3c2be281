"""The map of the site for search engines: an index, and pages of at most 10,000 addresses."""

import hashlib
from collections.abc import Hashable, Sequence

from flask import Blueprint, Response, abort, render_template, request
from flask.typing import ResponseReturnValue

from forum.queries.library.exercises import get_library
from forum.queries.upkeep import sitemap
from forum.queries.upkeep.sitemap import MapPage
from forum.web.kit.caching import Shelf
from forum.web.kit.request_context import settings

bp = Blueprint("sitemap", __name__)
FIXED = (
    "/",
    "/exercises",
    "/routines",
    "/programmes",
    "/resources",
    "/digests",
    "/studies",
    "/help",
    "/help/search",
    "/help/safety",
)
FIXED_HELP = ("/help/words", "/help/rules", "/help/accessibility", "/help/privacy", "/help/contact")
MADE: Shelf[bytes] = Shelf(12)


@bp.get("/sitemap.xml")
def index() -> ResponseReturnValue:
    """Which maps there are."""
    blocks = [("pages", 1), *sitemap.list_blocks()]
    body = render_template("library/sitemap/index.xml", blocks=blocks, base=settings().base_url).encode()
    return send_map(body)


@bp.get("/sitemap/<kind>/<id:n>.xml")
def block(kind: str, n: int) -> ResponseReturnValue:
    """One of them; made again only when what it lists has changed."""
    if kind == "pages" and n == 1:
        return send_map(make_map(list_pages()))
    if kind not in sitemap.LISTED:
        abort(404)
    stamp = sitemap.stamp_of(kind, n)
    if not stamp[0]:
        abort(404)
    key: Hashable = (kind, n, stamp, settings().base_url)
    return send_map(MADE.find(key) or MADE.keep(key, make_map(sitemap.list_block(kind, n))))


def list_pages() -> list[MapPage]:
    """Pages that are always there, the categories, and the exercises of the library."""
    pages = [MapPage(path) for path in (*FIXED, *FIXED_HELP)]
    exercises = [MapPage(f"/exercises/{one}") for one in sorted(get_library().exercises)]
    return [*pages, *sitemap.list_categories(), *exercises]


def make_map(pages: Sequence[MapPage]) -> bytes:
    """A map as bytes."""
    return render_template("library/sitemap/block.xml", pages=pages, base=settings().base_url).encode()


def send_map(body: bytes) -> Response:
    """A map, or 304 for who has it already."""
    answer = Response(body, mimetype="text/xml", headers={"Cache-Control": "no-cache"})
    answer.set_etag(hashlib.sha256(body).hexdigest()[:32], weak=True)
    answer.make_conditional(request)
    return answer
