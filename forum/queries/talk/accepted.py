"""The chosen answer of a question."""

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import select

from forum.models import AcceptedAnswer, Member, Post, Thread, db
from forum.queries.members.members import FULL_NAME
from forum.queries.talk.posts import readable_by
from forum.rules.kit.people import VISITOR


@dataclass(frozen=True, slots=True)
class Accepted:
    """The answer of a thread, as the top of its page tells it."""

    post_id: int
    author: str
    plain: str
    created_at: datetime
    is_by_asker: bool


def find_accepted(thread_id: int) -> Accepted | None:
    """The chosen answer of a thread, while everybody who may see the thread may read that post."""
    wanted = (
        select(Post.id, FULL_NAME, Post.plain, Post.created_at, AcceptedAnswer.by_id == Thread.author_id)
        .join(AcceptedAnswer, AcceptedAnswer.post_id == Post.id)
        .join(Thread, Thread.id == AcceptedAnswer.thread_id)
        .join(Member, Member.id == Post.author_id)
        .where(AcceptedAnswer.thread_id == thread_id, readable_by(VISITOR))
    )
    row = db.session.execute(wanted).first()
    return Accepted(*row) if row else None
