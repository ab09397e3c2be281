"""A member's bookmarks; nobody else is told."""

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import and_, func, select

from forum.models import Bookmark, Member, Post, Thread, db
from forum.queries.members.members import FULL_NAME
from forum.queries.talk.posts import readable_by
from forum.queries.talk.threads import visible_to
from forum.rules.kit.people import Person
from forum.rules.talk.bookmarks import BOOKMARKS_A_PAGE


@dataclass(frozen=True, slots=True)
class KeptPost:
    """One bookmark; `title`, `author` and `plain` are empty when the post is no longer there for its keeper."""

    post_id: int
    note: str
    at: datetime
    n: int = 0
    title: str = ""
    author: str = ""
    plain: str = ""


def page_bookmarks(person: Person, page: int = 1) -> list[KeptPost]:
    """A page of them, the newest first; of a post that is hidden or deleted since, nothing but the note."""
    mine = select(Bookmark).where(Bookmark.member_id == person.id).order_by(Bookmark.at.desc(), Bookmark.post_id.desc())
    some = mine.limit(BOOKMARKS_A_PAGE).offset((page - 1) * BOOKMARKS_A_PAGE).subquery()
    readable = and_(Post.id == some.c.post_id, Post.state != "deleted", readable_by(person))
    seen = and_(Thread.id == Post.thread_id, visible_to(person))
    wanted = (
        select(some.c.post_id, some.c.note, some.c.at, Post.n, Thread.title, FULL_NAME, Post.plain)
        .outerjoin(Post, readable)
        .outerjoin(Thread, seen)
        .outerjoin(Member, Member.id == Post.author_id)
        .order_by(some.c.at.desc(), some.c.post_id.desc())
    )
    rows = db.session.execute(wanted).all()
    return [KeptPost(*row) if row.title is not None else KeptPost(row.post_id, row.note, row.at) for row in rows]


def count_bookmarks(member_id: int) -> int:
    """How many bookmarks a member has."""
    mine = select(func.count()).select_from(Bookmark).where(Bookmark.member_id == member_id)
    return db.session.scalar(mine) or 0


def find_note(post_id: int, member_id: int) -> str | None:
    """What a member noted beside a post; None when they did not keep it."""
    return db.session.scalar(select(Bookmark.note).where(Bookmark.member_id == member_id, Bookmark.post_id == post_id))
