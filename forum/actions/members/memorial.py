"""Keeping an account in memory of a member who died: nobody logs in, nobody is told anything, nothing is lost."""

from datetime import datetime

from sqlalchemy import delete

from forum.actions.kit.base import get_row, transaction
from forum.actions.members.members import check_here, note_act
from forum.actions.members.sessions import drop_sessions
from forum.errors import Refused
from forum.models import Letter, Member, OutboxRow, Takeaway, Token
from forum.rules.kit.people import Person
from forum.rules.members import membership, refusal_words


def remember(actor: Person, member_id: int, reason: str, now: datetime) -> None:
    """Keep an account in memory of its member, with the reason in the modlog; raises `Refused` or `NotFound`."""
    reason = membership.check_reason(reason)
    with transaction() as session:
        member = get_row(session, Member, member_id, lock=True)
        check_here(member)
        membership.check_memorial(actor, member_id=member_id, role=membership.check_role(member.role), now=now)
        member.remembered_at = now
        drop_sessions(session, member_id)
        for table in (Token, Letter, Takeaway):
            session.execute(delete(table).where(table.member_id == member_id))
        waits = OutboxRow.payload["member_id"].as_integer() == member_id
        session.execute(delete(OutboxRow).where(waits, OutboxRow.kind.like("mail.%")))
        note_act(session, actor, member, "remember", reason, now)


def undo(actor: Person, member_id: int, reason: str, now: datetime) -> None:
    """Take that back, when it was a mistake: the member logs in as before. Raises `Refused` or `NotFound`."""
    reason = membership.check_reason(reason)
    with transaction() as session:
        member = get_row(session, Member, member_id, lock=True)
        membership.check_memorial(actor, member_id=member_id, role=membership.check_role(member.role), now=now)
        if member.remembered_at is None:
            raise Refused(refusal_words.NOT_REMEMBERED)
        member.remembered_at = None
        note_act(session, actor, member, "unremember", reason, now)
