"""A routine card as a calendar file (iCalendar, RFC 5545).

A calendar is often shared, so nothing of the card stands in it: no name, no exercise, no purpose. An entry says
that it is time, for how long, and where the card is. Who keeps a calendar that nobody else sees may ask for the safety
facts and the rules of stopping too; they stand in the notes of an entry, never in its title. Times in a file are
floating: ten o'clock wherever the member is, and nothing tells where that is. Only the member's own private address
(`formats/programmes/own_calendar`) has times of a zone.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from types import MappingProxyType
from urllib.parse import urlsplit

from icalendar import Calendar, Event

from forum.errors import Refused
from forum.formats.routines import refusal_words
from forum.rules.kit.days import NO_ZONE, start_of, zone_of
from forum.rules.library.exercises import Exercise
from forum.rules.routines.facts import told
from forum.rules.routines.minutes import minutes
from forum.rules.routines.routines import Card
from forum.rules.routines.safety import STOP_RULES, safety_strip

WEEKDAYS = ("MO", "TU", "WE", "TH", "FR", "SA", "SU")
WEEKDAY_WORDS = dict(
    zip(WEEKDAYS, ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"), strict=True)
)
# Days a week -> days with as much rest between them as can be. A card that does not say gets three.
SPREAD = {
    1: ("MO",), 2: ("MO", "TH"), 3: ("MO", "WE", "FR"), 4: ("MO", "TU", "TH", "FR"), 5: WEEKDAYS[:5],
    6: WEEKDAYS[:6], 7: WEEKDAYS,
}  # fmt: skip
USUAL_DAYS = 3
FIRST_TIME = time(10)
LAST_TIME = time(23, 59, 59)
LAST_HOUR = 20
SHORTEST_MINUTES = 5
WEEKS_MAX = 104
EARLIEST = date(2000, 1, 1)
COUNTED_FROM = datetime(2026, 1, 1, tzinfo=UTC)
NOTHING: Mapping[str, object] = MappingProxyType({})
READ_FIRST = "Read “Before you start” first. A little counts. So does resting."


@dataclass(frozen=True, slots=True)
class CalendarPlan:
    """When somebody wants to do a card: from a date on, on these days, at this time first; `weeks` None has no end.

    `tells_safety` puts what to take care of and when to stop into the notes of entries. Times float without a `zone`.
    """

    start: date
    days: tuple[str, ...]
    first_time: time = FIRST_TIME
    weeks: int | None = None
    tells_safety: bool = False
    zone: str = NO_ZONE


def read_days(values: Iterable[str]) -> tuple[str, ...]:
    """The days of the week that were asked for, in order; raises `Refused`."""
    days = [day for value in values for day in value.upper().replace(",", " ").split()]
    if wrong := [day for day in days if day not in WEEKDAYS]:
        raise Refused(refusal_words.not_a_weekday(wrong[0]), "days")
    return tuple(day for day in WEEKDAYS if day in days)


@dataclass(frozen=True, slots=True)
class EntryState:
    """Which state of a plan an entry tells of: `sequence` grows with every change, `at` is when the last one was."""

    sequence: int
    at: datetime


def usual_days(card: Card) -> tuple[str, ...]:
    """The days of the week a calendar begins with: as many as the card says at least."""
    return SPREAD[card.days_per_week or card.days_per_week_max or USUAL_DAYS]


def plan_from_args(args: Mapping[str, list[str]], card: Card, today: date) -> CalendarPlan:
    """The plan an address asks for (start, days, time, weeks, safety), with the card's own where it says nothing.

    Raises Refused with the field's name on a value that can't be read.
    """
    asked = {name: next((one.strip() for one in values if one.strip()), "") for name, values in args.items()}
    return CalendarPlan(
        start=_start(asked.get("start", ""), today),
        days=read_days(args.get("days", ())) or usual_days(card),
        first_time=read_time(asked.get("time", "")),
        weeks=_weeks(asked.get("weeks", "")) or card.weeks or card.weeks_max,
        tells_safety=asked.get("safety", "") == "1",
    )


def routine_to_ics(
    card: Card,
    plan: CalendarPlan,
    *,
    routine_id: int,
    url: str,
    asked_at: datetime,
    exercises: Mapping[str, Exercise],
) -> bytes:
    """The calendar file; one entry for each time of the day, with ids that stay.

    Nothing is kept of what was asked for, so the file that was asked for last is the newest: its sequence is the
    seconds that passed since a day long ago. `url` is the whole short address of the card, its host ends every id.
    """
    state = EntryState(int((asked_at - COUNTED_FROM).total_seconds()), asked_at)
    return write_calendar(list_entries(card, plan, f"routine-{routine_id}", url, state, exercises))


def list_entries(
    card: Card, plan: CalendarPlan, mark: str, url: str, state: EntryState, exercises: Mapping[str, Exercise]
) -> list[Event]:
    """The entries of one card; their ids begin with `mark`."""
    length = max(minutes(card, exercises), SHORTEST_MINUTES)
    first_day = next(
        day for day in (plan.start + timedelta(days=n) for n in range(7)) if WEEKDAYS[day.weekday()] in plan.days
    )
    last_day = plan.start + timedelta(weeks=plan.weeks, days=-1) if plan.weeks else None
    rule: dict[str, object] = {"freq": "weekly", "byday": list(plan.days)}
    notes = "\n".join((url, READ_FIRST, *(_safety(card, exercises) if plan.tells_safety else ())))
    made = []
    for n, at in enumerate(_times(plan.first_time, card.times_per_day or 1), 1):
        event = Event()
        event.add("uid", f"{mark}-{n}@{urlsplit(url).hostname}")
        event.add("dtstamp", state.at)
        event.add("last-modified", state.at)
        event.add("sequence", state.sequence)
        event.add("dtstart", datetime.combine(first_day, at, zone_of(plan.zone) if plan.zone else None))
        event.add("duration", timedelta(minutes=length))
        event.add("rrule", rule | ({"until": _end_of(last_day, plan.zone)} if last_day else {}))
        event.add("summary", f"Routine time, about {length} minutes")
        event.add("description", notes)
        event.add("url", url)
        event.add("class", "PRIVATE")
        made.append(event)
    return made


def write_calendar(entries: Iterable[Event], more: Mapping[str, object] = NOTHING) -> bytes:
    """A calendar of these entries, with the rules of the zones they are in.

    It has no METHOD: that would make it an invitation, which needs somebody who invites.
    """
    calendar = Calendar()
    calendar.add("prodid", "-//Strideshare//Routine cards//EN")
    calendar.add("version", "2.0")
    for name, value in more.items():
        calendar.add(name, value)
    for event in entries:
        calendar.add_component(event)
    calendar.add_missing_timezones(first_date=EARLIEST)
    return bytes(calendar.to_ical())


def _end_of(day: date, zone: str) -> datetime:
    """The last second of a day; in a zone it has to be told in UTC (RFC 5545, 3.3.10)."""
    return start_of(day + timedelta(days=1), zone) - timedelta(seconds=1) if zone else datetime.combine(day, LAST_TIME)


def _safety(card: Card, exercises: Mapping[str, Exercise]) -> tuple[str, ...]:
    """What to take care of and when to stop, one sentence each."""
    facts = (f"{line.words.rstrip('.')}." for line in told(safety_strip(card, exercises)))
    return (*facts, *STOP_RULES)


def _times(first: time, count: int) -> list[time]:
    """`count` times of a day, the first one given, spread until LAST_HOUR or, when that has passed, close together."""
    start = first.hour * 60 + first.minute
    end = max(LAST_HOUR * 60, start) if start <= LAST_HOUR * 60 else min(start + 15 * (count - 1), 23 * 60 + 59)
    step = (end - start) // max(count - 1, 1)
    return [time(*divmod(start + n * step, 60)) for n in range(count)]


def _start(text: str, today: date) -> date:
    if not text:
        return today
    try:
        start = date.fromisoformat(text)
    except ValueError:
        start = date.min
    if not EARLIEST.year <= start.year <= 2100:
        raise Refused(refusal_words.NOT_A_DAY, "start")
    return start


def read_time(text: str) -> time:
    """A time of the day, the usual one for ""; raises `Refused`."""
    if not text:
        return FIRST_TIME
    try:
        at = time.fromisoformat(text)
    except ValueError:
        raise Refused(refusal_words.NOT_A_TIME, "time") from None
    return at.replace(second=0, microsecond=0, tzinfo=None)


def _weeks(text: str) -> int | None:
    if not text:
        return None
    weeks = int(text) if text.isascii() and text.isdigit() and len(text) < 5 else 0
    if not 1 <= weeks <= WEEKS_MAX:
        raise Refused(refusal_words.weeks_out_of_range(WEEKS_MAX), "weeks")
    return weeks
