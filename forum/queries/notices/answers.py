"""What was answered to a member since they last looked: the words themselves, thread by thread."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import datetime

from sqlalchemy import select

from forum.models import Member, Notice, Post, Thread, db
from forum.queries.members.members import FULL_NAME
from forum.queries.talk.posts import readable_by
from forum.queries.talk.threads import visible_to
from forum.rules.kit.people import Person
from forum.text.kit.excerpts import excerpt

KINDS = ("reply", "mention")
LOOKED_AT = 20
EXCERPT_CHARS = 90


@dataclass(slots=True)
class Answered:
    """A thread in which others spoke to somebody: who, and how they begin, newest first; `url` leads to the oldest."""

    thread_id: int
    title: str
    last_at: datetime
    url: str = ""
    said: list[tuple[str, str]] = field(default_factory=list)


def list_answers(person: Person) -> Sequence[Answered]:
    """The unread replies to a member and mentions of them that they may still read; two statements."""
    mine = select(Notice.data).where(Notice.member_id == person.id, Notice.read_at.is_(None), Notice.kind.in_(KINDS))
    told = db.session.scalars(mine.order_by(Notice.id.desc()).limit(LOOKED_AT)).all()
    ids = [data["post"] for data in told if "post" in data]
    if not ids:
        return ()
    wanted = (
        select(Post.id, Post.plain, Post.created_at, Post.thread_id, Thread.title, FULL_NAME.label("author"))
        .join(Thread, Thread.id == Post.thread_id)
        .join(Member, Member.id == Post.author_id)
        .where(Post.id.in_(ids), Post.state == "public", readable_by(person), visible_to(person))
    )
    found: dict[int, Answered] = {}
    for row in db.session.execute(wanted.order_by(Post.id.desc())):
        one = found.setdefault(row.thread_id, Answered(row.thread_id, row.title, row.created_at))
        one.said.append((row.author, excerpt(row.plain, length=EXCERPT_CHARS)))
        one.url = f"/p/{row.id}"
    return list(found.values())
