"""The feed of new cards, as every visitor reads them; each says what to take care of."""

from flask import Blueprint
from flask.typing import ResponseReturnValue

from forum.queries.routines.lists import list_newest_public
from forum.queries.routines.routines import CardRow
from forum.rules.routines.facts import told
from forum.web.kit.feeds import Feed, FeedEntry, send_feed

bp = Blueprint("routine_feeds", __name__)
ENTRIES = 30


@bp.get("/feeds/routines")
def newest() -> ResponseReturnValue:
    """New cards, and new versions of cards."""
    feed = Feed("New routine cards", "Routines that members do at home", "/feeds/routines", "/routines")
    entries = [
        FeedEntry("routine", str(row.id), row.title, row.url, at, row.owner_full_name, words_of(row))
        for row, at in list_newest_public(ENTRIES)
    ]
    return send_feed(feed, entries)


def words_of(row: CardRow) -> str:
    """What the card says aloud of its safety first, then what it is for."""
    safety = [line.words for line in told(row.strip)]
    return " ".join(f"{words}." for words in (*safety, row.meta, row.purpose) if words)
