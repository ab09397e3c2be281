"""Reports of members to the moderators: raising one, and closing all there are on a thing."""

from datetime import datetime

from sqlalchemy import select
from sqlalchemy.orm import Session

from forum.actions.kit.base import get_row, transaction
from forum.actions.talk.notices import tell
from forum.errors import NotFound, Refused
from forum.models import Flag, Post, Programme, Resource, Routine, Thread
from forum.queries.talk import threads
from forum.rules.kit.people import Person
from forum.rules.kit.permissions import check_confirmed
from forum.rules.moderation import moderation
from forum.text.kit.clean import clean_text

PATHS = {"post": "/p", "routine": "/routines", "resource": "/resources", "programme": "/programmes"}
OUTCOMES = {"hidden": "hid it", "kept": "decided that it can stay", "retired": "took it off the list"}


def raise_flag(person: Person, noun: str, noun_id: int, reason: str, note: str, now: datetime) -> int:
    """Report a thing to the moderators and give the flag's id; raises `Refused` or `NotFound`."""
    check_confirmed(person, now)
    noun, reason = moderation.check_noun(noun), moderation.check_flag_reason(reason)
    note = moderation.check_flag_note(clean_text(note), reason)
    with transaction() as session:
        if owner_of(session, noun, noun_id, person) == person.id:
            raise Refused(f"This is your own {moderation.NOUNS[noun]}. You can change or delete it yourself.")
        open_flag = select(Flag.id).where(
            Flag.noun == noun, Flag.noun_id == noun_id, Flag.reporter_id == person.id, Flag.closed_at.is_(None)
        )
        if session.scalar(open_flag) is not None:
            raise Refused("You have reported this already. A moderator will look at it.")
        flag = Flag(
            noun=noun, noun_id=noun_id, reporter_id=person.id, reason=reason, note=note, created_at=now, closed_at=None
        )
        session.add(flag)
        session.flush()
        return flag.id


def owner_of(session: Session, noun: str, noun_id: int, person: Person) -> int:
    """Whose a public thing is (0 for a resource), with its row locked; raises `NotFound` for anything not public."""
    if noun == "post":
        post = get_row(session, Post, noun_id, lock=True)
        seen = select(Thread.id).where(Thread.id == post.thread_id, threads.visible_to(person))
        if post.state == "public" and session.scalar(seen) is not None:
            return post.author_id
    elif noun == "routine":
        routine = get_row(session, Routine, noun_id, lock=True)
        if routine.state == "public":
            return routine.owner_id
    elif noun == "programme":
        programme = get_row(session, Programme, noun_id, lock=True)
        if programme.state == "public":
            return programme.owner_id
    elif noun == "resource" and get_row(session, Resource, noun_id, lock=True).state == "live":
        return 0
    raise NotFound


def close_flags(session: Session, actor: Person, noun: str, noun_id: int, outcome: str, now: datetime) -> int:
    """Close all open flags on a thing inside a running transaction, thank who raised them, and say how many.

    `outcome` is hidden, kept or retired.
    """
    wanted = select(Flag).where(Flag.noun == noun, Flag.noun_id == noun_id, Flag.closed_at.is_(None))
    flags = session.scalars(wanted.with_for_update()).all()
    words = f"Thank you for your report. A moderator looked at the {moderation.NOUNS[noun]} and {OUTCOMES[outcome]}."
    for flag in flags:
        flag.closed_at, flag.closed_by_id, flag.outcome = now, actor.id, outcome
        if flag.reporter_id != actor.id:
            key = f"flag:{flag.id}"
            url = f"{PATHS[noun]}/{noun_id}" if outcome == "kept" else "/help/contact"
            tell(session, flag.reporter_id, key=key, kind="moderation", text=words, url=url, now=now)
    return len(flags)
