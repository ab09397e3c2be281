"""The address a calendar program asks: one member's own calendar, for whoever has the token in it.

It reads no cookie and sets none, and answers in plain text: no page for people is made here.
"""

from collections.abc import Iterator
from dataclasses import replace

from flask import Blueprint, Response, request
from icalendar import Event

from forum.actions.kit.throttles import TooMany
from forum.actions.members.tokens import token_hash
from forum.clock import utc_now
from forum.formats.programmes.own_calendar import card_entries, run_entries, write_own_calendar
from forum.models import CalendarEntry
from forum.queries.library.exercises import Library, get_library
from forum.queries.programmes.own_calendars import count_told, find_owner, list_calendar, wish_of
from forum.queries.programmes.runs import find_run
from forum.queries.routines.routines import find_version
from forum.rules.kit.people import Person
from forum.rules.routines.routines import card_from_dict
from forum.web.kit.guards import throttle_reading
from forum.web.kit.request_context import settings

bp = Blueprint("calendar_feed", __name__)


@bp.get("/feeds/calendar/<token>.ics")
def feed(token: str) -> Response:
    """The calendar as it is now."""
    hashed = token_hash(token)
    try:
        throttle_reading("calendar", account=hashed)
    except TooMany as error:
        return plain("Too many requests.", 429, {"Retry-After": str(error.wait_s)})
    person = find_owner(hashed, utc_now())
    if person is None:
        return plain("There is no calendar at this address.", 404)
    entries = [event for entry in list_calendar(person.id) for event in entries_of(entry, person, get_library())]
    response = plain("", 200)
    response.mimetype = "text/calendar"
    response.set_data(write_own_calendar(entries))
    response.add_etag()
    response.make_conditional(request)
    return response


def plain(words: str, status: int, headers: dict[str, str] | None = None) -> Response:
    """An answer for a program, which nobody on the way may keep."""
    kept = {"Cache-Control": "private, no-cache", "X-Robots-Tag": "noindex"}
    return Response(words, status, kept | (headers or {}), mimetype="text/plain")


def entries_of(entry: CalendarEntry, person: Person, library: Library) -> Iterator[Event]:
    """What one row comes to: nothing when its member may no longer see what it is about."""
    wish, base = replace(wish_of(entry), zone=person.time_zone), settings().base_url
    if entry.routine_id:
        version = find_version(entry.routine_id, person)
        if version is not None:
            as_of = wish.state(version.n + library.version, version.published_at)
            card = card_from_dict(version.card)
            yield from card_entries(wish, card, as_of, f"{base}/r/{entry.routine_id}", library.exercises)
    elif entry.run is not None and entry.run.ended_at is None:
        running = find_run(entry.run.id, person, person.day(utc_now()))
        if running is not None and not running.is_hidden:
            count, last = count_told(entry.run.id)
            as_of = wish.state(count + library.version, *([last] if last else []))
            url = f"{base}/programmes/{running.programme.id}/week"
            yield from run_entries(wish, running.plan, running.cards, running.state, as_of, url, library.exercises)
