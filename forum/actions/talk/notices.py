"""Telling members things, each thing once."""

from datetime import datetime
from typing import Any

from sqlalchemy import delete, select, update
from sqlalchemy.orm import Session

from forum.actions.kit.base import transaction
from forum.models import Notice


def tell(session: Session, member_id: int, kind: str, *, key: str, now: datetime, **data: Any) -> None:
    """Leave a notice inside a running transaction; a repeated `key` is left once.

    Kinds and what `data` means stand in `rules.talk.notice_words`: ids, and words that a person wrote.
    """
    if session.scalar(select(Notice.id).where(Notice.key == key)) is None:
        session.add(Notice(member_id=member_id, key=key, kind=kind, data=data, created_at=now))


def take_back(session: Session, key: str) -> None:
    """Take away a notice of what is not so any more, inside a running transaction."""
    session.execute(delete(Notice).where(Notice.key == key))


def mark_read(member_id: int, now: datetime) -> None:
    """Note that a member has seen all notices so far."""
    with transaction() as session:
        session.execute(
            update(Notice).where(Notice.member_id == member_id, Notice.read_at.is_(None)).values(read_at=now)
        )
