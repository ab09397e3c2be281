"""What the index still holds but strangers may no longer read: a change that the worker has not yet carried over."""

from collections import defaultdict
from collections.abc import Iterator

from sqlalchemy import Select, not_, or_, select

from forum.models import Post, Resource, Routine, Thread, db
from forum.queries.kit import outbox
from forum.queries.talk.posts import readable_by
from forum.queries.talk.threads import visible_to
from forum.rules.kit.people import VISITOR
from forum.search.documents import post_key
from forum.search.kit.document import key_of

IDS = {
    "post.saved": "post_id",
    "thread.changed": "thread_id",
    "routine.saved": "routine_id",
    "resource.saved": "resource_id",
}


def unsettled_keys() -> list[str]:
    """The keys a search must leave out until the worker has taken them out; mostly none."""
    waiting: dict[str, set[int]] = defaultdict(set)
    for job in outbox.list_waiting(tuple(IDS)):
        waiting[job.kind].add(int(job.payload[IDS[job.kind]]))
    return list(closed_keys(waiting)) if waiting else []


def closed_keys(waiting: dict[str, set[int]]) -> Iterator[str]:
    """The keys among these things that strangers may not read."""
    yield from closed_posts(waiting["post.saved"], waiting["thread.changed"])
    cards, links = waiting["routine.saved"], waiting["resource.saved"]
    public = select(Routine.id).where(Routine.id.in_(cards), Routine.state == "public")
    live = select(Resource.id).where(Resource.id.in_(links), Resource.state == "live")
    yield from closed_things("routine", cards, public)
    yield from closed_things("resource", links, live)


def closed_posts(post_ids: set[int], thread_ids: set[int]) -> Iterator[str]:
    """Keys of posts, by themselves or in a thread that changed."""
    if post_ids or thread_ids:
        mine = or_(Post.id.in_(post_ids), Post.thread_id.in_(thread_ids))
        closed = not_(readable_by(VISITOR) & visible_to(VISITOR))
        yield from (post_key(*row) for row in db.session.execute(CLOSED.where(mine, closed)))


CLOSED = select(Post.id, Post.n, Post.thread_id).join(Thread)


def closed_things(kind: str, ids: set[int], is_open: Select[int]) -> Iterator[str]:
    """Keys of routines or resources that are not among the open ones."""
    if ids:
        found = set(db.session.scalars(is_open))
        yield from (key_of(kind, id_) for id_ in ids - found)
