"""Whom a member may block, and how many."""

from forum.errors import Refused
from forum.rules.kit.people import Person
from forum.rules.members import refusal_words

# Who needs more needs a moderator.
MOST = 500
BLOCKS_A_PAGE = 30


def check_block(person: Person, other_id: int) -> None:
    """Refuse to block oneself; moderators can be blocked, and what they do by their office is told all the same."""
    if person.id == other_id:
        raise Refused(refusal_words.BLOCKS_THEMSELVES)


def check_room(count: int) -> None:
    """Refuse one more when a member has blocked so many."""
    if count >= MOST:
        raise Refused(refusal_words.too_many_blocks(MOST))
