"""What the index still holds but may no longer be read: a change that the worker has not yet carried over."""

from collections.abc import Iterator

from sqlalchemy import exists, not_, or_, select

from forum.models import Post, Routine, Thread, db
from forum.queries.kit import outbox
from forum.queries.talk.posts import readable_by
from forum.queries.talk.threads import visible_to
from forum.rules.kit.people import Person, anybody_like
from forum.search.documents import post_key
from forum.search.kit.document import key_of
from forum.search.listing import nouns

KINDS = ("post.saved", "thread.changed", "routine.saved", *nouns.JOBS)


def unsettled_keys(person: Person) -> list[str]:
    """The keys a search of this person must leave out until the worker has written them anew; mostly none.

    However many jobs wait, each is looked at: the database does it, and hands out only what is closed.
    """
    return [*closed_posts(anybody_like(person)), *closed_cards(), *nouns.closed_keys()] if outbox.has_any(KINDS) else []


def closed_posts(person: Person) -> Iterator[str]:
    """Posts that somebody of this standing may not read, with a job of their own or of their thread."""
    mine = or_(
        Post.id.in_(outbox.subjects_of("post.saved", "post_id")),
        Post.thread_id.in_(outbox.subjects_of("thread.changed", "thread_id")),
    )
    closed = not_(readable_by(person) & visible_to(person))
    rows = db.session.execute(select(Post.id, Post.n, Post.thread_id).join(Thread).where(mine, closed))
    yield from (post_key(*row) for row in rows)


def closed_cards() -> Iterator[str]:
    """Cards that are not public, or gone."""
    ids = outbox.subjects_of("routine.saved", "routine_id").distinct().subquery()
    (id_,) = ids.c
    is_open = exists().where(Routine.id == id_, Routine.state == "public")
    yield from (key_of("routine", one) for one in db.session.scalars(select(id_).where(~is_open)))
