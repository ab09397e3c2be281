"""Whose words a card is made of, and what follows from it: somebody else's words are not one's own to publish."""

from forum.errors import Refused
from forum.rules.routines import refusal_words


def check_words(*, owner_id: int, author_id: int | None, state: str) -> None:
    """Refuse to show a card of somebody else's words to everybody; `author_id` is None for a card of no message."""
    if state == "public" and author_id not in (None, owner_id):
        raise Refused(refusal_words.OTHERS_WORDS)
