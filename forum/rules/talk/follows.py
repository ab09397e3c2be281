"""What can be followed and muted, and how much of it."""

from forum.errors import Refused
from forum.rules.talk import refusal_words

NOUNS = ("thread", "category", "tag")
STANCES = ("follow", "mute", "neither")
# Of each noun. Who follows more than this reads everything anyway, under Unread.
MOST = 2_000
FOLLOWS_A_PAGE = 30


def check_stance(stance: str) -> str:
    """One of `STANCES`; raises `Refused`."""
    if stance not in STANCES:
        raise Refused(refusal_words.NO_SUCH_STANCE)
    return stance


def check_room(count: int) -> None:
    """Refuse one more when a member follows and mutes so many of a noun."""
    if count >= MOST:
        raise Refused(refusal_words.too_many_follows(MOST))


def stance_of(is_muted: bool | None) -> str:
    """What somebody says of a thing, by what is kept: nothing is kept of what they neither follow nor muted."""
    return "neither" if is_muted is None else "mute" if is_muted else "follow"


def say_stance(is_muted: bool | None) -> str:
    """The same, as the page says it."""
    return {"follow": "You follow this.", "mute": "You have muted this.", "neither": ""}[stance_of(is_muted)]
