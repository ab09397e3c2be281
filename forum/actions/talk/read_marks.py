"""Noting how far a member has read."""

from datetime import datetime

from sqlalchemy import ColumnElement, delete, or_, select, update
from sqlalchemy.orm import Session

from forum.actions.kit.base import get_row, transaction, upsert
from forum.errors import Busy
from forum.models import Category, CategoryMark, Member, Notice, ReadMark, Thread

# A page never waits longer than this for the mark of its reader; another write is mostly done long before.
WAIT_MS = 500


def move(member_id: int, thread_id: int, n: int, now: datetime) -> bool:
    """Move a member's mark forward to post `n`, never back, and call the notices of posts until then read.

    False when the database was too busy for it.
    """
    try:
        with transaction(WAIT_MS) as session:
            row = {"member_id": member_id, "thread_id": thread_id, "n": n, "at": now}
            new = upsert(session, ReadMark).values(row)
            session.execute(
                new.on_conflict_do_update(
                    index_elements=[ReadMark.member_id, ReadMark.thread_id],
                    set_={"n": new.excluded.n, "at": new.excluded.at},
                    where=ReadMark.n < new.excluded.n,
                )
            )
            read_notices(session, member_id, Notice.thread_id == thread_id, Notice.n <= n, now=now)
    except Busy:
        return False
    return True


def read_notices(session: Session, member_id: int, *which: ColumnElement[bool], now: datetime) -> None:
    """Note inside a running transaction that a member needs these of their notices no more."""
    unread = (Notice.member_id == member_id, Notice.read_at.is_(None), Notice.thread_id.is_not(None))
    session.execute(update(Notice).where(*unread, *which).values(read_at=now))


def read_category(member_id: int, category_id: int, now: datetime) -> None:
    """Call all of a category read; the marks of its threads are not needed any more. Raises `NotFound`."""
    with transaction() as session:
        get_row(session, Category, category_id)
        row = {"member_id": member_id, "category_id": category_id, "at": now}
        new = upsert(session, CategoryMark).values(row)
        keys = [CategoryMark.member_id, CategoryMark.category_id]
        session.execute(new.on_conflict_do_update(index_elements=keys, set_={"at": new.excluded.at}))
        here = select(Thread.id).where(Thread.category_id == category_id)
        session.execute(delete(ReadMark).where(ReadMark.member_id == member_id, ReadMark.thread_id.in_(here)))
        read_notices(session, member_id, Notice.thread_id.in_(here), now=now)


def read_all(member_id: int, now: datetime) -> None:
    """Call everything read. One moment takes the place of all marks, so this is how they are forgotten as well."""
    with transaction() as session:
        later = or_(Member.unread_from.is_(None), Member.unread_from < now)
        session.execute(update(Member).where(Member.id == member_id, later).values(unread_from=now))
        for marks in (ReadMark, CategoryMark):
            session.execute(delete(marks).where(marks.member_id == member_id))
        read_notices(session, member_id, now=now)
