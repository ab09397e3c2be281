"""Which resources members keep: one's own list, which only they see, and what many keep, without names or numbers."""

from collections.abc import Sequence
from typing import Any

from sqlalchemy import and_, func, select

from forum.models import Resource, ResourceSave, db
from forum.queries.kit.kept_connection import list_rows
from forum.queries.library.resources import LISTED
from forum.rules.library.resources import POPULAR_LEAST, RESOURCES_A_PAGE


def page_saved(member_id: int, page: int = 1) -> Sequence[Any]:
    """A page of a member's own list, the newest first; of what is off the public list since, nothing but its number."""
    wanted = (
        select(
            ResourceSave.resource_id.label("id"), Resource.title, Resource.made_by, Resource.kind, Resource.checked_at
        )
        .outerjoin(Resource, and_(Resource.id == ResourceSave.resource_id, LISTED))
        .where(ResourceSave.member_id == member_id)
        .order_by(ResourceSave.saved_at.desc(), ResourceSave.resource_id)
    )
    return db.session.execute(wanted.limit(RESOURCES_A_PAGE).offset((page - 1) * RESOURCES_A_PAGE)).all()


def count_saved(member_id: int) -> int:
    """How many resources a member keeps."""
    mine = select(func.count()).select_from(ResourceSave).where(ResourceSave.member_id == member_id)
    return db.session.scalar(mine) or 0


def is_saved(member_id: int, resource_id: int) -> bool:
    """Whether a member keeps this resource."""
    mine = select(ResourceSave.resource_id)
    mine = mine.where(ResourceSave.member_id == member_id, ResourceSave.resource_id == resource_id)
    return db.session.scalar(mine) is not None


MANY_KEEP = and_(LISTED, Resource.save_count >= POPULAR_LEAST)
MOST_KEPT = (Resource.save_count.desc(), Resource.id.desc())
POPULAR = (
    select(Resource.id, Resource.title, Resource.kind, Resource.made_by, Resource.minutes)
    .where(MANY_KEEP)
    .order_by(*MOST_KEPT)
    .limit(3)
)


def list_popular() -> Sequence[Any]:
    """The listed resources that most members keep: id, title, kind, made_by and minutes of each."""
    return list_rows(POPULAR)
