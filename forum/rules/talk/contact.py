"""What a member may write to the moderators, and they to a member."""

from forum.errors import NotAllowed, Refused
from forum.rules.kit import refusal_words as kit_words
from forum.rules.talk import refusal_words

CONTACT_CHARS = 500


def check_contact(text: str) -> str:
    """The message in one line, trimmed; raises `Refused` when it is empty or too long."""
    text = " ".join(text.split())
    if not text:
        raise Refused(refusal_words.NO_MESSAGE, "message")
    if len(text) > CONTACT_CHARS:
        raise Refused(refusal_words.message_too_long(len(text), CONTACT_CHARS), "message")
    return text


def begin_suggestion(exercise: str) -> str:
    """The first words of a message that suggests an exercise for the library; "" for no exercise."""
    name = " ".join(exercise.split())[: CONTACT_CHARS // 2]
    return f"I suggest this for the exercise library: {name}. It is done like this: " if name else ""


def check_writer(*, is_visitor: bool) -> None:
    """Refuse visitors, who could not be answered; unconfirmed and suspended members may ask why."""
    if is_visitor:
        raise NotAllowed(kit_words.NOT_LOGGED_IN)


def check_readers(moderators: int) -> None:
    """Refuse to take words that nobody would read."""
    if not moderators:
        raise Refused(refusal_words.NO_MODERATOR)
