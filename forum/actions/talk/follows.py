"""Following, muting, and neither."""

from datetime import datetime

from sqlalchemy import delete, func, select, update
from sqlalchemy.orm import Session

from forum.actions.kit.base import get_row, transaction, upsert
from forum.models import Follow, Member
from forum.rules.kit.people import Person
from forum.rules.talk import follows as rules


def take_stance(person: Person, noun: str, noun_id: int, stance: str, now: datetime) -> None:
    """Follow a thing, mute it, or neither; ask only about what the person may see. Raises `Refused`."""
    rules.check_stance(stance)
    with transaction() as session:
        get_row(session, Member, person.id, lock=True)
        this = (Follow.member_id == person.id, Follow.noun == noun, Follow.noun_id == noun_id)
        if stance == "neither":
            session.execute(delete(Follow).where(*this))
            return
        is_muted = stance == "mute"
        changed = update(Follow).where(*this).values(is_muted=is_muted, at=now)
        if not session.execute(changed.returning(Follow.noun_id)).first():
            rules.check_room(count_of(session, person.id, noun))
            session.add(Follow(member_id=person.id, noun=noun, noun_id=noun_id, is_muted=is_muted, at=now))


def count_of(session: Session, member_id: int, noun: str) -> int:
    """How many things of a noun a member follows or has muted."""
    mine = select(func.count()).select_from(Follow).where(Follow.member_id == member_id, Follow.noun == noun)
    return session.scalar(mine) or 0


def follow_written(session: Session, author: Member, thread_id: int, now: datetime) -> None:
    """Let an author follow the thread they write in, inside a running transaction, unless they said otherwise of it."""
    if not author.follows_own or count_of(session, author.id, "thread") >= rules.MOST:
        return
    row = {"member_id": author.id, "noun": "thread", "noun_id": thread_id, "is_muted": False, "at": now}
    session.execute(upsert(session, Follow).values(row).on_conflict_do_nothing())


def choose_own(member_id: int, *, follows_own: bool) -> None:
    """Whether a member follows the threads they write in, from now on."""
    with transaction() as session:
        session.execute(update(Member).where(Member.id == member_id).values(follows_own=follows_own))
