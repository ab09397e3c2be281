"""Telling members things, each thing once."""

from datetime import datetime

from sqlalchemy import select, update
from sqlalchemy.orm import Session

from forum.actions.kit.base import transaction
from forum.models import Notice


def tell(session: Session, member_id: int, *, key: str, kind: str, text: str, url: str, now: datetime) -> None:
    """Leave a notice inside a running transaction; a repeated `key` is left once."""
    if session.scalar(select(Notice.id).where(Notice.key == key)) is None:
        session.add(Notice(member_id=member_id, key=key, kind=kind, text=text, url=url, created_at=now))


def mark_read(member_id: int, now: datetime) -> None:
    """Note that a member has seen all notices so far."""
    with transaction() as session:
        session.execute(
            update(Notice).where(Notice.member_id == member_id, Notice.read_at.is_(None)).values(read_at=now)
        )
