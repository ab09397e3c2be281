"""Telling members things, each thing once."""

from collections.abc import Iterable
from datetime import datetime
from typing import Any

from sqlalchemy import ColumnElement, Select, delete, exists, func, insert, select, update
from sqlalchemy.orm import Session

from forum.actions.kit.base import transaction
from forum.actions.talk import letters, push
from forum.models import Member, MemberBlock, Notice, Post
from forum.rules.talk.letters import ANSWERS
from forum.rules.talk.notices import MOST_UNREAD_A_THREAD
from forum.rules.talk.speakers import speaker_of

# Who left or died is told nothing.
IS_HERE: ColumnElement[bool] = Member.left_at.is_(None) & Member.remembered_at.is_(None)


def tell(session: Session, member_id: int, kind: str, *, key: str, now: datetime, **data: Any) -> None:
    """Leave a notice inside a running transaction; a repeated `key` is left once.

    Who left or died is told nothing, and nobody by whom they blocked. Kinds and what `data` means stand in
    `rules.talk.notice_words`: ids, and words that a person wrote.
    """
    if is_unheard(session, member_id, speaker_of(kind, data)):
        return
    if session.scalar(may_be_told(member_id, key)) is not None:
        session.add(Notice(member_id=member_id, key=key, kind=kind, data=data, created_at=now))


def may_be_told(member_id: int, key: str) -> Select[Any]:
    """The member, when they are here and have no notice with this key."""
    return select(Member.id).where(Member.id == member_id, IS_HERE, ~exists().where(Notice.key == key))


def tell_of_post(
    session: Session, member_id: int, kind: str, post: Post, *, key: str, now: datetime, by: int, is_read: bool = False
) -> None:
    """Leave a notice about a post with those of its thread; none where so many wait unread already.

    So nothing grows for members who do not come back. One that `is_read` is only there to be looked up. Of answers a
    letter is left as well, and nothing by whom the member blocked.
    """
    if is_unheard(session, member_id, by) or session.scalar(may_be_told(member_id, key)) is None:
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
        push.leave(session, member_id, "answers", now, post.thread_id)


def is_unheard(session: Session, member_id: int, speaker_id: int) -> bool:
    """Whether a member blocked who speaks; nobody is unheard who has the number 0."""
    return session.get(MemberBlock, (member_id, speaker_id)) is not None


def put_in_place(session: Session, read_ids: Iterable[int], rows: list[dict[str, Any]]) -> None:
    """Leave many notices inside a running transaction, in place of older ones that were read."""
    session.execute(delete(Notice).where(Notice.id.in_(list(read_ids))))
    told = select(Member.id).where(Member.id.in_({row["member_id"] for row in rows}), IS_HERE)
    here = set(session.scalars(told)) if rows else set()
    if wanted := [row for row in rows if row["member_id"] in here]:
        session.execute(insert(Notice), wanted)


def take_back(session: Session, key: str) -> None:
    """Take away a notice of what is not so any more, inside a running transaction."""
    session.execute(delete(Notice).where(Notice.key == key))


def mark_read(member_id: int, now: datetime) -> None:
    """Note that a member has seen all notices so far."""
    with transaction() as session:
        session.execute(
            update(Notice).where(Notice.member_id == member_id, Notice.read_at.is_(None)).values(read_at=now)
        )
