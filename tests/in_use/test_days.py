"""A day is the day where somebody lives: weeks, times, reminders and reviews, and none of it is told to others."""

import json
import re
from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

import pytest
from sqlalchemy import select, text

from forum.actions.members import members, profiles
from forum.actions.programmes import runs
from forum.actions.talk import drafts
from forum.errors import Refused
from forum.models import ModlogEntry, Routine, db
from forum.queries.members.people import find_person
from forum.queries.notices.notices import page_notices
from forum.queries.programmes.runs import find_run, find_running
from forum.queries.upkeep.exporting import every_line
from forum.rules.kit.days import check_zone, day_of, say_moment, start_of, zones_by_region
from forum.rules.kit.people import Person
from forum.rules.kit.permissions import check_awake
from forum.search.asking.query import parse_query
from tests.fixtures.house import Browser, Maker

LOS_ANGELES, TOKYO = "America/Los_Angeles", "Asia/Tokyo"
MONDAY = date(2026, 11, 30)
MONDAY_EVENING = datetime(2026, 12, 1, 3, 31, tzinfo=UTC)  # Monday 19:31 in Los Angeles, Tuesday in UTC


def living_in(browser: Browser, zone: str) -> Person:
    """The member of this browser, after they chose a time zone."""
    assert browser.post("/me/time-zone", {"time_zone": zone}).status_code == 303
    person = find_person(browser.person.id)
    assert person is not None
    return person


def test_a_programme_begun_on_monday_evening_in_los_angeles_counts_from_monday(cleo: Browser, make: Maker) -> None:
    person = living_in(cleo, LOS_ANGELES)
    programme_id = make.programme(person, now=MONDAY_EVENING - timedelta(days=1))
    runs.start(person, programme_id, MONDAY_EVENING)
    last_sunday = find_running(programme_id, person, MONDAY + timedelta(days=6))
    next_monday = find_running(programme_id, person, MONDAY + timedelta(days=7))
    assert last_sunday
    assert next_monday
    assert next_monday.run.started_on == MONDAY
    assert (last_sunday.state.week, next_monday.state.week) == (1, 2)


def test_what_is_told_in_the_evening_is_told_on_that_day_and_a_journey_moves_no_week(
    cleo: Browser, make: Maker
) -> None:
    person = living_in(cleo, LOS_ANGELES)
    programme_id = make.programme(person, now=MONDAY_EVENING - timedelta(days=1))
    run_id = runs.start(person, programme_id, MONDAY_EVENING)
    runs.pause(person, programme_id, "rest", MONDAY_EVENING + timedelta(days=2))
    runs.resume(person, programme_id, MONDAY_EVENING + timedelta(days=5))
    here = find_running(programme_id, person, MONDAY + timedelta(days=9))
    there = find_running(programme_id, living_in(cleo, TOKYO), MONDAY + timedelta(days=9))
    assert here
    assert there
    assert here.state == there.state
    assert here.state.counts_from == MONDAY + timedelta(days=3)
    runs.stop(person, programme_id, MONDAY_EVENING + timedelta(days=9))
    ended = find_run(run_id, person, MONDAY)
    assert ended
    assert ended.run.ended_on == MONDAY + timedelta(days=9)


def test_a_member_reads_days_and_times_of_their_own_and_a_visitor_the_day_in_utc(
    ana: Browser, client: Browser, make: Maker
) -> None:
    thread_id = make.thread(ana.person, now=MONDAY_EVENING)
    living_in(ana, LOS_ANGELES)
    mine, others = (one.get(f"/t/{thread_id}", follow_redirects=True).text for one in (ana, client))
    moment = '<time datetime="2026-12-01T03:31Z">'
    assert f"{moment}30 November 2026</time>" in mine
    assert "1 December 2026" not in mine
    assert f"{moment}1 December 2026</time>" in others
    assert "UTC" not in others


def test_two_members_of_one_thread_each_read_their_own_days(ana: Browser, cleo: Browser, make: Maker) -> None:
    thread_id = make.thread(make.member("Eve"), now=MONDAY_EVENING)
    living_in(ana, LOS_ANGELES)
    living_in(cleo, TOKYO)
    days = [
        set(re.findall(r"\d+ (?:November|December) 2026", one.get(f"/t/{thread_id}", follow_redirects=True).text))
        for one in (ana, cleo, ana)
    ]
    assert days == [{"30 November 2026"}, {"1 December 2026"}, {"30 November 2026"}]


