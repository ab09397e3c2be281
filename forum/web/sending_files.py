"""A card as a file: its name, its type, and "not changed" for who has it already."""

import hashlib
from collections.abc import Callable

from flask import Response, request

from forum.web.routine_pages import Place


def send_file(
    place: Place,
    ending: str,
    mimetype: str,
    make: Callable[[], bytes],
    *,
    key: str = "",
    more: str = "",
    is_shown: bool = False,
) -> Response:
    """The file `<slug>-v<n><more><ending>` with an ETag, or 304; the visibility of `place` was asked before.

    `key` names what the file says: with it, `make` is not called for a browser that has the file already. `is_shown`
    is for what a browser shows in a page, such as a picture.
    """
    body = b"" if key else make()
    response = Response(mimetype=mimetype)
    response.set_etag(key or hashlib.sha256(body).hexdigest()[:32])
    response.headers["Cache-Control"] = "private, no-cache"
    response.vary.add("Cookie")
    manner = "inline" if is_shown else "attachment"
    name = f"{place.routine.slug}-v{place.version.n}{more}{ending}"
    response.headers["Content-Disposition"] = f'{manner}; filename="{name}"'
    if request.if_none_match.contains_weak(response.get_etag()[0] or ""):
        response.status_code = 304
        return response
    response.set_data(body or make())
    return response
