"""A member's own calendar: whose an address is, and what they want to do when."""

from collections.abc import Sequence
from datetime import datetime, time

from sqlalchemy import func, select
from sqlalchemy.orm import joinedload

from forum.formats.programmes.own_calendar import Wish
from forum.models import CalendarAddress, CalendarEntry, Member, ProgrammeEvent, ProgrammeRun, ProgrammeVersion, db
from forum.queries.members.people import PERSON, person_of
from forum.rules.kit.people import Person


def find_owner(token_hash: str, now: datetime) -> Person | None:
    """The member whose calendar has this address; nobody while they are suspended."""
    wanted = PERSON.join(CalendarAddress, CalendarAddress.member_id == Member.id)
    row = db.session.execute(wanted.where(CalendarAddress.token_hash == token_hash)).first()
    person = person_of(row) if row else None
    return None if person is None or person.is_suspended(now) else person


def find_address_day(member_id: int) -> datetime | None:
    """Since when a member's calendar has its present address; None without one."""
    return db.session.scalar(select(CalendarAddress.created_at).where(CalendarAddress.member_id == member_id))


def list_calendar(member_id: int) -> Sequence[CalendarEntry]:
    """What a member put into their calendar, with the cards and runs it is about."""
    run = joinedload(CalendarEntry.run).joinedload(ProgrammeRun.version).joinedload(ProgrammeVersion.programme)
    wanted = (
        select(CalendarEntry)
        .where(CalendarEntry.member_id == member_id)
        .options(joinedload(CalendarEntry.routine), run)
    )
    return db.session.scalars(wanted.order_by(CalendarEntry.id)).all()


def find_entry(member_id: int, *, routine_id: int | None = None, run_id: int | None = None) -> CalendarEntry | None:
    """What a member put into their calendar about one card, or about one run."""
    about = CalendarEntry.routine_id == routine_id if routine_id else CalendarEntry.run_id == run_id
    return db.session.scalar(select(CalendarEntry).where(CalendarEntry.member_id == member_id, about))


def wish_of(entry: CalendarEntry) -> Wish:
    """The row as what writes calendars takes it."""
    return Wish(
        entry.id,
        entry.starts_on,
        tuple(entry.days.split(",")) if entry.days else (),
        time.fromisoformat(entry.first_time),
        entry.weeks,
        entry.tells_safety,
        entry.sequence,
        entry.changed_at,
    )


def count_told(run_id: int) -> tuple[int, datetime | None]:
    """How many things a member told in a run, and when the last."""
    row = db.session.execute(
        select(func.count(), func.max(ProgrammeEvent.at)).where(ProgrammeEvent.run_id == run_id)
    ).one()
    return int(row[0]), row[1]