def test_a_draft_says_when_it_was_saved_where_ana_lives(ana: Browser) -> None:
    person = living_in(ana, LOS_ANGELES)
    drafts.save(person, "new:balance", {"title": "Half", "body": "Half a thought."}, MONDAY_EVENING)
    assert "30 November 2026, 19:31<" in ana.get("/me/drafts").text


def test_a_suspension_ends_on_the_members_day_in_every_place_that_says_so(ana: Browser, ben: Browser) -> None:
    person, ends = living_in(ana, LOS_ANGELES), MONDAY_EVENING + timedelta(days=7)
    members.suspend(ben.person, person.id, 7, "Adverts.", MONDAY_EVENING)
    [notice] = page_notices(person)
    assert "until 7 December 2026. Reason: Adverts." in notice.text
    with pytest.raises(Refused, match=r"until 7 December 2026, 19:31\. Reason: Adverts\."):
        check_awake(replace(person, suspended_until=ends, suspended_reason="Adverts."), MONDAY_EVENING)
    # The modlog is one text for all moderators.
    told = select(ModlogEntry.reason).where(ModlogEntry.act == "suspend")
    assert db.session.scalars(told).all() == ["Until 8 December 2026. Adverts."]


def test_a_moderator_may_set_the_next_review_for_their_tomorrow(ben: Browser, now: datetime) -> None:
    person = living_in(ben, "Pacific/Pago_Pago")  # eleven hours behind UTC
    tomorrow = person.day(now) + timedelta(days=1)
    listed = {
        "title": "Staying active", "url": "https://new.example.org", "made_by": "A charity", "level": "everyone",
        "why": "It is written by people who treat it every day.", "kind": "article",
        "review_on": f"{tomorrow.day}/{tomorrow.month}/{tomorrow.year}",
    }  # fmt: skip
    assert ben.post("/mod/resources/new", listed).status_code == 303
    today = person.day(now)
    assert ben.post("/mod/resources/new", listed | {
        "url": "https://other.example.org", "review_on": f"{today.day}/{today.month}/{today.year}",
    }).status_code == 422  # fmt: skip


def test_a_calendar_begins_on_the_day_it_is_where_ana_lives(ana: Browser, make: Maker, now: datetime) -> None:
    for zone in ("Pacific/Kiritimati", "Pacific/Pago_Pago"):  # whatever time it is, their days differ
        person = living_in(ana, zone)
        page = ana.get(f"/routines/{make.routine(person)}/take").text
        assert f'name="start" autocomplete="off" aria-describedby="start-hint" value="{person.day(now)}"' in page


def test_a_day_in_a_search_begins_where_the_member_lives() -> None:
    assert parse_query("after:2026-11-30", LOS_ANGELES).after == datetime(2026, 11, 30, 8, tzinfo=UTC)
    assert parse_query("after:2026-11-30").after == datetime(2026, 11, 30, tzinfo=UTC)
    assert parse_query("after:0001-01-01", TOKYO).words == ("after", "0001-01-01")


def test_a_member_is_asked_once_wherever_days_are_counted_and_a_visitor_never(
    ana: Browser, client: Browser, make: Maker
) -> None:
    programme_id = make.programme(ana.person)
    programme, question = f"/programmes/{programme_id}", "Which time zone are you in?"
    assert question in ana.get(programme, follow_redirects=True).text
    runs.start(ana.person, programme_id, make.now)
    card = db.session.scalars(select(Routine.id)).one()
    counted = ("/me", "/me/programmes", "/me/calendar", f"{programme}/week", f"/routines/{card}/calendar")
    silent = [url for url in counted if question not in ana.get(url, follow_redirects=True).text]
    assert silent == []
    assert question not in client.get(programme, follow_redirects=True).text
    answered = ana.post("/me/time-zone", {"time_zone": "UTC", "back": programme})
    assert answered.location == programme
    assert [url for url in counted if question in ana.get(url, follow_redirects=True).text] == []


