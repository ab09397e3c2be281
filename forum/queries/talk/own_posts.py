"""A member's own posts, as only they see them together."""

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import case, select

from forum.models import Post, Thread, db
from forum.queries.talk.threads import visible_to
from forum.rules.kit.people import Person

OWN_A_PAGE = 20


@dataclass(frozen=True, slots=True)
class OwnPost:
    """A post as its author's own list shows it; `title` is empty when its thread was hidden from them."""

    id: int
    n: int
    state: str
    created_at: datetime
    plain: str
    title: str


def list_own(person: Person, before: int = 0) -> list[OwnPost]:
    """A page of a member's own posts, newest first, in whatever state they and their threads are."""
    title = case((visible_to(person), Thread.title), else_="")
    wanted = select(Post.id, Post.n, Post.state, Post.created_at, Post.plain, title).join(Thread)
    wanted = wanted.where(Post.author_id == person.id)
    if before:
        wanted = wanted.where(Post.id < before)
    rows = db.session.execute(wanted.order_by(Post.id.desc()).limit(OWN_A_PAGE))
    return [OwnPost(*row) for row in rows]
