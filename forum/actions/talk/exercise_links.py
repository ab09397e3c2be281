"""Linking the exercises that stored posts name; the worker does it, so that no reply waits for it."""

from collections.abc import Sequence
from dataclasses import dataclass

from sqlalchemy import delete, select, update
from sqlalchemy.orm import Session

from forum.actions.kit.base import transaction
from forum.models import Post, PostExercise, Thread
from forum.queries.library.exercises import get_library
from forum.queries.writing.exercise_links import Linkable, list_linkable
from forum.text.markup.exercise_links import Linked, link_exercises


@dataclass(frozen=True, slots=True)
class LinkChange:
    """What becomes of a post, and what it must still be for that."""

    before: Linkable
    html: str
    lines: int
    exercises: frozenset[str]


def link(post_ids: Sequence[int]) -> int:
    """Give these posts their links, and count the lines of a routine in them; says how many changed.

    Doing it again changes nothing. Posts are read before the lock is taken: parsing costs milliseconds, in which others
    may write.
    """
    library = get_library().exercises
    found = (find_change(post, link_exercises(post.html, library)) for post in list_linkable(post_ids))
    return carry_out([change for change in found if change])


def carry_out(wanted: Sequence[LinkChange]) -> int:
    """Write these changes, except to a post that was written anew meanwhile: that left a job of its own."""
    changes = {change.before.id: change for change in wanted}
    if not changes:
        return 0
    with transaction() as session:
        rows = session.scalars(select(Post).where(Post.id.in_(changes)).order_by(Post.id).with_for_update())
        pairs = [(row, changes[row.id]) for row in rows if is_still(row, changes[row.id].before)]
        for row, change in pairs:
            put(session, row, change)
        stale = {row.thread_id for row, change in pairs if change.html != change.before.html}
        session.execute(update(Thread).where(Thread.id.in_(stale)).values(version=Thread.version + 1))
    return len(pairs)


def find_change(post: Linkable, found: Linked) -> LinkChange | None:
    """What is to be changed about a post, or None; its lines are counted also where its author wants no links."""
    html = found.html if post.wants_links else post.html
    exercises = frozenset(found.exercises) - post.exercises if post.wants_links else frozenset()
    if html == post.html and found.lines == post.lines and not exercises:
        return None
    return LinkChange(post, html, found.lines, exercises)


def is_still(row: Post, before: Linkable) -> bool:
    """Whether nobody changed the post since it was read."""
    return row.html == before.html and row.wants_exercise_links == before.wants_links


def put(session: Session, row: Post, change: LinkChange) -> None:
    """Write one change, inside a running transaction."""
    row.html, row.exercise_count = change.html, change.lines
    for exercise_id in sorted(change.exercises):
        session.merge(PostExercise(post_id=row.id, exercise_id=exercise_id))


def point_at(session: Session, post: Post, exercises: Sequence[str]) -> None:
    """Keep which exercises the author of a post linked to, and forget what the worker found in it."""
    session.execute(delete(PostExercise).where(PostExercise.post_id == post.id))
    session.add_all(PostExercise(post_id=post.id, exercise_id=exercise) for exercise in dict.fromkeys(exercises))
