"""Feeds of the forum: what is new in a category, under a tag, in a thread, as every visitor reads it."""

from collections.abc import Sequence
from urllib.parse import quote

from flask import Blueprint, abort
from flask.typing import ResponseReturnValue

from forum.queries.talk import categories, feeds, threads
from forum.queries.talk.feeds import FeedRow
from forum.rules.kit.people import VISITOR
from forum.text.kit.clean import clean_text
from forum.text.kit.excerpts import excerpt
from forum.web.kit.feeds import WORDS, Feed, FeedEntry, send_feed

bp = Blueprint("feeds", __name__, url_prefix="/feeds")


@bp.get("/c/<slug>")
def category(slug: str) -> ResponseReturnValue:
    """New threads of a category."""
    found = categories.find_category(slug) or abort(404)
    feed = Feed(found.title, found.purpose, f"/feeds/c/{found.slug}", f"/c/{found.slug}")
    return send_feed(feed, of_threads(feeds.list_new_threads(found.id)))


@bp.get("/tag/<name>")
def tag(name: str) -> ResponseReturnValue:
    """New threads with a tag."""
    name = " ".join(clean_text(name).lower().split())
    tag_id = feeds.find_tag_id(name) or abort(404)
    page = "/search?q=" + quote(f'tag:"{name}"', safe="")
    feed = Feed(f"Tag {name}", "New threads with this tag", f"/feeds/tag/{quote(name, safe='')}", page)
    return send_feed(feed, of_threads(feeds.list_tagged_threads(tag_id)))


@bp.get("/t/<id:thread_id>")
def thread(thread_id: int) -> ResponseReturnValue:
    """New posts of a thread."""
    head = threads.find_head(thread_id, VISITOR) or abort(404)
    entries = [
        FeedEntry(
            "post", str(one.id), f"Post {one.n}", f"/p/{one.id}", one.at, one.author, excerpt(one.plain, 0, WORDS)
        )
        for one in feeds.list_new_posts(thread_id)
    ]
    return send_feed(Feed(head.title, "New posts", f"/feeds/t/{thread_id}", head.url), entries)


def of_threads(found: Sequence[FeedRow]) -> list[FeedEntry]:
    """Threads as entries, each with the beginning of its first post."""
    return [
        FeedEntry("thread", str(one.id), one.title, one.url, one.at, one.author, excerpt(one.plain, 0, WORDS))
        for one in found
    ]