@pytest.mark.parametrize("typed", ["Mars/Olympus", "", "Factory", "../../etc/passwd", "x" * 300])
def test_what_is_no_time_zone_is_refused_beside_the_list(ana: Browser, typed: str) -> None:
    answer = ana.post("/me/time-zone", {"time_zone": typed})
    assert answer.status_code == 422
    assert find_person(ana.person.id) == ana.person


def test_after_the_answer_ana_is_led_to_no_other_site(ana: Browser) -> None:
    answer = ana.post("/me/time-zone", {"time_zone": TOKYO, "back": "//evil.example"})
    assert answer.location == "/me/time-zone"


def test_an_old_name_of_a_zone_is_known_and_stays_chosen(ana: Browser) -> None:
    living_in(ana, "US/Pacific")
    assert '<option selected value="US/Pacific">' in ana.get("/me/time-zone").text


def test_every_zone_to_choose_from_is_one_that_is_known() -> None:
    names = [name for _, zones in zones_by_region() for name, _ in zones]
    assert [check_zone(name) for name in names] == names
    assert len(names) > 400


@pytest.mark.parametrize(
    ("zone", "day", "begins"),
    [
        ("", MONDAY, datetime(2026, 11, 30, tzinfo=UTC)),
        ("Asia/Kathmandu", MONDAY, datetime(2026, 11, 29, 18, 15, tzinfo=UTC)),
        ("Europe/London", date(2026, 7, 1), datetime(2026, 6, 30, 23, tzinfo=UTC)),
        ("America/Sao_Paulo", date(2018, 11, 4), datetime(2018, 11, 4, 3, tzinfo=UTC)),  # no midnight on this day
        ("Gone/Nowhere", MONDAY, datetime(2026, 11, 30, tzinfo=UTC)),
    ],
)
def test_a_day_begins_at_its_first_moment(zone: str, day: date, begins: datetime) -> None:
    assert start_of(day, zone) == begins
    assert day_of(begins, zone) == day
    assert day_of(begins - timedelta(seconds=1), zone) == day - timedelta(days=1)


def test_a_time_names_utc_only_for_those_who_never_chose() -> None:
    assert say_moment(MONDAY_EVENING, "") == "1 December 2026, 03:31 UTC"
    assert say_moment(MONDAY_EVENING, LOS_ANGELES) == "30 November 2026, 19:31"


def test_nobody_else_is_told_where_ana_lives(
    ana: Browser, ben: Browser, client: Browser, make: Maker, work: Callable[[], int]
) -> None:
    living_in(ana, "America/Argentina/Ushuaia")
    card_id, thread_id = make.routine(ana.person), make.thread(ana.person)
    work()
    assert "Ushuaia" in ana.get("/me/time-zone").text
    assert "Ushuaia" not in "\n".join(json.dumps(str(line)) for line in every_line())
    addresses = ["/u/ana", f"/t/{thread_id}", f"/routines/{card_id}", "/api/v1/search?q=ana&kind=thread"]
    addresses += [f"/routines/{card_id}/v/1.{ending}" for ending in ("json", "fhir.json", "ics", "csv", "md")]
    for reader in (client, ben):
        for address in [*addresses, "/mod/members/ana"] if reader is ben else addresses:
            answer = reader.get(address, follow_redirects=True)
            assert answer.status_code == 200
            assert "Ushuaia" not in answer.text, address
    assert "Ushuaia" not in ana.get(f"/routines/{card_id}/v/1.ics").text


def test_whoever_never_chose_is_counted_in_utc(cleo: Browser, make: Maker) -> None:
    programme_id = make.programme(cleo.person, now=MONDAY_EVENING)
    runs.start(cleo.person, programme_id, MONDAY_EVENING)
    runs.pause(cleo.person, programme_id, "rest", MONDAY_EVENING)
    assert db.session.scalars(text("SELECT on_day FROM programme_event")).all() == ["2026-12-01"]


def test_somebody_who_may_only_read_can_still_choose(ana: Browser, ben: Browser, now: datetime) -> None:
    members.suspend(ben.person, ana.person.id, 7, "Adverts.", now)
    profiles.save_time_zone(ana.person, TOKYO, now)
    found = find_person(ana.person.id)
    assert found
    assert found.time_zone == TOKYO
