"""Whom a member hears: the one rule for all that somebody they blocked said; and the list of those, for them alone."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import ColumnElement, String, cast, exists, func, select, true

from forum.models import Member, MemberBlock, db
from forum.queries.members.members import FULL_NAME, visible_to
from forum.rules.kit.people import Person
from forum.rules.members.blocks import BLOCKS_A_PAGE

# Whom the member of a row blocked, as numbers with commas between them; None for nobody.
BLOCKED = (
    select(func.aggregate_strings(cast(MemberBlock.blocked_id, String), ","))
    .where(MemberBlock.member_id == Member.id)
    .correlate(Member)
    .scalar_subquery()
)


def ids_of(joined: str | None) -> frozenset[int]:
    """The numbers that `BLOCKED` gave."""
    return frozenset(map(int, joined.split(","))) if joined else frozenset()


def heard_by(person: Person, author_id: Any) -> ColumnElement[bool]:
    """Whether a person hears an author (a column); everybody else hears everybody."""
    return author_id.not_in(sorted(person.blocked)) if person.blocked else true()


def hears(reader_id: Any, author_id: Any) -> ColumnElement[bool]:
    """The same for many readers at once: both may be columns of the statement this becomes a part of."""
    return ~exists().where(MemberBlock.member_id == reader_id, MemberBlock.blocked_id == author_id).correlate_except(
        MemberBlock
    )


@dataclass(frozen=True, slots=True)
class Blocked:
    """Somebody whom a member blocked; without a `url` they have no page any more."""

    name: str
    full_name: str
    at: datetime
    url: str


def page_blocked(person: Person, page: int = 1) -> list[Blocked]:
    """A page of those whom a member blocked, the newest first."""
    wanted = (
        select(Member.name, FULL_NAME, MemberBlock.at, visible_to(person))
        .join(MemberBlock, MemberBlock.blocked_id == Member.id)
        .where(MemberBlock.member_id == person.id)
        .order_by(MemberBlock.at.desc(), Member.id.desc())
    )
    rows = db.session.execute(wanted.limit(BLOCKS_A_PAGE).offset((page - 1) * BLOCKS_A_PAGE))
    return [Blocked(name, full, at, f"/u/{name}" if is_seen else "") for name, full, at, is_seen in rows]


def list_blocked_names(person: Person) -> Sequence[str]:
    """The names of those whom a person blocked; asks nothing for who blocked nobody."""
    if not person.blocked:
        return ()
    return db.session.scalars(select(Member.name).where(Member.id.in_(sorted(person.blocked)))).all()
