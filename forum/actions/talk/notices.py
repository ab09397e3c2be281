"""Telling members things, each thing once."""

from collections.abc import Iterable
from datetime import datetime
from typing import Any

from sqlalchemy import delete, func, insert, select, update
from sqlalchemy.orm import Session

from forum.actions.kit.base import transaction
from forum.actions.talk import letters
from forum.models import Notice, Post
from forum.rules.talk.letters import ANSWERS
from forum.rules.talk.notices import MOST_UNREAD_A_THREAD


def tell(session: Session, member_id: int, kind: str, *, key: str, now: datetime, **data: Any) -> None:
    """Leave a notice inside a running transaction; a repeated `key` is left once.

    Kinds and what `data` means stand in `rules.talk.notice_words`: ids, and words that a person wrote.
    """
    if session.scalar(select(Notice.id).where(Notice.key == key)) is None:
        session.add(Notice(member_id=member_id, key=key, kind=kind, data=data, created_at=now))


def tell_of_post(
    session: Session, member_id: int, kind: str, post: Post, *, key: str, now: datetime, by: int, is_read: bool = False
) -> None:
    """Leave a notice about a post with those of its thread; none where so many wait unread already.

    So nothing grows for members who do not come back. One that `is_read` is only there to be looked up. Of answers a
    letter is left as well.
    """
    if session.scalar(select(Notice.id).where(Notice.key == key)) is not None:
        return
    unread = (Notice.member_id == member_id, Notice.read_at.is_(None), Notice.thread_id == post.thread_id)
    if (session.scalar(select(func.count()).select_from(Notice).where(*unread)) or 0) >= MOST_UNREAD_A_THREAD:
        return
    session.add(
        Notice(
            member_id=member_id,
            key=key,
            kind=kind,
            data={"post": post.id, "by": by},
            created_at=now,
            read_at=now if is_read else None,
            thread_id=post.thread_id,
            n=post.n,
        )
    )
    if kind in ANSWERS and not is_read:
        letters.leave(session, member_id, post.thread_id, now)


def put_in_place(session: Session, read_ids: Iterable[int], rows: list[dict[str, Any]]) -> None:
    """Leave many notices inside a running transaction, in place of older ones that were read."""
    session.execute(delete(Notice).where(Notice.id.in_(list(read_ids))))
    if rows:
        session.execute(insert(Notice), rows)


def take_back(session: Session, key: str) -> None:
    """Take away a notice of what is not so any more, inside a running transaction."""
    session.execute(delete(Notice).where(Notice.key == key))


def mark_read(member_id: int, now: datetime) -> None:
    """Note that a member has seen all notices so far."""
    with transaction() as session:
        session.execute(
            update(Notice).where(Notice.member_id == member_id, Notice.read_at.is_(None)).values(read_at=now)
        )
