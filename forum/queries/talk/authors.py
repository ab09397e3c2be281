"""What a member's public page tells of what they wrote."""

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import exists, select

from forum.models import Post, Thanks, Thread, db
from forum.queries.talk.posts import readable_by
from forum.queries.talk.threads import visible_to
from forum.rules.kit.people import VISITOR, Person

THREADS_SHOWN = 5


@dataclass(frozen=True, slots=True)
class StartedThread:
    """A thread somebody started, and how it begins."""

    id: int
    slug: str
    title: str
    plain: str
    created_at: datetime


def list_started(author_id: int, person: Person) -> list[StartedThread]:
    """The newest threads of one author that the person may see and whose first post everybody may read."""
    wanted = (
        select(Thread.id, Thread.slug, Thread.title, Post.plain, Thread.created_at)
        .join(Post, (Post.thread_id == Thread.id) & (Post.n == 1))
        .where(Thread.author_id == author_id, visible_to(person), readable_by(VISITOR))
        .order_by(Thread.id.desc())
    )
    return [StartedThread(*row) for row in db.session.execute(wanted.limit(THREADS_SHOWN))]


def was_thanked(author_id: int) -> bool:
    """Whether anybody ever thanked for a post of theirs that everybody may read."""
    posts = select(Post.id).join(Thread).where(Post.author_id == author_id, readable_by(VISITOR), visible_to(VISITOR))
    return bool(db.session.scalar(select(posts.where(exists().where(Thanks.post_id == Post.id)).exists())))
