"""The routine cards that go with a post, and the post that a card was made from."""

from collections.abc import Sequence

from sqlalchemy import select, update
from sqlalchemy.orm import Session

from forum.errors import Refused
from forum.models import Post, PostRoutine, Routine, RoutineProse, RoutineVersion, Thread
from forum.rules.kit.people import Person
from forum.rules.talk import posting, refusal_words


def attach_routines(session: Session, post: Post, thread: Thread, person: Person, routine_ids: Sequence[int]) -> None:
    """Attach public cards to a post, each at its current version; raises `Refused` for any other card."""
    wanted = list(dict.fromkeys(routine_ids))
    if len(wanted) > posting.MAX_ROUTINES:
        raise Refused(refusal_words.too_many_cards(posting.MAX_ROUTINES), "routine")
    for routine_id in wanted:
        routine = session.get(Routine, routine_id)
        if routine is None or (routine.state != "public" and routine.owner_id != person.id):
            raise Refused(refusal_words.CARD_UNKNOWN, "routine")
        if routine.state != "public":
            raise Refused(refusal_words.CARD_NOT_PUBLIC, "routine")
        version_id = session.scalar(
            select(RoutineVersion.id).where(
                RoutineVersion.routine_id == routine.id, RoutineVersion.n == routine.current_n
            )
        )
        session.add(PostRoutine(post_id=post.id, version_id=version_id))
        post.card_count += 1
        thread.has_routine = True
    if wanted:
        keep_source(session, post, person, wanted)


def keep_source(session: Session, post: Post, person: Person, routine_ids: Sequence[int]) -> None:
    """Cards that were made from this message while it was a draft were made from this post."""
    waits = RoutineProse.place == f"reply:{post.thread_id}" if post.n > 1 else RoutineProse.place.startswith("thread:")
    mine = RoutineProse.routine_id.in_(routine_ids), RoutineProse.author_id == person.id
    session.execute(update(RoutineProse).where(*mine, waits).values(post_id=post.id, place=""))
