"""Whose words a card is made of, and what follows from it: somebody else's words are not one's own to publish."""

from forum.errors import Refused

THEIRS = (
    "This card is made from somebody else’s words, so only you can see it. They can publish a card of their own post. "
    "You can keep it private, print it and download it."
)


def check_words(*, owner_id: int, author_id: int | None, state: str) -> None:
    """Refuse to show a card of somebody else's words to everybody; `author_id` is None for a card of no message."""
    if state == "public" and author_id not in (None, owner_id):
        raise Refused(THEIRS)
