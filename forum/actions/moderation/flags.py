"""Reports of members to the moderators: raising one, and closing all there are on a thing."""

from datetime import datetime
from typing import Any

from sqlalchemy import delete, select
from sqlalchemy.orm import Session

from forum.actions.kit.base import get_row, transaction
from forum.actions.moderation.moderated import MODERATED, owner_of
from forum.actions.talk.notices import tell
from forum.errors import NotFound
from forum.models import Flag, Thread, UrgentCase
from forum.queries.talk.threads import visible_to
from forum.rules.kit.people import Person
from forum.rules.kit.permissions import check_confirmed
from forum.rules.moderation import moderation, nouns
from forum.text.kit.clean import clean_text


def raise_flag(person: Person, noun: str, noun_id: int, reason: str, note: str, now: datetime) -> int:
    """Report a thing to the moderators and give the flag's id; raises `Refused` or `NotFound`."""
    check_confirmed(person, now)
    word, reason = nouns.get_reportable(noun).word, moderation.check_flag_reason(reason)
    note = moderation.check_flag_note(clean_text(note), reason)
    with transaction() as session:
        is_own = owner_of(noun, get_reportable(session, noun, noun_id, person)) == person.id
        open_flag = select(Flag.id).where(
            Flag.noun == noun, Flag.noun_id == noun_id, Flag.reporter_id == person.id, Flag.closed_at.is_(None)
        )
        moderation.check_new_flag(word, is_own=is_own, is_known=session.scalar(open_flag) is not None)
        flag = Flag(
            noun=noun, noun_id=noun_id, reporter_id=person.id, reason=reason, note=note, created_at=now, closed_at=None
        )
        session.add(flag)
        session.flush()
        return flag.id


def get_reportable(session: Session, noun: str, noun_id: int, person: Person) -> Any:
    """A thing that everybody may see, with its row locked; raises `NotFound` for anything not public."""
    row = get_row(session, MODERATED[noun].model, noun_id, lock=True)
    if row.state != nouns.NOUNS[noun].shown:
        raise NotFound
    if (
        noun == "post"
        and session.scalar(select(Thread.id).where(Thread.id == row.thread_id, visible_to(person))) is None
    ):
        raise NotFound
    return row


def close_flags(session: Session, actor: Person, noun: str, noun_id: int, outcome: str, now: datetime) -> int:
    """Close all there is about a thing in the queue inside a running transaction, thank who reported, and say how much.

    `outcome` is hidden, kept or retired.
    """
    wanted = select(Flag).where(Flag.noun == noun, Flag.noun_id == noun_id, Flag.closed_at.is_(None))
    flags = session.scalars(wanted.with_for_update()).all()
    for flag in flags:
        flag.closed_at, flag.closed_by_id, flag.outcome = now, actor.id, outcome
        if flag.reporter_id != actor.id:
            about = {noun: noun_id}
            tell(session, flag.reporter_id, f"{noun}.was_{outcome}", key=f"flag:{flag.id}", now=now, **about)
    return len(flags) + (close_urgent(session, noun_id) if noun == "post" else 0)


def close_urgent(session: Session, post_id: int) -> int:
    """Note that a moderator has looked at a post that told of danger; 1 when it did, else 0."""
    looked_at = delete(UrgentCase).where(UrgentCase.post_id == post_id).returning(UrgentCase.post_id)
    return len(session.execute(looked_at).all())
