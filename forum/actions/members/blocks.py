"""Blocking a member, and hearing them again."""

from datetime import datetime

from sqlalchemy import delete, func, select, update

from forum.actions.kit.base import get_row, transaction
from forum.models import Member, MemberBlock, Notice
from forum.rules.kit.people import Person
from forum.rules.members import blocks as rules
from forum.rules.talk.speakers import OFFICIAL


def block(person: Person, other_id: int, now: datetime) -> None:
    """Hear nothing of a member any more; what they said before is no news either. Raises `Refused` or `NotFound`."""
    rules.check_block(person, other_id)
    with transaction() as session:
        get_row(session, Member, person.id, lock=True)
        get_row(session, Member, other_id)
        if session.get(MemberBlock, (person.id, other_id)) is not None:
            return
        mine = select(func.count()).select_from(MemberBlock).where(MemberBlock.member_id == person.id)
        rules.check_room(session.scalar(mine) or 0)
        session.add(MemberBlock(member_id=person.id, blocked_id=other_id, at=now))
        unread = (Notice.member_id == person.id, Notice.read_at.is_(None), Notice.kind.not_in(OFFICIAL))
        theirs = Notice.data["by"].as_integer() == other_id
        session.execute(update(Notice).where(*unread, theirs).values(read_at=now))


def unblock(person: Person, other_id: int) -> None:
    """Hear a member again."""
    with transaction() as session:
        session.execute(
            delete(MemberBlock).where(MemberBlock.member_id == person.id, MemberBlock.blocked_id == other_id)
        )
