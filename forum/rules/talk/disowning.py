"""Taking one's name off a post: when it can be done."""

from datetime import datetime

from forum.errors import NotAllowed, Refused
from forum.rules.kit.people import Person
from forum.rules.kit.permissions import check_confirmed
from forum.rules.talk import refusal_words


def check_disown(person: Person, *, author_id: int, state: str, now: datetime) -> None:
    """Refuse it for somebody else's post, and for one that nobody may read now: a decision about it is still open."""
    check_confirmed(person, now)
    if author_id != person.id:
        raise NotAllowed(refusal_words.ONLY_OWN_CHANGED)
    if state != "public":
        raise Refused(refusal_words.ONLY_PUBLIC_DISOWNED)
