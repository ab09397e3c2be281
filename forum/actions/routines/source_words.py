"""Whose words a card was made from: kept private when they are another member's, put under the post when they are not.

Each works inside a running transaction.
"""

from datetime import datetime
from typing import Literal

from sqlalchemy import select
from sqlalchemy.orm import Session

from forum.actions.kit.base import enqueue
from forum.actions.talk.post_counts import touch_thread
from forum.actions.talk.post_routines import attach_routines
from forum.models import Post, PostRoutine, Routine, RoutineProse, RoutineVersion
from forum.rules.kit.people import Person
from forum.rules.routines import source_words
from forum.rules.talk import posting

Attached = Literal["here", "full", ""]


def check_words(session: Session, routine: Routine, state: str) -> None:
    """Refuse to show a card of somebody else's words to everybody."""
    source = session.get(RoutineProse, routine.id)
    author_id = source.author_id if source else None
    source_words.check_words(owner_id=routine.owner_id, author_id=author_id, state=state)


def carry_over(session: Session, routine: Routine) -> None:
    """A copy of a card of somebody else's words is made of those words, too."""
    if routine.forked_from_version_id is None:
        return
    wanted = (
        select(RoutineProse)
        .join(Routine, Routine.id == RoutineProse.routine_id)
        .join(RoutineVersion, RoutineVersion.routine_id == Routine.id)
        .where(RoutineVersion.id == routine.forked_from_version_id, RoutineProse.author_id != Routine.owner_id)
    )
    if source := session.scalar(wanted):
        session.add(RoutineProse(routine_id=routine.id, author_id=source.author_id, post_id=source.post_id))
        session.flush()


def attach_to_post(session: Session, routine: Routine, person: Person, now: datetime) -> Attached:
    """Put a public card under its owner's post that it was made from, unless it stands there already."""
    source = session.get(RoutineProse, routine.id)
    post = session.get(Post, source.post_id) if source and source.post_id else None
    if post is None or post.author_id != person.id or post.state not in ("public", "held"):
        return ""
    shown = select(RoutineVersion.routine_id).join(PostRoutine).where(PostRoutine.post_id == post.id)
    there = session.scalars(shown).all()
    if routine.id in there or len(there) >= posting.MAX_ROUTINES:
        return "" if routine.id in there else "full"
    attach_routines(session, post, post.thread, person, [routine.id])
    touch_thread(session, post.thread_id)
    enqueue(session, "post.saved", now, post_id=post.id, is_new=False)
    return "here"
