"""The one home of days: whose day a moment falls on, when a day begins, and how both are said.

A member's own days (the weeks of a programme, a calendar, when a draft was saved, until when somebody may only read)
are of the time zone they chose. What all readers share (pages kept for visitors, files, the moderators' log) says the
day in UTC and names no zone. No other module makes a day of a moment.
"""

import zoneinfo
from datetime import UTC, date, datetime, time, timedelta, tzinfo
from functools import lru_cache
from importlib.resources import files

import tzdata
from babel.dates import format_date, format_datetime

from forum.errors import Refused
from forum.rules.kit import refusal_words

# The zones of the pinned tzdata, wherever the house stands: two machines must not disagree about a day.
zoneinfo.reset_tzpath(())

LOCALE = "en_GB"
NO_ZONE = ""
ZONE_CHARS = 64
_NOT_A_PLACE = frozenset(("Factory", "localtime"))


@lru_cache(maxsize=1)
def known_zones() -> frozenset[str]:
    """The names of all time zones, old names and those of no place among them."""
    return frozenset(zoneinfo.available_timezones()) - _NOT_A_PLACE


@lru_cache(maxsize=1)
def zones_by_region() -> tuple[tuple[str, tuple[tuple[str, str], ...]], ...]:
    """What there is to choose from: each region with the names of its zones, one for every place, and their words."""
    table = (files(tzdata) / "zoneinfo" / "zone.tab").read_text("utf-8")
    rows = (line.split("\t") for line in table.splitlines() if not line.startswith("#"))
    names = sorted({row[2] for row in rows} & known_zones())
    regions = sorted({name.partition("/")[0] for name in names})
    return tuple(
        (region, tuple((name, say_zone(name)) for name in names if name.startswith(f"{region}/"))) for region in regions
    )


def say_zone(name: str) -> str:
    """A zone in words: "Los Angeles (America)"."""
    region, _, place = name.partition("/")
    if not place:
        return name
    *states, town = place.replace("_", " ").split("/")
    return f"{town} ({', '.join((*states[::-1], region))})"


def check_zone(text: str) -> str:
    """The name of a time zone; raises `Refused`."""
    name = text.strip()
    if len(name) > ZONE_CHARS or name not in known_zones():
        raise Refused(refusal_words.NOT_A_ZONE, "time_zone")
    return name


def zone_of(name: str) -> tzinfo:
    """The zone with this name; UTC for nobody's, and for one that this version does not know."""
    return zoneinfo.ZoneInfo(name) if name in known_zones() else UTC


def day_of(at: datetime, zone: str) -> date:
    """The day on which a moment falls for somebody in this zone."""
    return at.astimezone(zone_of(zone)).date()


def shared_day(at: datetime) -> date:
    """The day of a moment for everybody alike: in UTC."""
    return at.astimezone(UTC).date()


def start_of(day: date, zone: str) -> datetime:
    """The moment at which a day begins for somebody in this zone."""
    return datetime.combine(day, time(), zone_of(zone)).astimezone(UTC)


def hour_of(at: datetime, zone: str) -> int:
    """The hour of somebody's day in which a moment falls."""
    return at.astimezone(zone_of(zone)).hour


def next_hour(at: datetime, hour: int, zone: str) -> datetime:
    """The next moment after this one at which such an hour of somebody's day begins."""
    day = day_of(at, zone)
    moments = (datetime.combine(one, time(hour), zone_of(zone)).astimezone(UTC) for one in (day, day + timedelta(1)))
    return next(moment for moment in moments if moment > at)


def say_day(day: date) -> str:
    """A day in words: 3 May 2026."""
    return format_date(day, "d MMMM y", locale=LOCALE)


def say_shared_day(at: datetime) -> str:
    """The day of a moment in words, the same for all readers."""
    return say_day(shared_day(at))


def say_day_of(value: date | datetime, zone: str) -> str:
    """The day of a moment in words for a reader in this zone; a day is the same day everywhere."""
    return say_day(day_of(value, zone) if isinstance(value, datetime) else value)


def say_month_of(value: date | datetime, zone: str) -> str:
    """The month of a moment in words: May 2026."""
    return format_date(day_of(value, zone) if isinstance(value, datetime) else value, "MMMM y", locale=LOCALE)


def say_moment(at: datetime, zone: str) -> str:
    """A day and a time: 3 May 2026, 14:02. UTC is named for those who never told us their zone."""
    words = format_datetime(at.astimezone(zone_of(zone)), "d MMMM y, HH:mm", locale=LOCALE)
    return words if zone else f"{words} UTC"


def say_clock(at: datetime, zone: str) -> str:
    """A time of the day: 14:02."""
    return f"{at.astimezone(zone_of(zone)):%H:%M}"


def for_machines(value: date | datetime) -> str:
    """What stands in the `datetime` of a `<time>` element: a moment in UTC, or a day."""
    return f"{value.astimezone(UTC):%Y-%m-%dT%H:%MZ}" if isinstance(value, datetime) else value.isoformat()
