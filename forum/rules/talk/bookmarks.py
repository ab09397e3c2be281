"""How many bookmarks there may be, and how long their notes."""

from forum.errors import Refused
from forum.rules.talk import refusal_words

MOST = 2_000
NOTE_CHARS = 300
BOOKMARKS_A_PAGE = 20


def check_note(note: str) -> str:
    """The note of a bookmark, which may be empty; raises `Refused`."""
    note = note.strip()
    if len(note) > NOTE_CHARS:
        raise Refused(refusal_words.bookmark_note_too_long(len(note), NOTE_CHARS), "note")
    return note


def check_room(count: int) -> None:
    """Refuse one more than a member may have."""
    if count >= MOST:
        raise Refused(refusal_words.too_many_bookmarks(MOST))
