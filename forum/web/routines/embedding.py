"""A public card inside somebody else's page: without script, with every warning."""

import re
from urllib.parse import urlsplit

from flask import Blueprint, abort, jsonify, render_template, request
from flask.typing import ResponseReturnValue
from markupsafe import escape

from forum.formats.routines.view import view_card
from forum.queries.library.exercises import get_library
from forum.queries.routines.routines import find_version
from forum.rules.kit.people import VISITOR
from forum.rules.routines.safety import STOP_RULES
from forum.web.kit.request_context import current_site, settings
from forum.web.routines.pages import Place

bp = Blueprint("embedding", __name__)
WIDTH, HEIGHT = 600, 640
LEAST = 240
_CARD = re.compile(r"/(?:r|routines)/(\d{1,10})(?:/v/(\d{1,6})|/(?!v/)[^/]*)?/?", re.ASCII)


def find_public(routine_id: int, n: int | None = None) -> Place:
    """The card as a stranger may see it, whoever asks: a page inside another must not show more."""
    version = find_version(routine_id, VISITOR, n)
    return Place(version, by_number=n is not None) if version else abort(404)


@bp.get("/embed/routines/<id:routine_id>")
@bp.get("/embed/routines/<id:routine_id>/v/<id:n>")
def show(routine_id: int, n: int | None = None) -> ResponseReturnValue:
    """The card on a page of its own that any page may frame."""
    place = find_public(routine_id, n)
    view = view_card(place.card, get_library().exercises)
    return render_template("routines/embed.html", place=place, view=view, stops=STOP_RULES)


@bp.get("/oembed")
def oembed() -> ResponseReturnValue:
    """How to embed a card, by the oEmbed rules; JSON only."""
    if request.args.get("format", "json") != "json":
        abort(501)
    asked = urlsplit(request.args.get("url", "")[:500])
    home = urlsplit(settings().base_url)
    found = _CARD.fullmatch(asked.path)
    if not found or (asked.netloc and asked.netloc != home.netloc):
        abort(404)
    routine_id, n = int(found[1]), int(found[2]) if found[2] else None
    place = find_public(routine_id, n) if 0 < routine_id < 2**31 else abort(404)
    width, height = size("maxwidth", WIDTH), size("maxheight", HEIGHT)
    return jsonify(
        version="1.0",
        type="rich",
        title=". ".join((place.card.title, *view_card(place.card, get_library().exercises).in_short.words)),
        author_name=place.routine.owner.name,
        provider_name=current_site().name,
        provider_url=settings().base_url,
        width=width,
        height=height,
        html=frame(place, width, height),
    )


def frame(place: Place, width: int = WIDTH, height: int = HEIGHT) -> str:
    """The HTML that shows the card in another page."""
    address = f"{settings().base_url}/embed/routines/{place.routine.id}"
    end = "" if not place.url.endswith(f"/v/{place.version.n}") else f"/v/{place.version.n}"
    title = escape(place.card.title)
    return (
        f'<iframe src="{address}{end}" width="{width}" height="{height}" title="{title}" '
        'sandbox="allow-popups allow-popups-to-escape-sandbox" loading="lazy"></iframe>'
    )


def size(name: str, usual: int) -> int:
    """The usual size, or a smaller one that was asked for."""
    text = request.args.get(name, "")
    return min(usual, max(int(text), LEAST)) if text.isascii() and text.isdigit() and len(text) < 6 else usual
