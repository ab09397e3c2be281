"""Who may put their name to a card as a clinician, and when."""

from datetime import datetime

from forum.errors import Refused
from forum.rules.kit.people import Person
from forum.rules.kit.permissions import check_confirmed

NOTE_CHARS = 500


def check_review(person: Person, *, owner_id: int, state: str, is_newest: bool, now: datetime) -> None:
    """Refuse everybody but clinicians, one's own card, a card that is not public, and an older version."""
    check_confirmed(person, now)
    if not person.is_clinician:
        raise Refused("Only clinicians whom we have checked can review a card.")
    if owner_id == person.id:
        raise Refused("You can't review your own card. Ask a colleague.")
    if state != "public":
        raise Refused("Only public cards are reviewed.")
    if not is_newest:
        raise Refused("There is a newer version of this card. Please read that one.")


def check_note(note: str) -> None:
    """Refuse a note that is too long."""
    if len(note) > NOTE_CHARS:
        raise Refused(f"The note is too long. Please keep it under {NOTE_CHARS} characters.", "note")
