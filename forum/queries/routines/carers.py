"""Links for those near a member: what a token opens, and which cards it shows."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime

from sqlalchemy import ColumnElement, func, select

from forum.models import CarerCard, CarerLink, Member, Routine, RoutineVersion, db
from forum.queries.members.members import FULL_NAME
from forum.queries.routines.routines import CURRENT

SHOWN_STATES = ("public", "private")


@dataclass(frozen=True, slots=True)
class OpenedLink:
    """What a token opens: whose link it is and for whom; `zone` is where the member's days begin."""

    id: int
    member_id: int
    member_name: str
    zone: str
    name: str
    shows_all: bool
    expires_at: datetime
    here_on: date | None


def find_opened(token_hash: str, now: datetime) -> OpenedLink | None:
    """The link with this token; none when it is over, or its member may not write here or is remembered."""
    wanted = (
        select(
            CarerLink.id,
            CarerLink.member_id,
            FULL_NAME.label("member_name"),
            Member.time_zone.label("zone"),
            CarerLink.name,
            CarerLink.shows_all,
            CarerLink.expires_at,
            CarerLink.here_on,
            Member.suspended_until,
        )
        .join(Member, Member.id == CarerLink.member_id)
        .where(CarerLink.token_hash == token_hash, CarerLink.expires_at > now, Member.remembered_at.is_(None))
    )
    row = db.session.execute(wanted).first()
    if row is None or (row.suspended_until is not None and now < row.suspended_until):
        return None
    return OpenedLink(*row[:-1])


def shown_by(link: OpenedLink) -> ColumnElement[bool]:
    """The one rule for which cards a link shows: finished ones of its member, and only those that were chosen."""
    mine = (Routine.owner_id == link.member_id) & Routine.state.in_(SHOWN_STATES) & (Routine.current_n > 0)
    chosen = select(CarerCard.routine_id).where(CarerCard.link_id == link.id)
    return mine if link.shows_all else mine & Routine.id.in_(chosen)


def list_shown(link: OpenedLink, most: int) -> Sequence[RoutineVersion]:
    """The cards a link shows, each as it is now, changed last first."""
    wanted = CURRENT.where(shown_by(link)).order_by(Routine.touched_at.desc(), Routine.id.desc()).limit(most)
    return db.session.scalars(wanted).all()


def find_shown(link: OpenedLink, routine_id: int) -> RoutineVersion | None:
    """One card that a link shows, as it is now."""
    return db.session.scalar(CURRENT.where(shown_by(link), Routine.id == routine_id))


@dataclass(frozen=True, slots=True)
class OwnLink:
    """A link in its member's own list; `cards` is how many cards were named for it."""

    id: int
    name: str
    shows_all: bool
    created_at: datetime
    expires_at: datetime
    here_on: date | None
    cards: int


def list_links(member_id: int, now: datetime) -> list[OwnLink]:
    """A member's links that are not over, oldest first."""
    cards = select(func.count()).where(CarerCard.link_id == CarerLink.id).correlate(CarerLink).scalar_subquery()
    wanted = select(
        CarerLink.id,
        CarerLink.name,
        CarerLink.shows_all,
        CarerLink.created_at,
        CarerLink.expires_at,
        CarerLink.here_on,
        cards,
    ).where(CarerLink.member_id == member_id, CarerLink.expires_at > now)
    return [OwnLink(*row) for row in db.session.execute(wanted.order_by(CarerLink.id))]


def list_choosable(member_id: int, most: int) -> list[tuple[int, str, str]]:
    """A member's own finished cards: (number, title, state), changed last first."""
    mine = (Routine.owner_id == member_id) & Routine.state.in_(SHOWN_STATES) & (Routine.current_n > 0)
    wanted = select(Routine.id, Routine.title, Routine.state).where(mine).order_by(Routine.touched_at.desc())
    return [(row.id, row.title, row.state) for row in db.session.execute(wanted.limit(most))]
