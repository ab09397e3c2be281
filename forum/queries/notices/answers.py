"""What was answered to a member since they last looked: the words themselves, thread by thread."""

from dataclasses import dataclass
from datetime import datetime
from functools import cache
from typing import Any

from sqlalchemy import Select, bindparam, select

from forum.models import Member, Notice, Post, Thread
from forum.queries.kit.kept_connection import list_rows
from forum.queries.members.members import FULL_NAME
from forum.queries.talk.posts import readable_by
from forum.queries.talk.threads import visible_to
from forum.rules.kit.people import VISITOR, Person, anybody_like
from forum.text.kit.excerpts import excerpt

KINDS = ("reply", "mention", "quote")
LOOKED_AT = 20
EXCERPT_CHARS = 90


@dataclass(frozen=True, slots=True)
class Answered:
    """A thread in which others spoke to somebody: who, and how they begin, newest first; `url` leads to the oldest."""

    thread_id: int
    title: str
    last_at: datetime
    url: str
    said: tuple[tuple[str, str], ...]


def list_answers(person: Person) -> list[Answered]:
    """The unread replies to a member and mentions of them, as far as everybody may read them; two statements."""
    told = list_rows(unread_notices(), member_id=person.id)
    ids = [row.data["post"] for row in told if "post" in row.data]
    by_thread: dict[int, list[Any]] = {}
    for row in list_rows(public_posts(anybody_like(person)), post_ids=ids) if ids else ():
        by_thread.setdefault(row.thread_id, []).append(row)
    return [
        Answered(
            thread_id,
            rows[0].title,
            rows[0].created_at,
            f"/p/{rows[-1].id}",
            tuple((row.author, excerpt(row.plain, length=EXCERPT_CHARS)) for row in rows),
        )
        for thread_id, rows in by_thread.items()
    ]


@cache
def unread_notices() -> Select[Any]:
    """The ready statement of the notices that tell of an answer."""
    mine = (Notice.member_id == bindparam("member_id"), Notice.read_at.is_(None), Notice.kind.in_(KINDS))
    return select(Notice.data).where(*mine).order_by(Notice.id.desc()).limit(LOOKED_AT)


@cache
def public_posts(reader: Person) -> Select[Any]:
    """The ready statement of the posts they tell of, for readers like this one."""
    wanted = select(
        Post.id, Post.plain, Post.created_at, Post.thread_id, Thread.title, FULL_NAME.label("author")
    ).where(Post.id.in_(bindparam("post_ids", expanding=True)), readable_by(VISITOR), visible_to(reader))
    wanted = wanted.join(Thread, Thread.id == Post.thread_id).join(Member, Member.id == Post.author_id)
    return wanted.order_by(Post.id.desc())
