"""A calendar that follows: a changed time is taken over, and the private address is one member's alone."""

from dataclasses import replace
from datetime import UTC, date, datetime, time, timedelta
from io import StringIO
from typing import Any
from zoneinfo import ZoneInfo

import pytest
from icalendar import Calendar, Event
from sqlalchemy import delete, text

from forum.actions.kit.reading_throttles import READS
from forum.actions.members import members, profiles
from forum.actions.programmes import own_calendars, runs
from forum.actions.routines import drafts, publishing, routines
from forum.formats.programmes.own_calendar import Wish
from forum.models import CalendarAddress, Member, db
from forum.rules.routines.fields import fields_of
from tests.fixtures.house import Browser, Maker, settings_for
from tests.samples.calendars import repeats
from tests.samples.library import STORY_CARD

LOS_ANGELES = "America/Los_Angeles"
MONDAYS = {"days": ["MO"], "start": "2026-11-30", "time": "18:00", "weeks": "6"}


def new_address(browser: Browser) -> str:
    """The path of the address that a member is shown once."""
    page = browser.post("/me/calendar/address").text
    return page.partition('value="http://127.0.0.1:8000')[2].partition('"')[0]


def entries_at(browser: Browser, path: str) -> list[Event]:
    answer = browser.get(path)
    assert answer.status_code == 200
    read = Calendar.from_ical(answer.text)
    assert isinstance(read, Calendar)
    return read.events


def number(event: Event) -> int:
    return int(str(event["sequence"]))


def test_a_calendar_program_is_told_of_another_day_and_time(ana: Browser, client: Browser, make: Maker) -> None:
    card_id = make.routine(ana.person)
    ana.post(f"/routines/{card_id}/calendar", MONDAYS)
    path = new_address(ana)
    [first] = entries_at(client, path)
    ana.post(f"/routines/{card_id}/calendar", MONDAYS | {"days": ["TU"], "time": "09:15"})
    [second] = entries_at(client, path)
    assert first["uid"] == second["uid"]
    assert (first.decoded("dtstart").hour, second.decoded("dtstart").time()) == (18, time(9, 15))
    assert repeats(second)["BYDAY"] == ["TU"]
    assert number(second) > number(first)
    for name in ("dtstamp", "last-modified"):
        assert second.decoded(name) >= first.decoded(name)


def test_a_new_version_of_the_card_and_a_new_time_zone_are_changes_too(
    ana: Browser, client: Browser, make: Maker, now: datetime
) -> None:
    card_id = make.routine(ana.person, now=now - timedelta(days=2))
    wish = Wish(0, date(2026, 11, 30), ("MO",), time(18), None, False, 0, now - timedelta(days=1))
    own_calendars.put(ana.person, wish, routine_id=card_id)
    path = new_address(ana)
    [first] = entries_at(client, path)
    longer = replace(STORY_CARD, note="Slower on hot days.")
    seen = drafts.save(ana.person, card_id, fields_of(longer), now, drafts.Sending("1.0"))
    publishing.publish(ana.person, card_id, "public", now, seen=seen)
    [second] = entries_at(client, path)
    profiles.save_time_zone(ana.person, LOS_ANGELES, now + timedelta(seconds=5))
    [third] = entries_at(client, path)
    assert number(first) < number(second) < number(third)
    assert first.decoded("dtstamp") < second.decoded("dtstamp") < third.decoded("dtstamp")


