"""What a long thread says in short."""

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import select

from forum.models import ThreadInShort, db
from forum.queries.writing.cooking import cook_plainly


@dataclass(frozen=True, slots=True)
class InShortView:
    """The box at the top of a thread: as it was typed, and as it is read."""

    body: str
    html: str
    at: datetime


def find_in_short(thread_id: int) -> InShortView | None:
    """The box of a thread; ask only after `find_head` allowed the thread. It is cooked for the page, which is kept."""
    row = db.session.execute(
        select(ThreadInShort.body, ThreadInShort.at).where(ThreadInShort.thread_id == thread_id)
    ).first()
    return InShortView(row.body, cook_plainly(row.body).html, row.at) if row else None
