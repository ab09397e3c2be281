"""Noting that a letter was sent or not: never its words, never the address."""

import logging
from datetime import datetime

from sqlalchemy import select
from sqlalchemy.exc import SQLAlchemyError

from forum.actions.kit.base import transaction
from forum.errors import Busy
from forum.models import MailLogEntry, Member

log = logging.getLogger("strideshare.mail")


def note(letter: str, member_id: int | None, outcome: str, now: datetime, cause: str = "") -> None:
    """Write one line of the log; a letter that fails again for the same cause has its line moved on.

    A line that can't be written is left out: the letter went all the same, and must not go twice.
    """
    try:
        _write(letter, member_id, outcome, now, cause[:200])
    except (Busy, SQLAlchemyError) as error:
        log.warning("a line of the log of letters could not be written (%s)", type(error).__name__)


def _write(letter: str, member_id: int | None, outcome: str, now: datetime, cause: str) -> None:
    with transaction() as session:
        if member_id is not None and session.get(Member, member_id) is None:
            member_id = None
        of_member = select(MailLogEntry).where(MailLogEntry.member_id == member_id, MailLogEntry.letter == letter)
        last = session.scalar(of_member.order_by(MailLogEntry.id.desc()).limit(1)) if member_id else None
        if last and outcome == "failed" and (last.outcome, last.cause) == (outcome, cause):
            last.at = now
        else:
            row = MailLogEntry(letter=letter, member_id=member_id, outcome=outcome, cause=cause, at=now)
            session.add(row)
