"""Messages between a member and the moderators: each is a notice, so there is no second mailbox to look into."""

import hashlib
from datetime import datetime

from sqlalchemy import select
from sqlalchemy.orm import Session

from forum.actions.kit.base import get_row, transaction
from forum.actions.talk.notices import tell
from forum.errors import Refused
from forum.models import Member
from forum.rules.kit.people import Person
from forum.rules.kit.permissions import check_moderator
from forum.rules.talk.contact import check_contact
from forum.text.kit.clean import clean_text

ANSWERED_AT = "/help/contact"


def talk_url(name: str) -> str:
    """The moderators' page about one member's messages."""
    return f"/mod/messages/{name}"


def write(person: Person, text: str, now: datetime) -> None:
    """Put a member's words before every moderator; raises `Refused`.

    Unconfirmed and suspended members may do this too: it is their way to ask why.
    """
    if person.is_visitor:
        raise Refused("Please log in first. Your text is kept on this page.")
    text = check_contact(clean_text(text))
    with transaction() as session:
        told = tell_moderators(session, person, f"{person.name} wrote to the moderators: “{text}”", person.name, now)
        if not told:
            raise Refused("There is no moderator here yet who could read your message.")


def answer(person: Person, member_id: int, text: str, now: datetime) -> None:
    """Answer a member; the other moderators see it too. Raises `Refused` or `NotFound`."""
    check_moderator(person, now)
    text = check_contact(clean_text(text))
    with transaction() as session:
        member = get_row(session, Member, member_id)
        words = f"{person.name}, a moderator, wrote to you: “{text}”"
        key = f"message:{mark_of(words, now)}:{member.id}"
        tell(session, member.id, key=key, kind="message", text=words, url=ANSWERED_AT, now=now)
        tell_moderators(session, person, f"{person.name} wrote to {member.name}: “{text}”", member.name, now)


def tell_moderators(session: Session, person: Person, words: str, about: str, now: datetime) -> int:
    """Leave a notice for every moderator but the one who writes; says how many there are."""
    wanted = select(Member.id).where(Member.role.in_(("moderator", "admin")), Member.id != person.id)
    moderators = session.scalars(wanted).all()
    for moderator_id in moderators:
        key = f"message:{mark_of(words, now)}:{moderator_id}"
        tell(session, moderator_id, key=key, kind="message", text=words, url=talk_url(about), now=now)
    return len(moderators)


def mark_of(words: str, now: datetime) -> str:
    """A mark of these words on this day: a form that is sent twice leaves one notice."""
    return hashlib.sha256(f"{now:%Y-%m-%d} {words}".encode()).hexdigest()[:32]
