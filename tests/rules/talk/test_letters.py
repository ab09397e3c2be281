"""When a member is mailed: not too often, not at night by their own clock, and not what they did not want."""

from datetime import UTC, datetime, timedelta

import pytest

from forum.errors import Refused
from forum.rules.talk.letters import (
    MOST_A_DAY,
    MailWish,
    check_wish,
    find_moment,
    is_quiet,
    next_digest,
    subject_of,
)

NOON = datetime(2026, 5, 4, 12, tzinfo=UTC)
USUAL = MailWish()
HOUR = timedelta(hours=1)


def moment(now: datetime, zone: str = "", wish: MailWish = USUAL, **more: object) -> datetime:
    return find_moment(now, wish, zone, **({"last_of_thread": None, "sent": ()} | more))  # type: ignore[arg-type]


def test_a_letter_goes_at_once_by_day() -> None:
    assert moment(NOON, "Europe/London") == NOON


@pytest.mark.parametrize(
    ("zone", "hour", "until"),
    [
        ("Europe/London", 21, datetime(2026, 5, 5, 6, tzinfo=UTC)),
        ("Europe/London", 3, datetime(2026, 5, 4, 6, tzinfo=UTC)),
        ("Pacific/Auckland", 12, datetime(2026, 5, 4, 19, tzinfo=UTC)),
        ("America/Los_Angeles", 10, datetime(2026, 5, 4, 14, tzinfo=UTC)),
    ],
)
def test_what_is_said_at_night_waits_until_morning_by_her_own_clock(zone: str, hour: int, until: datetime) -> None:
    assert moment(datetime(2026, 5, 4, hour, tzinfo=UTC), zone) == until


def test_quiet_hours_hold_on_the_night_the_clocks_change() -> None:
    evening = datetime(2026, 3, 28, 23, tzinfo=UTC)
    assert moment(evening, "Europe/London") == datetime(2026, 3, 29, 6, tzinfo=UTC)


def test_who_never_told_us_where_they_live_has_no_night() -> None:
    assert not is_quiet(NOON + 11 * HOUR, USUAL, "")


def test_quiet_hours_may_lie_within_a_day_or_be_none() -> None:
    afternoon = MailWish(quiet_from=13, quiet_until=15)
    assert moment(NOON + 2 * HOUR, "Africa/Abidjan", afternoon) == NOON + 3 * HOUR
    assert moment(NOON + 4 * HOUR, "Africa/Abidjan", afternoon) == NOON + 4 * HOUR
    assert not is_quiet(NOON, MailWish(quiet_from=-1, quiet_until=-1), "Africa/Abidjan")


def test_a_thread_has_one_letter_an_hour() -> None:
    assert moment(NOON, last_of_thread=NOON - timedelta(minutes=20)) == NOON + timedelta(minutes=40)


def test_a_day_has_so_many_letters_and_no_more() -> None:
    sent = [NOON - n * HOUR for n in range(1, MOST_A_DAY + 1)]
    assert moment(NOON, sent=sent) == sent[-1] + timedelta(days=1)
    assert moment(NOON, sent=sent[1:]) == NOON


def test_an_hour_after_the_last_letter_may_fall_into_the_night() -> None:
    late = datetime(2026, 5, 4, 20, 30, tzinfo=UTC)
    assert moment(late, "Europe/London", last_of_thread=late) == datetime(2026, 5, 5, 6, tzinfo=UTC)


def test_the_letter_of_the_week_comes_on_the_same_day_at_nine() -> None:
    assert next_digest(NOON, "Europe/London") == datetime(2026, 5, 11, 8, tzinfo=UTC)
    assert next_digest(datetime(2026, 5, 11, 8, 30, tzinfo=UTC), "Europe/London") == datetime(
        2026, 5, 18, 8, tzinfo=UTC
    )


@pytest.mark.parametrize(
    "wish", [MailWish(quiet_from=24), MailWish(quiet_from=99, quiet_until=7), MailWish(quiet_until=-1)]
)
def test_hours_that_no_day_has_are_refused(wish: MailWish) -> None:
    with pytest.raises(Refused):
        check_wish(wish)


def test_a_letter_of_one_answer_says_whose_it_is() -> None:
    assert subject_of(["cleo replied in your thread “Stairs”."], "Stairs") == "cleo replied in your thread “Stairs”"
    assert subject_of(["a", "b"], "Stairs") == "2 answers in “Stairs”"
