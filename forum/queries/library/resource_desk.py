"""What of the resources waits for a moderator: due, suggested, reported, off the list; and how one changed."""

from collections.abc import Sequence
from datetime import date, datetime, timedelta

from sqlalchemy import ColumnElement, and_, func, or_, select
from sqlalchemy.orm import InstrumentedAttribute, joinedload, selectinload

from forum.models import Flag, LinkCheck, Resource, ResourceChange, db
from forum.queries.library.resources import LISTED, facts_of
from forum.rules.library.link_checks import DEAD_AFTER
from forum.rules.library.resource_standing import CLAIM_HOURS
from forum.rules.library.resources import DUE_SOON_DAYS, Facts

_REPORTS = Flag.noun == "resource", Flag.closed_at.is_(None)
TABS: dict[str, ColumnElement[bool]] = {
    "suggested": Resource.state == "suggested",
    "reported": and_(LISTED, Resource.id.in_(select(Flag.noun_id).where(*_REPORTS))),
    "dead": and_(LISTED, Resource.id.in_(select(LinkCheck.resource_id).where(LinkCheck.fails >= DEAD_AFTER))),
    "retired": Resource.state.in_(("retired", "hidden", "declined")),
}


def list_due(today: date, limit: int = 100) -> Sequence[Resource]:
    """Listed resources whose review date is past or comes within 30 days, the longest overdue first."""
    return _list(_due(today), Resource.review_on, limit)


def list_by_tab(tab: str, limit: int = 100) -> Sequence[Resource]:
    """Resources of one of `TABS`, the oldest first."""
    return _list(TABS[tab], Resource.id, limit)


def _due(today: date) -> ColumnElement[bool]:
    return and_(LISTED, Resource.review_on <= today + timedelta(days=DUE_SOON_DAYS))


def _list(
    wanted: ColumnElement[bool], order: InstrumentedAttribute[int] | InstrumentedAttribute[date], limit: int
) -> Sequence[Resource]:
    people = map(joinedload, (Resource.checked_by, Resource.added_by, Resource.claimed_by))
    found = select(Resource).where(wanted).options(*people).order_by(order, Resource.id).limit(limit)
    return db.session.scalars(found).all()


def count_tabs(today: date) -> dict[str, int]:
    """How many resources each tab has and how many are due, each counted along an index."""
    counted = {"due": _due(today), **TABS}
    numbers = (
        select(func.count()).select_from(Resource).where(wanted).scalar_subquery().label(tab)
        for tab, wanted in counted.items()
    )
    return dict(db.session.execute(select(*numbers)).one()._mapping)


def list_facts() -> list[Facts]:
    """The facts of every listed resource, by kind and title."""
    wanted = select(Resource).where(LISTED).order_by(Resource.kind, func.lower(Resource.title), Resource.id)
    return [facts_of(one) for one in db.session.scalars(wanted.options(selectinload(Resource.topics)))]


def find_next_due(today: date, member_id: int, now: datetime) -> int | None:
    """The resource that is due for the longest time and that no other moderator reads now."""
    is_free = or_(
        Resource.claimed_at.is_(None),
        Resource.claimed_at <= now - timedelta(hours=CLAIM_HOURS),
        Resource.claimed_by_id == member_id,
    )
    wanted = select(Resource.id).where(_due(today), is_free).order_by(Resource.review_on, Resource.id)
    return db.session.scalar(wanted.limit(1))


def list_changes(resource_id: int, since: int = 0) -> Sequence[ResourceChange]:
    """What moderators changed after version `since`, the newest first, with who did."""
    wanted = select(ResourceChange).where(ResourceChange.resource_id == resource_id, ResourceChange.version > since)
    with_people = wanted.options(joinedload(ResourceChange.by)).order_by(ResourceChange.version.desc())
    return db.session.scalars(with_people.limit(100)).all()


def list_reports(resource_id: int) -> Sequence[Flag]:
    """What members reported of a resource and nobody has answered yet, the oldest first."""
    return db.session.scalars(select(Flag).where(Flag.noun_id == resource_id, *_REPORTS).order_by(Flag.id)).all()
