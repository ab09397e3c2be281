"""Taking one's name off what one wrote: from then on it is nobody's, and only the modlog knows whose it was."""

from collections.abc import Collection, Sequence
from datetime import datetime

from sqlalchemy import delete, select, update
from sqlalchemy.orm import Session

from forum.actions.kit.base import enqueue, get_row, transaction, upsert
from forum.actions.moderation.modlog import Subject, note_act
from forum.actions.talk.wiping import recount
from forum.models import (
    AcceptedAnswer,
    Draft,
    Member,
    Notice,
    Post,
    PostRoutine,
    PublicNumber,
    Revision,
    Routine,
    RoutineProse,
    RoutineVersion,
    Submission,
    Thread,
)
from forum.queries.kit.chunks import chunks
from forum.queries.members.people import find_person
from forum.rules.kit.people import Person
from forum.rules.members.leaving import NAMELESS
from forum.rules.members.names import name_key
from forum.rules.talk.disowning import check_disown

# What others made of a post.
OF_OTHERS = ("thanks", "accepted")
REASON = "Its author took their name off."


def disown(person: Person, post_id: int, now: datetime, *, is_all: bool = False) -> int:
    """Take a member's name off their post, or off all that they wrote in its thread and everybody may read.

    With the first post goes the thread. Says how many posts it were; raises `Refused` or `NotFound`.
    """
    with transaction() as session:
        post = get_row(session, Post, post_id)
        thread = get_row(session, Thread, post.thread_id, lock=True)
        check_disown(person, author_id=post.author_id, state=post.state, now=now)
        mine = (Post.thread_id == thread.id, Post.author_id == person.id, Post.state == "public")
        own = session.scalars(select(Post).where(*mine).order_by(Post.n)).all()
        posts = own if is_all else [post]
        take_off(session, person, thread, posts, now)
        return len(posts)


def disown_again(post_id: int, now: datetime) -> None:
    """Take the name off a post once more, which has it by an older backup; one that is gone is left alone."""
    with transaction() as session:
        post = session.get(Post, post_id)
        author = find_person(post.author_id) if post else None
        if post and author:
            take_off(session, author, get_row(session, Thread, post.thread_id, lock=True), [post], now)


def take_off(session: Session, person: Person, thread: Thread, posts: Sequence[Post], now: datetime) -> None:
    """Let these posts of a member in one thread be nobody's, inside a running transaction."""
    nobody_id, ids = get_nobody(session, now), [one.id for one in posts]
    for one in posts:
        about = Subject("post", str(one.id), thread.title, f"/p/{one.id}")
        note_act(session, person, "disown", about, REASON, now)
    for some in chunks(ids):
        hand_over(session, some, person.id, nobody_id)
    rewrite_notices(session, thread.id, {one.n for one in posts}, person.id, nobody_id)
    if any(one.n == 1 for one in posts):
        hand_over_thread(session, thread, person.id, nobody_id)
    session.flush()
    recount(session, Member, [person.id, nobody_id])
    recount(session, Thread, [thread.id])
    enqueue(session, "thread.changed", now, thread_id=thread.id)
    enqueue(session, "post.disowned", now, post_ids=ids)


def get_nobody(session: Session, now: datetime) -> int:
    """The id of the account without a person that all such posts belong to; it is made with the first."""
    row = {"name": NAMELESS, "name_key": name_key(NAMELESS), "created_at": now, "left_at": now, "display": {}}
    new = upsert(session, Member).values(row | {"takes_messages": False, "follows_own": False})
    session.execute(new.on_conflict_do_update(index_elements=[Member.name_key], set_={"left_at": now}))
    return session.scalars(select(Member.id).where(Member.name_key == name_key(NAMELESS))).one()


def hand_over(session: Session, ids: Collection[int], member_id: int, nobody_id: int) -> None:
    """Let posts, and all that names their author beside them, be nobody's; cards of theirs go from under them."""
    for table, place, author in (
        (Post, Post.id, Post.author_id),
        (Revision, Revision.post_id, Revision.editor_id),
        (PublicNumber, PublicNumber.post_id, PublicNumber.said_by_id),
        (RoutineProse, RoutineProse.post_id, RoutineProse.author_id),
    ):
        given = update(table).where(place.in_(ids), author == member_id).values({author.key: nobody_id})
        session.execute(given.execution_options(synchronize_session=False))
    theirs = (
        select(RoutineVersion.id)
        .join(Routine, Routine.id == RoutineVersion.routine_id)
        .where(Routine.owner_id == member_id)
    )
    shown = delete(PostRoutine).where(PostRoutine.post_id.in_(ids), PostRoutine.version_id.in_(theirs))
    for post_id in session.scalars(shown.returning(PostRoutine.post_id)).all():
        session.execute(update(Post).where(Post.id == post_id).values(card_count=Post.card_count - 1))
    session.execute(delete(Draft).where(Draft.member_id == member_id, Draft.place.in_([f"post:{one}" for one in ids])))
    session.execute(delete(Submission).where(Submission.member_id == member_id, Submission.result_id.in_(ids)))


def hand_over_thread(session: Session, thread: Thread, member_id: int, nobody_id: int) -> None:
    """Let a thread be nobody's, and the answer that its author chose."""
    thread.author_id = nobody_id
    chosen = (AcceptedAnswer.thread_id == thread.id, AcceptedAnswer.by_id == member_id)
    session.execute(update(AcceptedAnswer).where(*chosen).values(by_id=nobody_id))


def rewrite_notices(session: Session, thread_id: int, numbers: Collection[int], member_id: int, nobody_id: int) -> None:
    """Let no notice of these posts say who wrote them, and none tell their author what others made of them."""
    about = (Notice.thread_id == thread_id, Notice.n.in_(numbers))
    session.execute(
        delete(Notice).where(*about, Notice.member_id == member_id, Notice.kind.in_(("thanks", "accepted")))
    )
    by = Notice.data["by"].as_integer() == member_id
    for notice in session.scalars(select(Notice).where(*about, by, Notice.kind.not_in(OF_OTHERS))):
        notice.data = {**notice.data, "by": nobody_id}
