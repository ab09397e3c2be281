"""Keeping a trusted resource on one's own list, and letting it go."""

from datetime import datetime

from sqlalchemy import delete, update
from sqlalchemy.orm import Session

from forum.actions.kit.base import get_row, transaction
from forum.errors import NotFound
from forum.models import Resource, ResourceSave
from forum.rules.kit.people import Person
from forum.rules.kit.permissions import check_awake


def keep(person: Person, resource_id: int, now: datetime) -> None:
    """Put a listed resource on one's own list; one that is there stays there. Raises `Refused` or `NotFound`."""
    check_awake(person, now)
    with transaction() as session:
        resource = get_row(session, Resource, resource_id, lock=True)
        if resource.state != "live":
            raise NotFound
        if session.get(ResourceSave, (person.id, resource_id)) is None:
            session.add(ResourceSave(member_id=person.id, resource_id=resource_id, saved_at=now))
            count(session, resource_id, 1)


def let_go(person: Person, resource_id: int, now: datetime) -> None:
    """Take a resource off one's own list, whatever became of it; nothing happens when it is not there."""
    check_awake(person, now)
    with transaction() as session:
        get_row(session, Resource, resource_id, lock=True)
        mine = ResourceSave.member_id == person.id, ResourceSave.resource_id == resource_id
        if session.execute(delete(ResourceSave).where(*mine).returning(ResourceSave.resource_id)).all():
            count(session, resource_id, -1)


def count(session: Session, resource_id: int, by: int) -> None:
    """How many keep it, by so many more or fewer."""
    session.execute(update(Resource).where(Resource.id == resource_id).values(save_count=Resource.save_count + by))
