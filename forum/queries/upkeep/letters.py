"""The log of letters, as admins read it: which, to whom, and whether a mail server took it."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import select

from forum.models import MailLogEntry, Member, db

LETTERS_A_PAGE = 50


@dataclass(frozen=True, slots=True)
class LetterView:
    """One letter; `name` is "" when it was nobody's."""

    id: int
    letter: str
    name: str
    outcome: str
    cause: str
    at: datetime


def page_letters(before: int = 0, outcome: str = "") -> Sequence[LetterView]:
    """The letters from below the id `before`, the newest first; only those with this outcome, if one is named."""
    wanted = select(
        MailLogEntry.id, MailLogEntry.letter, Member.name, MailLogEntry.outcome, MailLogEntry.cause, MailLogEntry.at
    )
    wanted = wanted.outerjoin(Member, Member.id == MailLogEntry.member_id).order_by(MailLogEntry.id.desc())
    if before:
        wanted = wanted.where(MailLogEntry.id < before)
    if outcome:
        wanted = wanted.where(MailLogEntry.outcome == outcome)
    rows = db.session.execute(wanted.limit(LETTERS_A_PAGE))
    return [LetterView(row.id, row.letter, row.name or "", row.outcome, row.cause, row.at) for row in rows]
