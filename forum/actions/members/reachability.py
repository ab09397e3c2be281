"""Keeping in mind which addresses no letter reaches."""

from datetime import datetime

from sqlalchemy import delete, select

from forum.actions.kit.base import transaction
from forum.actions.talk.notices import tell
from forum.models import MailFailure, Member, db
from forum.rules.kit.days import shared_day
from forum.rules.members.accounts import email_key
from forum.rules.members.reachability import count_days, is_unreachable


def note_refusal(address: str, now: datetime, *, is_final: bool) -> bool:
    """Note that a mail server refused a letter to this address; says whether letters to it are now given up."""
    key = email_key(address)
    with transaction() as session:
        row = session.get(MailFailure, key, with_for_update=True) or MailFailure(email_key=key, days=0)
        row.days = count_days(row.days, row.last_at, now)
        row.last_at = now
        if is_unreachable(row.days, is_final=is_final):
            row.given_up_at = row.given_up_at or now
            holder_id = session.scalar(select(Member.id).where(Member.email_key == key))
            if holder_id:
                told = f"unreachable:{holder_id}:{shared_day(row.given_up_at).isoformat()}"
                tell(session, holder_id, "unreachable", key=told, now=now)
        session.add(row)
        return row.given_up_at is not None


def note_arrival(address: str) -> None:
    """Forget what was noted about an address: a mail server has just taken a letter to it."""
    key = email_key(address)
    is_known = db.session.scalar(select(MailFailure.email_key).where(MailFailure.email_key == key)) is not None
    db.session.rollback()
    if is_known:
        with transaction() as session:
            session.execute(delete(MailFailure).where(MailFailure.email_key == key))
