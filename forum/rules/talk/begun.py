"""What somebody began and has not ended, as the first page says it."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

from forum.rules.talk.drafts import place_url, place_words


@dataclass(frozen=True, slots=True)
class Begun:
    """One thing, where it goes on, how it begins, and since when it is kept."""

    title: str
    url: str
    words: str = ""
    kept_at: datetime | None = None


def begun_draft(draft_id: int, place: str, fields: Mapping[str, object], kept_at: datetime) -> Begun:
    """A text that waits to be sent."""
    title = str(fields.get("title") or "")
    what = f"{place_words(place)}: {title}" if title else f"{place_words(place)}, not sent yet"
    return Begun(what, place_url(place, draft_id) or "/me/drafts", str(fields.get("body") or ""), kept_at)


def begun_programme(title: str, url: str) -> Begun:
    """A programme that goes on."""
    return Begun(title, url, "Your programme goes on where you left it.")


def begun_card(title: str, url: str, kept_at: datetime) -> Begun:
    """A card that was never published."""
    return Begun(title or "A card without a name", url, "Your card is not finished.", kept_at)
