"""Who may thank for which post, and how it is told."""

from datetime import datetime

from forum.errors import NotAllowed, Refused
from forum.rules.kit.people import Person
from forum.rules.kit.permissions import check_confirmed
from forum.rules.talk import refusal_words

GIVERS_A_PAGE = 30


def check_thanks(person: Person, *, author_id: int, is_public: bool, now: datetime) -> None:
    """Refuse thanks for one's own post, and for one that not everybody here may read."""
    check_confirmed(person, now)
    if author_id == person.id:
        raise NotAllowed(refusal_words.THANKS_THEMSELVES)
    if not is_public:
        raise Refused(refusal_words.THANKS_UNSEEN)


def say_thanks(count: int) -> str:
    """How many thanked for a post; "" for nobody."""
    if not count:
        return ""
    return "1 member says thank you" if count == 1 else f"{count:,} members say thank you"