def test_a_member_with_a_zone_gets_its_times_and_its_rules_and_one_without_gets_floating_times(
    ana: Browser, client: Browser, make: Maker
) -> None:
    ana.post(f"/routines/{make.routine(ana.person)}/calendar", MONDAYS)
    path = new_address(ana)
    [floating] = entries_at(client, path)
    assert floating.decoded("dtstart").tzinfo is None
    ana.post("/me/time-zone", {"time_zone": LOS_ANGELES})
    told = client.get(path).text
    [event] = entries_at(client, path)
    assert "DTSTART;TZID=America/Los_Angeles:20261130T180000" in told
    assert told.count("BEGIN:VTIMEZONE") == 1
    assert "METHOD" not in told
    assert event.decoded("dtstart") == datetime(2026, 11, 30, 18, tzinfo=ZoneInfo(LOS_ANGELES))
    # Where times have a zone, the end of what repeats is a moment in UTC: Sunday 23:59:59 of the sixth week.
    assert repeats(event)["UNTIL"] == [datetime(2027, 1, 11, 7, 59, 59, tzinfo=UTC)]


def test_a_programme_stands_in_it_week_by_week_and_waits_while_it_is_paused(
    cleo: Browser, client: Browser, make: Maker, now: datetime
) -> None:
    programme_id = make.programme(cleo.person, now=now - timedelta(days=20))
    start = now - timedelta(days=10)
    runs.start(cleo.person, programme_id, start)
    cleo.post(f"/programmes/{programme_id}/calendar", {"time": "07:30"})
    path = new_address(cleo)
    [before] = entries_at(client, path)
    assert start.date() <= before.decoded("dtstart").date() < start.date() + timedelta(days=7)
    assert before.decoded("dtstart").time() == time(7, 30)
    runs.pause(cleo.person, programme_id, "rest", now - timedelta(days=5))
    assert entries_at(client, path) == []
    runs.resume(cleo.person, programme_id, now)
    [after] = entries_at(client, path)
    end = repeats(after)["UNTIL"][0] - repeats(before)["UNTIL"][0]
    assert end == timedelta(days=5)
    assert number(after) == number(before) + 2
    runs.stop(cleo.person, programme_id, now)
    assert entries_at(client, path) == []


def test_what_ana_may_no_longer_see_leaves_her_calendar(
    ana: Browser, cleo: Browser, client: Browser, make: Maker
) -> None:
    card_id = make.routine(cleo.person)
    ana.post(f"/routines/{card_id}/calendar", MONDAYS)
    path = new_address(ana)
    assert len(entries_at(client, path)) == 1
    routines.set_state(cleo.person, card_id, "private", make.now)
    assert entries_at(client, path) == []
    assert ana.get("/me/calendar").status_code == 200


def test_it_tells_nothing_of_the_card_until_its_member_asks_for_what_to_take_care_of(
    ana: Browser, client: Browser, make: Maker
) -> None:
    card_id = make.routine(ana.person)
    ana.post(f"/routines/{card_id}/calendar", MONDAYS)
    path = new_address(ana)
    silent = client.get(path).text.replace("\r\n ", "")
    ana.post(f"/routines/{card_id}/calendar", MONDAYS | {"safety": "1"})
    asked = client.get(path).text.replace("\r\n ", "")
    assert "Have someone with you." not in silent
    assert "Have someone with you." in asked
    for told in (silent, asked):
        assert STORY_CARD.title not in told
        assert "SUMMARY:Routine time\\, about" in told
        assert "ana" not in told.casefold().replace("strideshare", "")


def test_the_address_needs_no_cookie_sets_none_and_may_be_kept_by_nobody_on_the_way(
    ana: Browser, client: Browser
) -> None:
    path = new_address(ana)
    for reader, address, status in ((client, path, 200), (ana, path, 200), (ana, "/feeds/calendar/guessed.ics", 404)):
        answer = reader.get(address)
        assert answer.status_code == status
        assert "Set-Cookie" not in answer.headers
        assert answer.headers["Cache-Control"] == "private, no-cache"
        assert "<" not in answer.text
    answer = client.get(path)
    assert answer.headers["Content-Type"] == "text/calendar; charset=utf-8"
    assert client.get(path, headers={"If-None-Match": answer.headers["ETag"]}).status_code == 304


