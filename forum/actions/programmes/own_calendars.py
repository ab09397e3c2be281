"""What a member puts into their own calendar, and its secret address."""

from datetime import datetime

from sqlalchemy import delete, select

from forum.actions.kit.base import get_row, transaction
from forum.errors import NotFound, Refused
from forum.formats.programmes.own_calendar import Wish
from forum.models import CalendarAddress, CalendarEntry, Member
from forum.queries.programmes.own_calendars import find_entry
from forum.queries.programmes.runs import find_run
from forum.queries.routines.routines import find_version
from forum.rules.kit.people import Person
from forum.rules.kit.permissions import check_awake
from forum.rules.programmes import refusal_words
from forum.rules.programmes.limits import CALENDAR_ENTRIES_MAX


def put(person: Person, wish: Wish, *, routine_id: int | None = None, run_id: int | None = None) -> None:
    """Put a card or a run into the member's calendar, in place of what it said of it before; `wish.id` is ignored.

    Raises `Refused`, or `NotFound` for what they may not see.
    """
    now = wish.changed_at
    check_awake(person, now)
    with transaction() as session:
        get_row(session, Member, person.id, lock=True)
        seen = find_version(routine_id, person) if routine_id else find_run(run_id or 0, person, person.day(now))
        if seen is None:
            raise NotFound
        entry = find_entry(person.id, routine_id=routine_id, run_id=run_id)
        if entry is None:
            mine = session.scalars(select(CalendarEntry.id).where(CalendarEntry.member_id == person.id)).all()
            if len(mine) >= CALENDAR_ENTRIES_MAX:
                raise Refused(refusal_words.calendar_full(CALENDAR_ENTRIES_MAX))
            entry = CalendarEntry(member_id=person.id, routine_id=routine_id, run_id=run_id, sequence=0)
            session.add(entry)
        else:
            entry.sequence += 1
        entry.starts_on, entry.days, entry.weeks = wish.starts_on, ",".join(wish.days), wish.weeks
        entry.first_time, entry.tells_safety = wish.first_time.isoformat("minutes"), wish.tells_safety
        entry.changed_at = now


def take_out(person: Person, entry_id: int) -> None:
    """Take something out of one's calendar; raises `NotFound`."""
    with transaction() as session:
        entry = get_row(session, CalendarEntry, entry_id, lock=True)
        if entry.member_id != person.id:
            raise NotFound
        session.delete(entry)


def set_address(person: Person, token_hash: str, now: datetime) -> None:
    """Give the member's calendar this address; the one it had is gone. Raises `Refused`."""
    check_awake(person, now)
    with transaction() as session:
        get_row(session, Member, person.id, lock=True)
        session.execute(delete(CalendarAddress).where(CalendarAddress.member_id == person.id))
        session.add(CalendarAddress(member_id=person.id, token_hash=token_hash, created_at=now))


def end_address(person: Person) -> None:
    """Take the address away; nothing happens without one. A suspended member may too."""
    with transaction() as session:
        session.execute(delete(CalendarAddress).where(CalendarAddress.member_id == person.id))
