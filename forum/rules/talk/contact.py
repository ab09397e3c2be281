"""What a member may write to the moderators, and they to a member."""

from forum.errors import Refused

CONTACT_CHARS = 500


def check_contact(text: str) -> str:
    """The message in one line, trimmed; raises `Refused` when it is empty or too long."""
    text = " ".join(text.split())
    if not text:
        raise Refused("Write your message first.", "message")
    if len(text) > CONTACT_CHARS:
        raise Refused(f"Your message has {len(text):,} characters. Please use at most {CONTACT_CHARS}.", "message")
    return text


def check_writer(*, is_visitor: bool) -> None:
    """Refuse visitors, who could not be answered; unconfirmed and suspended members may ask why."""
    if is_visitor:
        raise Refused("Please log in first. Your text is kept on this page.")


def check_readers(moderators: int) -> None:
    """Refuse to take words that nobody would read."""
    if not moderators:
        raise Refused("There is no moderator here yet who could read your message.")
