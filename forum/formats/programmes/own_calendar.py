"""A member's own calendar: their cards and programmes together, in their time zone, for the one address that is theirs.

It tells no more than a file does (`formats/routines/calendar`), save where and what the member asked for.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date, datetime, time, timedelta

from icalendar import Event, vDuration

from forum.formats.routines.calendar import CalendarPlan, EntryState, list_entries, usual_days, write_calendar
from forum.rules.kit.days import NO_ZONE
from forum.rules.library.exercises import Exercise
from forum.rules.programmes.programmes import Part, Plan
from forum.rules.programmes.runs import Cards, RunState
from forum.rules.routines.routines import Card

# How often a program may ask again.
ASK_AGAIN = timedelta(hours=6)


@dataclass(frozen=True, slots=True)
class Wish:
    """When somebody wants to do a card, or the cards of a programme; no `days` are as many as each card says.

    `sequence` and `changed_at` tell which state of the wish it is, `zone` where its times are meant.
    """

    id: int
    starts_on: date
    days: tuple[str, ...]
    first_time: time
    weeks: int | None
    tells_safety: bool
    sequence: int
    changed_at: datetime
    zone: str = NO_ZONE

    def state(self, changes: int, *moments: datetime) -> EntryState:
        """The state of the wish and of what it is about, which changed so many times, last at these moments."""
        return EntryState(self.sequence + changes, max((self.changed_at, *moments)))


def card_entries(wish: Wish, card: Card, as_of: EntryState, url: str, exercises: Mapping[str, Exercise]) -> list[Event]:
    """The entries of a card."""
    plan = CalendarPlan(
        wish.starts_on, wish.days or usual_days(card), wish.first_time, wish.weeks, wish.tells_safety, wish.zone
    )
    return list_entries(card, plan, f"entry-{wish.id}", url, as_of, exercises)


def run_entries(
    wish: Wish,
    plan: Plan,
    cards: Cards,
    state: RunState,
    as_of: EntryState,
    url: str,
    exercises: Mapping[str, Exercise],
) -> Iterator[Event]:
    """The entries of a run from this week on, part by part; none while it is paused, when it is over, in weeks off."""
    if state.pause or state.is_over:
        return
    for part in plan.parts:
        card = cards.get(part.card_key)
        if card is not None and part.last_week >= state.week:
            begins = state.counts_from + timedelta(weeks=part.first_week - 1)
            weeks = part.last_week - part.first_week + 1
            one = CalendarPlan(
                begins, wish.days or days_of_part(part, card), wish.first_time, weeks, wish.tells_safety, wish.zone
            )
            yield from list_entries(card, one, f"entry-{wish.id}-week-{part.first_week}", url, as_of, exercises)


def days_of_part(part: Part, card: Card) -> tuple[str, ...]:
    """As many days a week as the part says, or else its card."""
    if part.days_per_week or part.days_per_week_max:
        card = replace(card, days_per_week=part.days_per_week, days_per_week_max=part.days_per_week_max)
    return usual_days(card)


def write_own_calendar(entries: list[Event]) -> bytes:
    """All entries as one calendar, which says how soon to ask for it again."""
    again = vDuration(ASK_AGAIN, params={"VALUE": "DURATION"})
    return write_calendar(
        entries, {"x-wr-calname": "Routine times", "refresh-interval": again, "x-published-ttl": vDuration(ASK_AGAIN)}
    )
