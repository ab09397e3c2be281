"""Routines in what people write: which exercises a message holds, and whose words a card was made from."""

from dataclasses import dataclass

from sqlalchemy import select

from forum.models import Member, Post, Routine, RoutineProse, Thread, db
from forum.queries.library.exercises import get_library
from forum.queries.members.members import FULL_NAME
from forum.queries.talk.posts import readable_by
from forum.queries.talk.public_numbers import mask
from forum.queries.talk.threads import visible_to as thread_visible_to
from forum.rules.kit.limits import POST_CHARS
from forum.rules.kit.people import Person
from forum.text.kit.clean import clean_text
from forum.text.prose.message import ReadMessage
from forum.text.prose.own_words import own_words
from forum.text.routine_parser import parse_whole


def read_message(body: str) -> ReadMessage:
    """What the author of a message says of exercises, without what they quote and without contact details."""
    text = own_words(mask(clean_text(body[: 2 * POST_CHARS])).text)
    return ReadMessage(text, *parse_whole(text, get_library().exercises))


@dataclass(frozen=True, slots=True)
class CardSource:
    """Whose words a card was made from: in a post, or in a message that still waits at `place`.

    `post_id` is None when the person who asks may not read that post.
    """

    author_id: int
    author_name: str
    author_full_name: str
    post_id: int | None
    place: str


def find_source(routine_id: int, person: Person) -> CardSource | None:
    """Where the words of a card come from, as far as the person may know; None for a card of no message."""
    readable = (
        select(Post.id)
        .join(Thread, Thread.id == Post.thread_id)
        .where(Post.id == RoutineProse.post_id, readable_by(person), thread_visible_to(person))
        .correlate(RoutineProse)
        .scalar_subquery()
    )
    row = db.session.execute(
        select(RoutineProse.author_id, Member.name, FULL_NAME, readable, RoutineProse.place)
        .join(Member, Member.id == RoutineProse.author_id)
        .where(RoutineProse.routine_id == routine_id)
    ).first()
    return CardSource(*row) if row else None


def find_made_of(post_id: int, owner_id: int) -> Routine | None:
    """The member's card that was made of their own post and has been published or kept, the newest of several."""
    wanted = (
        select(Routine)
        .join(RoutineProse, RoutineProse.routine_id == Routine.id)
        .where(
            RoutineProse.post_id == post_id,
            RoutineProse.author_id == owner_id,
            Routine.owner_id == owner_id,
            Routine.current_n > 0,
            Routine.state != "hidden",
            Routine.forked_from_version_id.is_(None),
        )
        .order_by(Routine.id.desc())
    )
    return db.session.scalars(wanted.limit(1)).first()
