"""Messages between a member and the moderators: each is a notice, so there is no second mailbox to look into."""

import hashlib
import json
from datetime import datetime
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from forum.actions.kit.base import get_row, transaction
from forum.actions.talk.notices import tell
from forum.models import Member
from forum.rules.kit.days import shared_day
from forum.rules.kit.people import Person
from forum.rules.kit.permissions import check_moderator
from forum.rules.talk.contact import check_contact, check_readers, check_writer
from forum.text.kit.clean import clean_text


def write(person: Person, text: str, now: datetime) -> None:
    """Put a member's words before every moderator; raises `Refused`.

    Unconfirmed and suspended members may do this too: it is their way to ask why.
    """
    check_writer(is_visitor=person.is_visitor)
    text = check_contact(clean_text(text))
    with transaction() as session:
        check_readers(tell_moderators(session, person, "contact", now, words=text))


def answer(person: Person, member_id: int, text: str, now: datetime) -> None:
    """Answer a member; the other moderators see it too. Raises `Refused` or `NotFound`."""
    check_moderator(person, now)
    text = check_contact(clean_text(text))
    with transaction() as session:
        member = get_row(session, Member, member_id)
        key = f"message:{mark_of('contact_answer', person.id, now, words=text)}:{member.id}"
        tell(session, member.id, "contact_answer", key=key, now=now, by=person.id, words=text)
        tell_moderators(session, person, "contact_answered", now, to=member.id, words=text)


def tell_moderators(session: Session, person: Person, kind: str, now: datetime, **data: Any) -> int:
    """Leave a notice for every moderator but the one who writes; says how many there are."""
    wanted = select(Member.id).where(Member.role.in_(("moderator", "admin")), Member.id != person.id)
    moderators = session.scalars(wanted).all()
    mark = mark_of(kind, person.id, now, **data)
    for moderator_id in moderators:
        tell(session, moderator_id, kind, key=f"message:{mark}:{moderator_id}", now=now, by=person.id, **data)
    return len(moderators)


def mark_of(kind: str, writer_id: int, now: datetime, **data: Any) -> str:
    """A mark of these words on this day: a form that is sent twice leaves one notice."""
    written = json.dumps([shared_day(now).isoformat(), kind, writer_id, data], sort_keys=True)
    return hashlib.sha256(written.encode()).hexdigest()[:32]
