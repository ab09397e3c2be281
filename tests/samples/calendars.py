"""Reading the calendar files that the house gives."""

from icalendar import Calendar, Event, vRecur


def events_in(raw: bytes) -> list[Event]:
    """The entries of one calendar file."""
    read = Calendar.from_ical(raw)
    assert isinstance(read, Calendar)
    return read.events


def repeats(event: Event) -> vRecur:
    """How often an entry comes again."""
    rule = event["rrule"]
    assert isinstance(rule, vRecur)
    return rule
