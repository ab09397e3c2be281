"""Who is asking: from a session's token to a person, in one SELECT of plain columns."""

from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from typing import Any, cast

from sqlalchemy import bindparam, distinct, exists, func, select

from forum.models import Draft, Member, Notice, Session, db
from forum.queries.kit.kept_connection import find_row
from forum.rules.kit.people import Person, Role
from forum.rules.members.second_factors import GRACE, due_at


@dataclass(frozen=True, slots=True)
class Visit:
    """A running session: whose it is, and what the page header needs to know."""

    session_id: int
    person: Person
    seen_at: datetime
    expires_at: datetime
    is_remembered: bool
    display: dict[str, Any]
    unread_notices: int
    has_drafts: bool
    second_factor_due: datetime | None = None


# Notices of one thread are told together, and count as one.
UNREAD = (
    select(func.count(distinct(func.coalesce(Notice.thread_id, -Notice.id))))
    .select_from(Notice)
    .where(Notice.member_id == Member.id, Notice.read_at.is_(None))
    .correlate(Member)
    .scalar_subquery()
)
PERSON = select(
    Member.id.label("member_id"),
    Member.name,
    Member.role,
    Member.confirmed_at,
    Member.suspended_until,
    Member.suspended_reason,
    Member.time_zone,
)
VISIT = (
    PERSON.add_columns(
        Session.id,
        Session.seen_at,
        Session.expires_at,
        Session.is_remembered,
        Member.display,
        Member.staff_since,
        Member.second_factor_at,
        UNREAD.label("unread"),
        exists().where(Draft.member_id == Member.id).correlate(Member).label("has_drafts"),
    )
    .select_from(Session)
    .join(Member, Member.id == Session.member_id)
    .where(Session.token_hash == bindparam("token_hash"))
)


def person_of(row: Any) -> Person:
    """A person from a row with the columns of `PERSON`."""
    return Person(
        id=row.member_id,
        name=row.name,
        role=cast(Role, row.role),
        is_confirmed=row.confirmed_at is not None,
        suspended_until=row.suspended_until,
        suspended_reason=row.suspended_reason,
        time_zone=row.time_zone,
    )


def find_visit(token_hash: str, now: datetime, grace: timedelta = GRACE) -> Visit | None:
    """The session with this token hash, unless it is over.

    An office rests from `grace` after it was given until its holder has a second factor.
    """
    row = find_row(VISIT, token_hash=token_hash)
    if row is None or row.expires_at <= now:
        return None
    due = due_at(row.staff_since, row.second_factor_at is not None, grace)
    return Visit(
        session_id=row.id,
        person=at_rest(person_of(row)) if due is not None and due <= now else person_of(row),
        seen_at=row.seen_at,
        expires_at=row.expires_at,
        is_remembered=row.is_remembered,
        display=row.display or {},
        unread_notices=row.unread,
        has_drafts=bool(row.has_drafts),
        second_factor_due=due,
    )


def at_rest(person: Person) -> Person:
    """The same member without an office, until they have a second factor."""
    return replace(person, role="member", owes_second_factor=True)


def find_person(member_id: int) -> Person | None:
    """The member with this id, as the rules see them."""
    row = db.session.execute(PERSON.where(Member.id == member_id)).first()
    return person_of(row) if row else None


def find_person_by_name(name_key: str) -> Person | None:
    """The member with this name, as the rules see them."""
    row = db.session.execute(PERSON.where(Member.name_key == name_key)).first()
    return person_of(row) if row else None
