"""Times go into the database as UTC and come back as such, whichever database it is."""

from datetime import UTC, datetime, timedelta, timezone

import pytest
from sqlalchemy import Connection, insert, select
from sqlalchemy.exc import StatementError

from forum.models import Heartbeat, OutboxRow

NOON = datetime(2026, 5, 3, 12, 0, 0, 123456, tzinfo=UTC)
INDIA = timezone(timedelta(hours=5, minutes=30))


def kept(connection: Connection, moment: datetime) -> datetime:
    """The same moment after it was in the database."""
    connection.execute(insert(Heartbeat).values(name="test", beat_at=moment))
    return connection.scalars(select(Heartbeat.beat_at).where(Heartbeat.name == "test")).one()


def test_a_time_without_a_zone_is_refused(filled: Connection) -> None:
    with pytest.raises(StatementError, match="a time must be aware"):
        kept(filled, NOON.replace(tzinfo=None))


def test_a_time_comes_back_to_the_microsecond_and_in_utc(filled: Connection) -> None:
    found = kept(filled, NOON)
    assert (found, found.tzinfo) == (NOON, UTC)


def test_a_time_of_another_zone_is_the_same_moment(filled: Connection) -> None:
    found = kept(filled, NOON.astimezone(INDIA))
    assert (found, found.utcoffset()) == (NOON, timedelta(0))


def test_times_of_several_zones_are_in_order(filled: Connection) -> None:
    later = (NOON + timedelta(minutes=1)).astimezone(INDIA)
    for name, moment in (("first", NOON), ("second", later)):
        filled.execute(insert(Heartbeat).values(name=name, beat_at=moment))
    ours = Heartbeat.name.in_(("first", "second"))
    assert filled.scalars(select(Heartbeat.name).where(ours).order_by(Heartbeat.beat_at)).all() == ["first", "second"]
    assert filled.scalars(select(Heartbeat.name).where(ours, Heartbeat.beat_at > NOON)).all() == ["second"]


def test_no_time_stays_no_time(filled: Connection) -> None:
    filled.execute(
        insert(OutboxRow).values(id=99, kind="none", payload={}, created_at=NOON, due_at=NOON, set_aside_at=None)
    )
    assert filled.scalars(select(OutboxRow.set_aside_at).where(OutboxRow.kind == "none")).one() is None
