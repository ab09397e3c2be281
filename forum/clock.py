"""The one place that reads the time; everybody else is handed `now`."""

from datetime import UTC, datetime


def utc_now() -> datetime:
    """The present moment as an aware UTC time."""
    return datetime.now(UTC)
