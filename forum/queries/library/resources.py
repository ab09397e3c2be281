"""Trusted resources: who may see which, lists of them, counts for filters, what is due."""

from collections.abc import Sequence
from datetime import date, timedelta

from sqlalchemy import ColumnElement, and_, func, or_, select, true
from sqlalchemy.orm import InstrumentedAttribute, joinedload

from forum.models import Resource, db
from forum.rules.kit.people import Person
from forum.rules.library.resources import DUE_SOON_DAYS, RESOURCES_A_PAGE

LISTED = Resource.state == "live"
TABS = {
    "suggested": Resource.state == "suggested",
    "retired": Resource.state.in_(("retired", "hidden", "declined")),
}


def visible_to(person: Person) -> ColumnElement[bool]:
    """The one rule for which resources a person may know of: listed ones, and what they suggested themselves."""
    if person.is_moderator:
        return true()
    if person.is_visitor:
        return LISTED
    return or_(LISTED, and_(Resource.state.in_(("suggested", "declined")), Resource.added_by_id == person.id))


def chosen(kind: str = "", level: str = "") -> ColumnElement[bool]:
    """Listed resources of this kind and level; an empty word stands for all."""
    wanted = [LISTED]
    if kind:
        wanted.append(Resource.kind == kind)
    if level:
        wanted.append(Resource.level == level)
    return and_(*wanted)


def page_resources(*, kind: str = "", level: str = "", page: int = 1) -> Sequence[Resource]:
    """One page of the list, by title, with who checked each."""
    wanted = select(Resource).where(chosen(kind, level)).options(joinedload(Resource.checked_by))
    ordered = wanted.order_by(func.lower(Resource.title), Resource.id)
    return db.session.scalars(ordered.limit(RESOURCES_A_PAGE).offset((page - 1) * RESOURCES_A_PAGE)).all()


def count_kinds(level: str = "") -> dict[str, int]:
    """How many listed resources of this level there are of each kind."""
    return _count_by(Resource.kind, chosen(level=level))


def count_levels(kind: str = "") -> dict[str, int]:
    """How many listed resources of this kind there are of each level."""
    return _count_by(Resource.level, chosen(kind=kind))


def _count_by(column: InstrumentedAttribute[str], wanted: ColumnElement[bool]) -> dict[str, int]:
    return dict(db.session.execute(select(column, func.count()).where(wanted).group_by(column)).all())


def find_resource(resource_id: int, person: Person) -> Resource | None:
    """A resource the person may see, with who added and who checked it."""
    people = joinedload(Resource.checked_by), joinedload(Resource.added_by)
    return db.session.scalar(select(Resource).where(Resource.id == resource_id, visible_to(person)).options(*people))


def list_due(today: date) -> Sequence[Resource]:
    """Listed resources whose review date is past or comes within 30 days, the longest overdue first."""
    soon = today + timedelta(days=DUE_SOON_DAYS)
    return _list(and_(LISTED, Resource.review_on <= soon), Resource.review_on)


def list_by_tab(tab: str, limit: int = 100) -> Sequence[Resource]:
    """The suggested resources, oldest first, or the ones off the list."""
    return _list(TABS[tab], Resource.id, limit)


def _list(
    wanted: ColumnElement[bool], order: InstrumentedAttribute[int] | InstrumentedAttribute[date], limit: int = 100
) -> Sequence[Resource]:
    people = joinedload(Resource.checked_by), joinedload(Resource.added_by)
    return db.session.scalars(select(Resource).where(wanted).options(*people).order_by(order).limit(limit)).all()


def count_tabs(today: date) -> dict[str, int]:
    """How many resources are due, suggested and off the list."""
    due = and_(LISTED, Resource.review_on <= today + timedelta(days=DUE_SOON_DAYS))
    counted = {"due": due, **TABS}
    row = db.session.execute(select(*(func.count().filter(wanted).label(tab) for tab, wanted in counted.items()))).one()
    return dict(row._mapping)
