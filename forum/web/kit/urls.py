"""What may stand in an address."""

from flask import Flask, abort, request
from werkzeug.routing import IntegerConverter, Map

from forum.rules.kit.paging import page_count

LARGEST_ID = 2**31 - 1


class IdConverter(IntegerConverter):
    """A row's number; anything larger than a database holds is simply not found."""

    def __init__(self, url_map: Map) -> None:
        super().__init__(url_map, min=1, max=LARGEST_ID)


def register(app: Flask) -> None:
    """Teach the app `<id:...>`."""
    app.url_map.converters["id"] = IdConverter
    app.url_map.strict_slashes = False


def is_small_number(text: str) -> bool:
    """Whether this is a whole number of at most four plain digits."""
    return text.isascii() and text.isdigit() and len(text) < 5


def whole_number(name: str, default: int = 1, most: int = 1_000_000) -> int:
    """A whole number from the query, or the default when it is missing, odd or out of range."""
    text = request.args.get(name, "")
    return int(text) if text.isascii() and text.isdigit() and len(text) < 10 and 1 <= int(text) <= most else default


def asked_page(total: int, size: int) -> tuple[int, int]:
    """The page that is asked for, and how many there are; 404 for one that is not there."""
    page, pages = whole_number("page"), page_count(total, size)
    return (page, pages) if page <= pages else abort(404)
