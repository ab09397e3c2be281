"""Pages that are the same for everybody are made once; parts that are the same are compressed once."""

import gzip
import zlib
from collections import OrderedDict
from collections.abc import Hashable, Sequence
from dataclasses import dataclass
from functools import lru_cache
from threading import Lock
from typing import Generic, TypeVar

from flask import Response, request
from werkzeug.datastructures import Accept
from werkzeug.http import parse_accept_header

LEVEL = 6
QUICK = 1
GZIP_HEADER = b"\x1f\x8b\x08\x00\x00\x00\x00\x00\x02\xff"
MIN_BYTES = 500
Thing = TypeVar("Thing")
Header = tuple[str, str]
HTML: Header = ("Content-Type", "text/html; charset=utf-8")


@dataclass(frozen=True, slots=True)
class PagePart:
    """A piece of a page, as it is and deflated so that it can stand anywhere in a gzip stream."""

    plain: bytes
    deflated: bytes


def make_part(plain: bytes, level: int = LEVEL) -> PagePart:
    """Deflate a piece so that what follows it does not depend on it."""
    packer = zlib.compressobj(level, zlib.DEFLATED, -zlib.MAX_WBITS)
    return PagePart(plain, packer.compress(plain) + packer.flush(zlib.Z_FULL_FLUSH))


def store_part(plain: bytes) -> PagePart:
    """A short piece as a stored block (RFC 1951, 3.2.4), which costs nothing to make; at most 65,535 bytes."""
    size = len(plain)
    return PagePart(plain, b"\x00" + size.to_bytes(2, "little") + (size ^ 0xFFFF).to_bytes(2, "little") + plain)


def join_gzip(parts: Sequence[PagePart]) -> bytes:
    """One gzip stream (RFC 1952) out of parts that were deflated apart."""
    check, size = 0, 0
    for part in parts:
        check = zlib.crc32(part.plain, check)
        size += len(part.plain)
    end = zlib.compressobj(QUICK, zlib.DEFLATED, -zlib.MAX_WBITS).flush(zlib.Z_FINISH)
    tail = check.to_bytes(4, "little") + (size & 0xFFFFFFFF).to_bytes(4, "little")
    return b"".join((GZIP_HEADER, *(part.deflated for part in parts), end, tail))


@dataclass(frozen=True, slots=True)
class Page:
    """A whole page, ready to send, with the headers of both its forms; kept compressed, as nearly all want it."""

    gzipped: bytes
    etag: str
    headers: tuple[Header, ...]
    plain_headers: tuple[Header, ...]
    gzip_headers: tuple[Header, ...]

    @property
    def plain(self) -> bytes:
        """The page for a browser that reads no gzip."""
        return gzip.decompress(self.gzipped)


class Shelf(Generic[Thing]):
    """A bounded store of ready things; the longest unused goes first. One per process."""

    def __init__(self, most: int) -> None:
        self.most = most
        self.things: OrderedDict[Hashable, Thing] = OrderedDict()
        self.lock = Lock()

    def find(self, key: Hashable) -> Thing | None:
        """The thing under this key, if it is still there."""
        with self.lock:
            thing = self.things.get(key)
            if thing is not None:
                self.things.move_to_end(key)
            return thing

    def keep(self, key: Hashable, thing: Thing) -> Thing:
        """Store a thing and give it back."""
        with self.lock:
            self.things[key] = thing
            if len(self.things) > self.most:
                self.things.popitem(last=False)
        return thing


def make_page(html: str, mark: str) -> Page:
    """Both forms of a page; `mark` tells this state of it from all others."""
    plain, etag = html.encode(), f'"{mark}"'
    gzipped = gzip.compress(plain, LEVEL, mtime=0)
    return Page(
        gzipped,
        etag,
        headers=(("ETag", etag), ("Cache-Control", "no-cache, private"), ("Vary", "Accept-Encoding, Cookie")),
        plain_headers=(HTML, ("Content-Length", str(len(plain)))),
        gzip_headers=(HTML, ("Content-Length", str(len(gzipped))), ("Content-Encoding", "gzip")),
    )


@lru_cache(maxsize=200)
def reads_gzip(accepted: str) -> bool:
    """Whether a browser with this `Accept-Encoding` reads gzip; `gzip;q=0` says that it does not."""
    return parse_accept_header(accepted, Accept).quality("gzip") > 0


def accepts_gzip() -> bool:
    """Whether the browser reads gzip."""
    return reads_gzip(request.headers.get("Accept-Encoding", ""))


def send_page(page: Page) -> Response:
    """A ready page, or 304 when the browser has it already."""
    if request.headers.get("If-None-Match", "").removeprefix("W/") == page.etag:
        return Response(status=304, headers=list(page.headers))
    if accepts_gzip():
        return Response(page.gzipped, headers=[*page.headers, *page.gzip_headers])
    return Response(page.plain, headers=[*page.headers, *page.plain_headers])


def send_parts(parts: Sequence[PagePart]) -> Response:
    """A page out of parts, some of them compressed long ago."""
    headers = {"Vary": "Accept-Encoding, Cookie"}
    if accepts_gzip():
        headers["Content-Encoding"] = "gzip"
        return Response(join_gzip(parts), mimetype="text/html", headers=headers)
    return Response(b"".join(part.plain for part in parts), mimetype="text/html", headers=headers)


def compress(response: Response) -> Response:
    """Compress whatever text was not compressed yet."""
    if (
        "Content-Encoding" in response.headers
        or response.direct_passthrough
        or response.status_code < 200
        or not (response.mimetype or "").startswith(("text/", "application/json", "application/ld+json", "image/svg"))
        or not accepts_gzip()
    ):
        return response
    plain = response.get_data()
    if len(plain) < MIN_BYTES:
        return response
    response.set_data(gzip.compress(plain, QUICK, mtime=0))
    response.headers["Content-Encoding"] = "gzip"
    response.vary.add("Accept-Encoding")
    return response
