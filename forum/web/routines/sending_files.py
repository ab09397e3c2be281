"""A card as a file: its name, its type, and "not changed" for who has it already."""

import hashlib
from collections.abc import Callable

from flask import Response, request

from forum.web.routines.pages import Place


def send_file(
    place: Place, ending: str, mimetype: str, make: Callable[[], bytes], *,
    key: str = "", more: str = "", is_shown: bool = False,
) -> Response:  # fmt: skip
    """The file `<slug>-v<n><more><ending>` with an ETag, or 304; the visibility of `place` was asked before.

    `key` names what the file says: with it, `make` is not called for a browser that has the file already. `is_shown`
    is for what a browser shows in a page, such as a picture.
    """
    body = b"" if key else make()
    response = Response(mimetype=mimetype)
    response.set_etag(key or hashlib.sha256(body).hexdigest()[:32])
    response.headers["Cache-Control"] = "private, no-cache"
    response.headers["Content-Disposition"] = disposition(place, more + ending, is_shown)
    response.vary.add("Cookie")
    if request.if_none_match.contains_weak(response.get_etag()[0] or ""):
        response.status_code = 304
    else:
        response.set_data(body or make())
    return response


def disposition(place: Place, ending: str, is_shown: bool) -> str:
    """What the file is called, and whether a browser shows it or keeps it."""
    name = f"{place.routine.slug}-v{place.version.n}{ending}"
    return f'{"inline" if is_shown else "attachment"}; filename="{name}"'