def test_only_the_hash_of_the_address_is_kept_and_a_new_one_ends_the_old(ana: Browser, client: Browser) -> None:
    first = new_address(ana)
    assert db.session.scalar(text("SELECT token_hash FROM calendar_address")) not in first
    assert first not in ana.get("/me/calendar").text
    second = new_address(ana)
    assert [client.get(path).status_code for path in (first, second)] == [404, 200]
    ana.post("/me/calendar/address/end")
    assert client.get(second).status_code == 404


def test_it_is_gone_with_a_suspension_and_with_the_member(
    ana: Browser, ben: Browser, client: Browser, now: datetime
) -> None:
    path = new_address(ana)
    members.suspend(ben.person, ana.person.id, 7, "Adverts.", now)
    assert client.get(path).status_code == 404
    members.unsuspend(ben.person, ana.person.id, "A mistake.", now)
    assert client.get(path).status_code == 200
    db.session.execute(delete(Member).where(Member.id == ana.person.id))
    db.session.commit()
    assert client.get(path).status_code == 404
    assert db.session.query(CalendarAddress).count() == 0


@pytest.mark.mistake
def test_no_log_names_the_address(ana: Browser, client: Browser, lines: StringIO) -> None:
    path = new_address(ana)
    token = path.removeprefix("/feeds/calendar/").removesuffix(".ics")
    assert len(token) > 40
    client.get(path)
    client.get(f"{path}x")
    client.app.config["PROPAGATE_EXCEPTIONS"] = False
    db.session.execute(text("DROP TABLE calendar_entry"))
    db.session.commit()
    broken = client.get(path)
    assert broken.status_code == 500
    assert "route=/feeds/calendar/<token>.ics" in lines.getvalue().replace('"', "")
    assert token not in lines.getvalue()


def test_who_asks_too_often_is_told_to_wait_and_nothing_is_written(ana: Browser, client: Browser) -> None:
    path = new_address(ana)
    house = client.app.config["HOUSE"]
    client.app.config["HOUSE"] = settings_for(house.instance, limits=True)
    READS.free_at.clear()
    try:
        answers = [client.get(path) for _ in range(21)]
    finally:
        client.app.config["HOUSE"] = house
        READS.free_at.clear()
    assert [answer.status_code for answer in answers] == [200] * 20 + [429]
    assert int(answers[-1].headers["Retry-After"]) > 0
    assert db.session.scalar(text("SELECT count(*) FROM throttle")) == 0


@pytest.mark.parametrize(
    ("typed", "field"), [({"days": "Funday"}, "days"), ({"time": "25:00"}, "time"), ({"weeks": "six"}, "weeks")]
)
def test_a_time_nobody_can_keep_is_refused_beside_its_field(
    ana: Browser, make: Maker, typed: dict[str, Any], field: str
) -> None:
    answer = ana.post(f"/routines/{make.routine(ana.person)}/calendar", MONDAYS | typed)
    assert answer.status_code == 422
    assert f'id="{field}-error"' in answer.text


def test_a_file_asked_for_later_with_other_days_is_a_newer_state_of_the_same_entry(
    client: Browser, ana: Browser, make: Maker
) -> None:
    file = f"/routines/{make.routine(ana.person)}/v/1.ics?start=2026-11-30&days="
    [first], [second] = entries_at(client, f"{file}MO"), entries_at(client, f"{file}TU")
    assert first["uid"] == second["uid"]
    assert number(second) >= number(first) > 0


def test_nobody_takes_anything_out_of_anothers_calendar(ana: Browser, cleo: Browser, make: Maker) -> None:
    ana.post(f"/routines/{make.routine(ana.person)}/calendar", MONDAYS)
    entry_id = db.session.scalar(text("SELECT id FROM calendar_entry"))
    assert cleo.post(f"/me/calendar/{entry_id}/remove").status_code == 404
    assert STORY_CARD.title in ana.get("/me/calendar").text
    assert ana.post(f"/me/calendar/{entry_id}/remove").status_code == 303
    assert STORY_CARD.title not in ana.get("/me/calendar").text
