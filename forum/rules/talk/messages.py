"""Who may write a private message to whom, and what one may hold."""

from datetime import datetime, timedelta

from forum.errors import NotAllowed, Refused
from forum.rules.kit.people import Person
from forum.rules.kit.permissions import check_confirmed
from forum.rules.talk import refusal_words

MESSAGE_CHARS = 5_000
CONVERSATIONS_A_PAGE = 20
MESSAGES_A_PAGE = 30
EXCERPT_CHARS = 90
# Whoever has been here for less than this begins few conversations.
NEW_FOR = timedelta(days=7)


def check_body(text: str) -> str:
    """The message, trimmed; raises `Refused` when it is empty or too long."""
    text = text.strip()
    if not text:
        raise Refused(refusal_words.NO_MESSAGE, "message")
    if len(text) > MESSAGE_CHARS:
        raise Refused(refusal_words.message_too_long(len(text), MESSAGE_CHARS), "message")
    return text


def check_write(person: Person, *, other_id: int, other_name: str, is_taken: bool, now: datetime) -> None:
    """Refuse who may not write to this member.

    It is taken by whoever is confirmed, takes messages and did not block the writer. Which of it is not so, nobody is
    told: whoever was blocked reads the same as whoever writes to somebody that takes no messages.
    """
    check_confirmed(person, now)
    if person.id == other_id:
        raise Refused(refusal_words.WRITES_TO_THEMSELVES)
    if other_id in person.blocked:
        raise Refused(refusal_words.writes_to_blocked(other_name))
    if not is_taken:
        raise NotAllowed(refusal_words.takes_no_messages(other_name))


def is_newcomer(joined_at: datetime, now: datetime) -> bool:
    """Whether a member is so new here that they begin few conversations."""
    return now - joined_at < NEW_FOR


def pair_of(one_id: int, other_id: int) -> tuple[int, int]:
    """Two members in the order in which their conversation is kept."""
    return min(one_id, other_id), max(one_id, other_id)
