"""Telling members that somebody spoke to them, or wrote where they follow."""

from collections.abc import Collection
from datetime import datetime
from typing import Any

from sqlalchemy import Select, String, and_, cast, func, literal, select
from sqlalchemy.orm import Session

from forum.actions.kit.base import enqueue, get_row, transaction
from forum.actions.talk.notices import put_in_place, tell_of_post
from forum.models import Follow, Member, Notice, Post, ReadMark
from forum.rules.members.names import name_key
from forum.rules.talk.notices import MOST_NAMED, TOLD_AT_ONCE
from forum.text.markup.mentions import find_mentions
from forum.text.markup.quotes import find_quoted


def tell_about(post_id: int, now: datetime) -> None:
    """Tell those a new post names or quotes, whose thread it answers, or who follow it: each once, never its author.

    Of a post that waits or is hidden nobody is told.
    """
    with transaction() as session:
        post = get_row(session, Post, post_id)
        if (post.state, post.thread.state) != ("public", "public"):
            return
        kinds = find_spoken_to(session, post)
        marks = select(ReadMark.member_id).where(
            ReadMark.thread_id == post.thread_id, ReadMark.n >= post.n, ReadMark.member_id.in_(kinds)
        )
        have_read = set(session.scalars(marks))
        for member_id, kind in kinds.items():
            key, is_read = f"post:{post.id}:{member_id}", member_id in have_read
            tell_of_post(session, member_id, kind, post, key=key, now=now, by=post.author_id, is_read=is_read)
        session.flush()
        if post.n > 1:
            tell_some_followers(session, post, 0, now, leave_out=kinds)


def find_spoken_to(session: Session, post: Post) -> dict[int, str]:
    """Whom a post speaks to, and how: what says most first. Who muted their own thread hears of no answers."""
    keys = [name_key(name) for name in find_mentions(post.body)[:MOST_NAMED]]
    named = session.scalars(select(Member.id).where(Member.name_key.in_(keys)))
    kinds = dict.fromkeys(named, "mention")
    quoted = find_quoted(post.body)[:MOST_NAMED]
    for member_id in session.scalars(select(Post.author_id).where(Post.id.in_(quoted))):
        kinds.setdefault(member_id, "quote")
    if post.n > 1 and not has_muted(session, post.thread.author_id, post.thread_id):
        kinds.setdefault(post.thread.author_id, "reply")
    kinds.pop(post.author_id, None)
    return kinds


def has_muted(session: Session, member_id: int, thread_id: int) -> bool:
    """Whether a member wants to hear nothing of a thread."""
    said = (Follow.member_id == member_id, Follow.noun == "thread", Follow.noun_id == thread_id)
    return bool(session.scalar(select(Follow.is_muted).where(*said)))


def tell_followers(post_id: int, after: int, now: datetime) -> None:
    """Tell the next of those who follow the thread of a post."""
    with transaction() as session:
        post = get_row(session, Post, post_id)
        if (post.state, post.thread.state) == ("public", "public"):
            tell_some_followers(session, post, after, now, leave_out=find_spoken_to(session, post))


def tell_some_followers(session: Session, post: Post, after: int, now: datetime, *, leave_out: Collection[int]) -> None:
    """Tell followers whose number comes `after`, and leave a job for the others.

    Each has one such notice a thread: it stands at the first post they have not read until they read it.
    """
    found = session.execute(untold_followers(post, after)).all()
    rows = [
        {
            "member_id": one.member_id,
            "key": f"followed:{post.thread_id}:{one.member_id}",
            "kind": "followed",
            "data": {"post": post.id, "by": post.author_id},
            "created_at": now,
            "thread_id": post.thread_id,
            "n": post.n,
        }
        for one in found
        if one.member_id not in leave_out
    ]
    put_in_place(session, [one.id for one in found if one.id and one.member_id not in leave_out], rows)
    if len(found) == TOLD_AT_ONCE:
        enqueue(session, "post.followers", now, post_id=post.id, after=found[-1].member_id)


def untold_followers(post: Post, after: int) -> Select[*tuple[Any, ...]]:
    """Some of those who follow the thread, have not read so far and have no unread notice: (member, old notice)."""
    key = literal(f"followed:{post.thread_id}:") + cast(Follow.member_id, String)
    mark = and_(ReadMark.member_id == Follow.member_id, ReadMark.thread_id == Follow.noun_id)
    return (
        select(Follow.member_id, Notice.id)
        .outerjoin(ReadMark, mark)
        .outerjoin(Notice, Notice.key == key)
        .where(
            Follow.noun == "thread",
            Follow.noun_id == post.thread_id,
            Follow.is_muted.is_(False),
            Follow.member_id > after,
            Follow.member_id != post.author_id,
            func.coalesce(ReadMark.n, 0) < post.n,
            Notice.id.is_(None) | Notice.read_at.is_not(None),
        )
        .order_by(Follow.member_id)
        .limit(TOLD_AT_ONCE)
    )
