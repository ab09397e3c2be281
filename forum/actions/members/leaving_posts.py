"""What becomes of the threads and posts of a member who leaves."""

from collections.abc import Sequence
from datetime import datetime

from sqlalchemy import delete, exists, select, update
from sqlalchemy.orm import Session

from forum.actions.talk.pictures import forget_of_posts, forget_waiting
from forum.actions.talk.wiping import PARTS, recount, wipe
from forum.models import Category, Post, Thread, ThreadTag
from forum.queries.kit.chunks import chunks
from forum.rules.members.leaving import REMOVED_THREAD
from forum.search.kit.document import key_of
from forum.text.kit.slugs import slugify

# What nobody but its author and moderators could read goes in any case.
UNSEEN = ("held", "deleted")
STATES = ("public", "hidden", *UNSEEN)


def settle_posts(session: Session, member_id: int, now: datetime, *, keeps: bool) -> list[str]:
    """Empty what goes, and give up threads in which nothing else stands; gives the keys to take out of the index."""
    session.flush()
    going = UNSEEN if keeps else STATES
    mine = (Post.author_id == member_id) & Post.state.in_(going)
    written_in = select(Post.thread_id).where(Post.author_id == member_id).distinct()
    threads = session.scalars(written_in).all()
    touched = (Thread.author_id == member_id) | Thread.id.in_(written_in)
    categories = session.scalars(select(Thread.category_id).where(touched).distinct()).all()
    others = exists().where(Post.thread_id == Thread.id, ~mine)
    bare = session.scalars(select(Thread.id).where(Thread.author_id == member_id, ~others)).all()
    keys = give_up_threads(session, bare, now)
    gone = session.execute(select(Post.id, Post.n, Post.thread_id).where(mine)).all()
    wipe(session, [row.id for row in gone], now)
    forget_waiting(session, member_id, now)
    if not keeps:
        rename_threads(session, member_id)
    recount(session, Thread, threads)
    recount(session, Category, categories)
    return keys + [key_of("thread", row.thread_id) if row.n == 1 else key_of("post", row.id) for row in gone]


def give_up_threads(session: Session, thread_ids: Sequence[int], now: datetime) -> list[str]:
    """Delete threads with all that is in them; gives the keys of what was."""
    keys = [key_of("thread", thread_id) for thread_id in thread_ids]
    for some in chunks(thread_ids):
        posts = session.scalars(select(Post.id).where(Post.thread_id.in_(some))).all()
        keys += [key_of("post", post_id) for post_id in posts]
        for few in chunks(posts):
            forget_of_posts(session, few, now)
            for table in PARTS:
                session.execute(delete(table).where(table.post_id.in_(few)))
            session.execute(delete(Post).where(Post.id.in_(few)))
        session.execute(delete(Thread).where(Thread.id.in_(some)))
    return keys


def rename_threads(session: Session, member_id: int) -> None:
    """Take the words of a member off the threads in which others wrote too: the title and the tags."""
    mine = select(Thread.id).where(Thread.author_id == member_id)
    session.execute(delete(ThreadTag).where(ThreadTag.thread_id.in_(mine)))
    named = {"title": REMOVED_THREAD, "slug": slugify(REMOVED_THREAD)}
    renamed = update(Thread).where(Thread.author_id == member_id).values(named)
    session.execute(renamed.execution_options(synchronize_session=False))
