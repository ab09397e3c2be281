"""Keeping a post for oneself, and letting it go."""

from datetime import datetime

from sqlalchemy import delete, func, select

from forum.actions.kit.base import get_row, transaction
from forum.errors import NotFound
from forum.models import Bookmark, Member
from forum.rules.kit.people import Person
from forum.rules.talk import bookmarks as rules
from forum.text.kit.clean import clean_text


def keep(person: Person, post_id: int, note: str, now: datetime) -> None:
    """Keep a post that the person may read, with a note, or give it another note; raises `Refused`."""
    note = rules.check_note(clean_text(note))
    with transaction() as session:
        get_row(session, Member, person.id, lock=True)
        kept = session.get(Bookmark, (person.id, post_id))
        if kept is None:
            mine = select(func.count()).select_from(Bookmark).where(Bookmark.member_id == person.id)
            rules.check_room(session.scalar(mine) or 0)
            kept = Bookmark(member_id=person.id, post_id=post_id, at=now)
            session.add(kept)
        kept.note = note


def drop(person: Person, post_id: int) -> None:
    """Let go of one's own bookmark, whatever became of its post; raises `NotFound`."""
    with transaction() as session:
        mine = delete(Bookmark).where(Bookmark.member_id == person.id, Bookmark.post_id == post_id)
        if session.execute(mine.returning(Bookmark.post_id)).first() is None:
            raise NotFound
