"""A routine card as a calendar file (iCalendar, RFC 5545).

A calendar is often shared, so nothing of the card stands in it: no name, no exercise, no purpose. An entry says
that it is time, for how long, and where the card is. Who keeps a calendar that nobody else sees may ask for the safety
facts and the rules of stopping too; they stand in the notes of an entry, never in its title. Times are floating: ten
o'clock wherever the member is.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from urllib.parse import urlsplit

from icalendar import Calendar, Event

from forum.errors import Refused
from forum.formats.routines import refusal_words
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
LAST_HOUR = 20
SHORTEST_MINUTES = 5
WEEKS_MAX = 104
READ_FIRST = "Read “Before you start” first. A little counts. So does resting."


@dataclass(frozen=True, slots=True)
class CalendarPlan:
    """When somebody wants to do a card: from a date on, on these days, at this time first; `weeks` None has no end.

    `tells_safety` puts what to take care of and when to stop into the notes of every entry.
    """

    start: date
    days: tuple[str, ...]
    first_time: time = FIRST_TIME
    weeks: int | None = None
    tells_safety: bool = False


def usual_days(card: Card) -> tuple[str, ...]:
    """The days of the week a calendar begins with: as many as the card says at least."""
    return SPREAD[card.days_per_week or card.days_per_week_max or USUAL_DAYS]


def plan_from_args(args: Mapping[str, list[str]], card: Card, today: date) -> CalendarPlan:
    """The plan an address asks for (start, days, time, weeks, safety), with the card's own where it says nothing.

    Raises Refused with the field's name on a value that can't be read.
    """
    asked = {name: next((one.strip() for one in values if one.strip()), "") for name, values in args.items()}
    days = [day for value in args.get("days", ()) for day in value.upper().replace(",", " ").split()]
    if wrong := [day for day in days if day not in WEEKDAYS]:
        raise Refused(refusal_words.not_a_weekday(wrong[0]), "days")
    return CalendarPlan(
        start=_start(asked.get("start", ""), today),
        days=tuple(day for day in WEEKDAYS if day in days) or usual_days(card),
        first_time=_time(asked.get("time", "")),
        weeks=_weeks(asked.get("weeks", "")) or card.weeks or card.weeks_max,
        tells_safety=asked.get("safety", "") == "1",
    )


def routine_to_ics(
    card: Card,
    plan: CalendarPlan,
    *,
    routine_id: int,
    version: int,
    url: str,
    published_at: datetime,
    exercises: Mapping[str, Exercise],
) -> bytes:
    """The calendar file; one entry for each time of the day, with ids that stay and a sequence that grows.

    `url` is the whole short address of the card, and its host the end of every id.
    """
    length = max(minutes(card, exercises), SHORTEST_MINUTES)
    calendar = Calendar()
    calendar.add("prodid", "-//Strideshare//Routine cards//EN")
    calendar.add("version", "2.0")
    calendar.add("method", "PUBLISH")
    first_day = next(
        day for day in (plan.start + timedelta(days=n) for n in range(7)) if WEEKDAYS[day.weekday()] in plan.days
    )
    rule: dict[str, object] = {"freq": "weekly", "byday": list(plan.days)}
    if plan.weeks:
        rule["until"] = datetime.combine(plan.start + timedelta(weeks=plan.weeks, days=-1), time(23, 59, 59))
    notes = "\n".join((url, READ_FIRST, *(_safety(card, exercises) if plan.tells_safety else ())))
    for n, at in enumerate(_times(plan.first_time, card.times_per_day or 1), 1):
        event = Event()
        event.add("uid", f"routine-{routine_id}-{n}@{urlsplit(url).hostname}")
        event.add("dtstamp", published_at)
        event.add("sequence", version - 1)
        event.add("dtstart", datetime.combine(first_day, at))
        event.add("duration", timedelta(minutes=length))
        event.add("rrule", rule)
        event.add("summary", f"Routine time, about {length} minutes")
        event.add("description", notes)
        event.add("url", url)
        event.add("class", "PRIVATE")
        calendar.add_component(event)
    return bytes(calendar.to_ical())


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
    if not 2000 <= start.year <= 2100:
        raise Refused(refusal_words.NOT_A_DAY, "start")
    return start


def _time(text: str) -> time:
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
