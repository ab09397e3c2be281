"""A feed (Atom) out of entries: made once for as long as it tells the same, known again by ETag and time."""

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from urllib.parse import urlsplit

from flask import Response, render_template, request

from forum.text.kit.clean import clean_text
from forum.web.kit.caching import Shelf
from forum.web.kit.request_context import current_site, settings

NEVER = datetime(1970, 1, 1, tzinfo=UTC)
WORDS = 400
MADE: Shelf[bytes] = Shelf(200)


@dataclass(frozen=True, slots=True)
class FeedEntry:
    """One entry; `kind` and `id` name it for good, `url` is a path of ours, `words` are plain."""

    kind: str
    id: str
    title: str
    url: str
    at: datetime
    author: str = ""
    words: str = ""

    def printable(self) -> "FeedEntry":
        """The same without what XML can't carry: rows may be older than our rules, or come from elsewhere."""
        title, words, author = (clean_text(text) for text in (self.title, self.words, self.author))
        return replace(self, title=title, words=words, author=author)


@dataclass(frozen=True, slots=True)
class Feed:
    """What a feed is called, and the paths of itself and of the page it belongs to."""

    title: str
    subtitle: str
    path: str
    page: str


def send_feed(feed: Feed, entries: Sequence[FeedEntry]) -> Response:
    """The feed, or 304 for who has it already."""
    site = current_site()
    key = (feed, tuple(entries), site.mark, settings().base_url)
    body = MADE.find(key) or MADE.keep(key, make_feed(feed, entries))
    answer = Response(body, mimetype="application/atom+xml")
    answer.headers |= {"Cache-Control": "no-cache", "X-Robots-Tag": "noindex"}
    answer.set_etag(hashlib.sha256(body).hexdigest()[:32])
    answer.last_modified = max((entry.at for entry in entries), default=NEVER)
    answer.make_conditional(request)
    return answer


def make_feed(feed: Feed, entries: Sequence[FeedEntry]) -> bytes:
    """The feed as bytes."""
    base = settings().base_url
    return render_template(
        "feed.xml",
        feed=replace(feed, title=clean_text(feed.title), subtitle=clean_text(feed.subtitle)),
        entries=[entry.printable() for entry in entries],
        updated=max((entry.at for entry in entries), default=NEVER),
        base=base,
        host=urlsplit(base).hostname,
    ).encode()
