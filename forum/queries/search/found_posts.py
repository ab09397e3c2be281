"""The threads and posts a search found, as the person may read them now."""

from collections.abc import Sequence
from functools import lru_cache
from typing import Any

from sqlalchemy import Row, bindparam, case, func, select, union_all

from forum.models import Category, Member, Poll, PollChoice, Post, Thread, ThreadInShort
from forum.queries.kit.kept_connection import list_rows
from forum.queries.members.blocks import heard_by
from forum.queries.search.found_things import FoundThing, Key
from forum.queries.talk.posts import readable_by
from forum.queries.talk.threads import visible_to
from forum.rules.kit.paging import page_of
from forum.rules.kit.people import Person
from forum.rules.members.names import full_name

POLL = (
    select(Poll.question + "\n" + func.aggregate_strings(PollChoice.words, "\n"))
    .join(PollChoice, PollChoice.post_id == Poll.post_id)
    .where(Poll.post_id == Post.id)
    .group_by(Poll.question)
    .correlate(Post)
    .scalar_subquery()
)
# Columns, not objects: of a post and all it hangs on, a hit shows little.
POSTS = (
    select(Post.id, Post.n, Post.thread_id, Post.plain, Thread.slug, Thread.title)
    .add_columns(Category.title.label("category"), Member.name, Member.display_name)
    .add_columns(case((Post.n == 1, ThreadInShort.plain), else_=None).label("in_short"))
    .add_columns(case(((Post.n == 1) & Thread.has_poll, POLL), else_=None).label("poll"))
    .outerjoin(ThreadInShort, ThreadInShort.thread_id == Post.thread_id)
    .join(Thread, Thread.id == Post.thread_id)
    .join(Category, Category.id == Thread.category_id)
    .join(Member, Member.id == Post.author_id)
)
# Ids first: SQLite would rather walk all public posts than look a few up by thread and number.
FIRST = select(Post.id).where(Post.thread_id.in_(bindparam("threads", expanding=True)), Post.n == 1)
LATER = select(Post.id).where(Post.id.in_(bindparam("posts", expanding=True)))


@lru_cache(maxsize=200)
def posts_for(person: Person) -> Any:
    """The ready statement for first posts of threads and for others, as this person may read and hears them."""
    wanted = POSTS.where(Post.id.in_(union_all(FIRST, LATER)), readable_by(person), visible_to(person))
    return wanted.where(heard_by(person, Post.author_id))


def find_posts(threads: Sequence[str], posts: Sequence[str], person: Person) -> dict[Key, FoundThing]:
    """Threads, each with the text of its first post, and posts from the second on."""
    values = {"threads": [*map(int, threads)], "posts": [*map(int, posts)]}
    found: dict[Key, FoundThing] = {}
    for row in list_rows(posts_for(person), **values):
        for kind, id_, asked in (("thread", row.thread_id if row.n == 1 else 0, threads), ("post", row.id, posts)):
            if str(id_) in asked:
                found[kind, str(id_)] = found_post(row)
    return found


def found_post(row: Row[Any]) -> FoundThing:
    """A post where it stands in its thread."""
    page = page_of(row.n)
    place = "" if row.n == 1 else f"{f'?page={page}' if page > 1 else ''}#post-{row.n}"
    text = "\n\n".join(filter(None, (row.plain, row.in_short, row.poll)))
    by = f"By {full_name(row.name, row.display_name)} in {row.category}"
    return FoundThing(row.title, f"/t/{row.thread_id}/{row.slug}{place}", text, by, thread_id=row.thread_id)
