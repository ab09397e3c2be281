"""Who may put their name to a card as a clinician, and when."""

from datetime import datetime

from forum.errors import NotAllowed, Refused
from forum.rules.kit.people import Person
from forum.rules.kit.permissions import check_confirmed
from forum.rules.routines import refusal_words

NOTE_CHARS = 500


def check_review(person: Person, *, owner_id: int, state: str, is_newest: bool, now: datetime) -> None:
    """Refuse everybody but clinicians, one's own card, a card that is not public, and an older version."""
    check_confirmed(person, now)
    if not person.is_clinician:
        raise NotAllowed(refusal_words.CLINICIANS_ONLY)
    if owner_id == person.id:
        raise NotAllowed(refusal_words.REVIEWS_THEIR_OWN)
    if state != "public":
        raise Refused(refusal_words.NOT_PUBLIC)
    if not is_newest:
        raise Refused(refusal_words.NOT_THE_NEWEST)


def check_note(note: str) -> None:
    """Refuse a note that is too long."""
    if len(note) > NOTE_CHARS:
        raise Refused(refusal_words.review_note_too_long(NOTE_CHARS), "note")
