"""A thread as a row of a list, in plain columns: for lists that are asked for on nearly every visit."""

from dataclasses import dataclass
from datetime import datetime
from functools import cache
from typing import Any

from sqlalchemy import Select, bindparam, select

from forum.models import Category, Member, Thread
from forum.queries.kit.kept_connection import list_rows
from forum.queries.members.blocks import hears
from forum.queries.members.members import FULL_NAME
from forum.queries.talk.threads import visible_to
from forum.rules.kit.people import VISITOR


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


def list_newest_public(limit: int, member_id: int) -> list[ListedThread]:
    """The threads that everybody may read, that were written in last and that no one began whom the member blocked."""
    return [ListedThread(*row) for row in list_rows(newest(), limit=limit, member_id=member_id)]


@cache
def newest() -> Select[Any]:
    """The ready statement."""
    wanted = select(*COLUMNS).join(Category, Category.id == Thread.category_id)
    wanted = wanted.join(Member, Member.id == Thread.author_id).where(visible_to(VISITOR))
    wanted = wanted.where(hears(bindparam("member_id"), Thread.author_id))
    return wanted.order_by(Thread.last_post_at.desc()).limit(bindparam("limit"))
