"""A card as a calendar: when, and nothing of what."""

from dataclasses import replace
from datetime import UTC, date, datetime, time, timedelta
from typing import Any

import pytest
from hypothesis import given

from forum.errors import Refused
from forum.formats.routines.calendar import WEEKDAYS, CalendarPlan, plan_from_args, routine_to_ics, usual_days
from forum.rules.routines.routines import Card
from tests.samples.calendars import events_in, repeats
from tests.samples.cards import cards
from tests.samples.library import EXERCISES, STORY_CARD

TODAY = date(2026, 11, 24)  # a Tuesday
NOON = datetime(2026, 11, 24, 12, tzinfo=UTC)
PLAN = CalendarPlan(TODAY, ("MO", "WE", "FR"))


def calendar(card: Card = STORY_CARD, plan: CalendarPlan = PLAN, asked_at: datetime = NOON) -> bytes:
    return routine_to_ics(
        card,
        plan,
        routine_id=7,
        url="https://strideshare.example/r/7",
        asked_at=asked_at,
        exercises=EXERCISES,
    )


def test_a_calendar_says_when_and_for_how_long_from_the_first_fitting_day_on() -> None:
    [event] = events_in(calendar())
    assert event.decoded("dtstart") == datetime(2026, 11, 25, 10)  # noqa: DTZ001  floating: wherever the member is
    assert event.decoded("duration") == timedelta(minutes=10)
    assert dict(repeats(event)) == {"FREQ": ["WEEKLY"], "BYDAY": ["MO", "WE", "FR"]}


def test_the_safety_facts_stand_in_the_notes_only_when_they_were_asked_for() -> None:
    asked = plan_from_args({"safety": ["1"]}, STORY_CARD, TODAY)
    [asked_for], [usual] = events_in(calendar(plan=asked)), events_in(calendar())
    told, silent = str(asked_for["description"]), str(usual["description"])
    assert "Have someone with you." in told
    assert "Stop if you feel dizzy or faint. Sit down." in told
    assert "someone" not in silent
    assert asked_for["summary"] == usual["summary"]
    assert STORY_CARD.title not in told


def test_twice_a_day_is_two_entries_with_ids_of_their_own() -> None:
    both = events_in(calendar(replace(STORY_CARD, times_per_day=2)))
    assert [str(event["uid"]) for event in both] == [
        "routine-7-1@strideshare.example", "routine-7-2@strideshare.example",
    ]  # fmt: skip
    assert [event.decoded("dtstart").time() for event in both] == [time(10), time(20)]


def test_other_days_or_another_time_asked_for_later_are_a_newer_state_of_the_same_entry() -> None:
    later = NOON + timedelta(seconds=1)
    [first], [second] = events_in(calendar()), events_in(calendar(plan=replace(PLAN, days=("TU",)), asked_at=later))
    assert first["uid"] == second["uid"]
    assert 0 < int(str(first["sequence"])) < int(str(second["sequence"])) < 2**31
    for name, was, is_now in (("dtstamp", NOON, later), ("last-modified", NOON, later)):
        assert (first.decoded(name), second.decoded(name)) == (was, is_now)


def test_a_file_invites_nobody_and_says_nothing_of_where_its_member_lives() -> None:
    text = calendar(plan=replace(PLAN, weeks=6)).decode()
    assert not [word for word in ("METHOD", "ORGANIZER", "TZID", "VTIMEZONE") if word in text]


def test_weeks_end_the_calendar() -> None:
    [event] = events_in(calendar(plan=replace(PLAN, weeks=6)))
    assert repeats(event)["UNTIL"] == [datetime(2027, 1, 4, 23, 59, 59)]  # noqa: DTZ001  floating like the start


@given(cards())
def test_nothing_of_the_card_stands_in_a_calendar_that_others_may_see(card: Card) -> None:
    marked = replace(card, title="Foot drop", purpose="My MS", note="Weak left leg")
    raw = calendar(marked, replace(PLAN, days=usual_days(card)))
    text = raw.decode()
    for words in ("Foot drop", "My MS", "Weak left leg", *(item.exercise_id for item in card.items)):
        assert words not in text
    assert all(len(line) <= 75 for line in raw.split(b"\r\n"))
    assert len(events_in(raw)) == (card.times_per_day or 1)


@pytest.mark.parametrize(
    ("args", "plan"),
    [
        ({}, CalendarPlan(TODAY, ("MO", "WE", "FR"))),
        ({"days": ["fr, mo"]}, CalendarPlan(TODAY, ("MO", "FR"))),
        ({"days": ["SU", "TU"], "time": ["18:30"]}, CalendarPlan(TODAY, ("TU", "SU"), time(18, 30))),
        ({"start": ["2027-01-31"], "weeks": ["6"]}, CalendarPlan(date(2027, 1, 31), ("MO", "WE", "FR"), weeks=6)),
        ({"start": [""], "time": [" "], "weeks": [""]}, CalendarPlan(TODAY, ("MO", "WE", "FR"))),
    ],
)
def test_an_address_asks_for_days_and_times(args: dict[str, list[str]], plan: CalendarPlan) -> None:
    assert plan_from_args(args, replace(STORY_CARD, days_per_week=3), TODAY) == plan


@pytest.mark.parametrize(
    ("args", "field"),
    [
        ({"days": ["Funday"]}, "days"),
        ({"start": ["tomorrow"]}, "start"),
        ({"start": ["9999-12-31"]}, "start"),
        ({"time": ["25:00"]}, "time"),
        ({"weeks": ["0"]}, "weeks"),
        ({"weeks": ["10000"]}, "weeks"),
        ({"weeks": ["six"]}, "weeks"),
    ],
)
def test_what_can_not_be_read_is_refused_at_its_field(args: dict[str, Any], field: str) -> None:
    with pytest.raises(Refused) as refused:
        plan_from_args(args, STORY_CARD, TODAY)
    assert refused.value.field == field


@pytest.mark.parametrize("first", [time(0), time(6, 30), time(20), time(23, 59)])
def test_ten_times_a_day_stay_within_the_day(first: time) -> None:
    found = events_in(calendar(replace(STORY_CARD, times_per_day=10), CalendarPlan(TODAY, WEEKDAYS, first)))
    times = [event.decoded("dtstart").time() for event in found]
    assert times[0] == first
    assert times == sorted(times)
