"""Emptying posts for good: their number stays, and nothing they said."""

from collections.abc import Collection
from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import case, delete, select, update
from sqlalchemy.orm import Session

from forum.actions.kit.base import transaction
from forum.models import Post, PostExercise, PostLink, PostRoutine, PublicNumber, Revision, Thread
from forum.queries.kit.chunks import chunks
from forum.queries.upkeep.counters import COUNTERS
from forum.queries.upkeep.losses import THERE
from forum.rules.talk.posting import UNDO_DAYS

EMPTY: dict[str, Any] = {
    "body": "",
    "html": "",
    "plain": "",
    "edited_at": None,
    "advises_medicine": False,
    "exercise_count": 0,
    "card_count": 0,
    "revision_count": 0,
}
AT_ONCE = 200
PARTS: tuple[Any, ...] = (Revision, PostRoutine, PostExercise, PostLink, PublicNumber)


def wipe(session: Session, post_ids: Collection[int]) -> None:
    """Empty these posts with their history, cards and numbers, inside a running transaction; whoever calls counts anew.

    One that a moderator hid stays hidden, all others are deleted.
    """
    for some in chunks(post_ids):
        for table in PARTS:
            session.execute(delete(table).where(table.post_id.in_(some)))
        state = case((Post.state == "hidden", "hidden"), else_="deleted")
        emptied = update(Post).where(Post.id.in_(some)).values(EMPTY | {"state": state})
        session.execute(emptied.execution_options(synchronize_session=False))


def wipe_old(now: datetime) -> int:
    """Empty posts that their authors deleted so long ago that nobody can bring them back; says how many."""
    gone_by = now - timedelta(days=UNDO_DAYS)
    old = (Post.state == "deleted", Post.state_at < gone_by, Post.body != "")
    done = 0
    while True:
        with transaction() as session:
            rows = session.execute(select(Post.id, Post.thread_id).where(*old).limit(AT_ONCE)).all()
            if not rows:
                return done
            wipe(session, [row.id for row in rows])
            recount(session, Thread, {row.thread_id for row in rows})
        done += len(rows)


def recount(session: Session, table: Any, ids: Collection[int]) -> None:
    """Count anew what these rows keep as counters; cached pages of threads become stale."""
    values: dict[Any, Any] = {column.key: right for column, right in COUNTERS[table].items()}
    if table is Thread:
        values |= {"version": Thread.version + 1, "has_routine": THERE[Thread.has_routine]}
    for some in chunks(ids):
        counted = update(table).where(table.id.in_(some)).values(values)
        session.execute(counted.execution_options(synchronize_session=False))
