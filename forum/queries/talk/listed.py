"""A thread as a row of a list, in plain columns: for lists that are asked for on nearly every visit."""

from dataclasses import dataclass
from datetime import datetime
from functools import cache
from typing import Any

from sqlalchemy import Select, bindparam, select

from forum.models import Category, Member, Thread
from forum.queries.kit.kept_connection import list_rows
from forum.queries.members.members import FULL_NAME
from forum.queries.talk.threads import visible_to
from forum.rules.kit.people import Person, anybody_like


@dataclass(frozen=True, slots=True)
class ListedThread:
    """What a row of a list says of a thread."""

    id: int
    title: str
    slug: str
    state: str
    post_count: int
    last_post_at: datetime
    is_pinned: bool
    is_locked: bool
    has_routine: bool
    category_title: str
    author_full_name: str

    @property
    def replies(self) -> int:
        return max(self.post_count - 1, 0)


COLUMNS: tuple[Any, ...] = (
    *(Thread.id, Thread.title, Thread.slug, Thread.state, Thread.post_count, Thread.last_post_at),
    *(Thread.is_pinned, Thread.is_locked, Thread.has_routine, Category.title, FULL_NAME),
)


def list_newest_public(person: Person, limit: int) -> list[ListedThread]:
    """The threads that everybody like this person may read and that were written in last."""
    return [ListedThread(*row) for row in list_rows(newest(anybody_like(person)), limit=limit)]


@cache
def newest(reader: Person) -> Select[Any]:
    """The ready statement, for readers like this one."""
    wanted = select(*COLUMNS).join(Category, Category.id == Thread.category_id)
    wanted = wanted.join(Member, Member.id == Thread.author_id).where(visible_to(reader))
    return wanted.order_by(Thread.last_post_at.desc()).limit(bindparam("limit"))
