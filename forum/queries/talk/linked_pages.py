"""What we can say of the pages that posts lead to: that we trust one, or that nobody here has checked one."""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import ColumnElement, exists, or_, select
from sqlalchemy.orm import aliased

from forum.models import PostLink, Resource, db

MOST_TOLD = 3


@dataclass(frozen=True, slots=True)
class LinkedPages:
    """The trusted resources that a post leads to (id and title), and watched hosts of which we list no such page."""

    trusted: tuple[tuple[int, str], ...] = ()
    unchecked: tuple[str, ...] = ()


NOTHING_LINKED = LinkedPages()
_IS_TRUSTED = (Resource.url_key == PostLink.key) & (Resource.state == "live")


def is_worth_telling(post: Any) -> ColumnElement[bool]:
    """Whether a post leads to a page of which there is something to say."""
    link = aliased(PostLink)
    trusted = select(Resource.id).where(Resource.url_key == link.key, Resource.state == "live").exists()
    return exists().where(link.post_id == post.id, or_(link.is_watched, trusted)).correlate(post)


def pages_of(post_ids: Sequence[int]) -> dict[int, LinkedPages]:
    """By post what is to be said; one query, none when there are no posts."""
    if not post_ids:
        return {}
    wanted = (
        select(PostLink.post_id, PostLink.host, Resource.id, Resource.title)
        .outerjoin(Resource, _IS_TRUSTED)
        .where(PostLink.post_id.in_(post_ids), or_(PostLink.is_watched, Resource.id.is_not(None)))
        .order_by(PostLink.post_id, Resource.id, PostLink.host)
    )
    trusted: dict[int, dict[int, str]] = defaultdict(dict)
    unchecked: dict[int, dict[str, None]] = defaultdict(dict)
    for row in db.session.execute(wanted):
        if row.title is None:
            unchecked[row.post_id][row.host] = None
        else:
            trusted[row.post_id][row.id] = row.title
    return {
        one: LinkedPages(tuple(trusted[one].items())[:MOST_TOLD], tuple(unchecked[one])[:MOST_TOLD]) for one in post_ids
    }
