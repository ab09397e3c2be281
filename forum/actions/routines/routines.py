"""What owners do with a card as a whole: show it, keep it private, delete it; and what all its actions share."""

from datetime import datetime

from sqlalchemy import select, update
from sqlalchemy.orm import Session

from forum.actions.kit.base import enqueue, get_row, transaction
from forum.actions.routines.source_words import check_words
from forum.errors import NotFound, Refused
from forum.models import Post, PostRoutine, Routine, RoutineVersion, Thread
from forum.rules.kit.people import Person
from forum.rules.kit.permissions import check_awake, check_confirmed
from forum.rules.routines import refusal_words
from forum.rules.routines.checks import Problem
from forum.text.kit.slugs import slugify

UNNAMED = "Card without a name"


def own_routine(session: Session, person: Person, routine_id: int) -> Routine:
    """The member's own card, locked; raises `NotFound` for anybody else's."""
    routine = get_row(session, Routine, routine_id, lock=True)
    if person.is_visitor or routine.owner_id != person.id:
        raise NotFound
    return routine


def name_routine(routine: Routine, title: str) -> None:
    """Give the card its name and the readable end of its address."""
    routine.title = " ".join(title.split())[:120] or UNNAMED
    routine.slug = slugify(routine.title, default="card")


def changed(session: Session, routine: Routine, now: datetime) -> None:
    """Tell search, and make stale the cached pages of threads that show the card."""
    routine.touched_at = now
    enqueue(session, "routine.saved", now, routine_id=routine.id)
    showing = (
        select(Post.thread_id)
        .join(PostRoutine, PostRoutine.post_id == Post.id)
        .join(RoutineVersion, RoutineVersion.id == PostRoutine.version_id)
        .where(RoutineVersion.routine_id == routine.id)
    )
    session.execute(
        update(Thread)
        .where(Thread.id.in_(showing))
        .values(version=Thread.version + 1)
        .execution_options(synchronize_session=False)
    )


def check_state(person: Person, state: str, now: datetime) -> None:
    """Refuse to show a card to everybody before the address is confirmed; keeping one private is always fine."""
    if state == "public":
        check_confirmed(person, now)
    else:
        check_awake(person, now)


def set_state(person: Person, routine_id: int, state: str, now: datetime) -> None:
    """Show a published card to everybody ("public") or keep it to its owner ("private").

    A private card leaves lists, search and the posts it is attached to; it comes back to them when it is public again.
    """
    check_state(person, state, now)
    with transaction() as session:
        routine = own_routine(session, person, routine_id)
        if state not in ("public", "private") or routine.current_n == 0:
            raise Refused(refusal_words.STILL_A_DRAFT)
        check_not_hidden(routine)
        check_words(session, routine, state)
        if routine.state != state:
            routine.state = state
            changed(session, routine, now)


def check_not_hidden(routine: Routine) -> None:
    """Refuse to change what a moderator has hidden."""
    if routine.state == "hidden":
        raise Refused(refusal_words.HIDDEN_STAYS)


def delete_draft(person: Person, routine_id: int, now: datetime) -> None:
    """Delete a card that was never published; raises `Refused` for any other."""
    check_awake(person, now)
    with transaction() as session:
        routine = own_routine(session, person, routine_id)
        if routine.current_n:
            raise Refused(refusal_words.PUBLISHED_STAYS)
        session.delete(routine)


def refuse_first(problems: list[Problem]) -> None:
    """Refuse with the first of these problems, if there is any."""
    if problems:
        raise Refused(problems[0].message, problems[0].field)
