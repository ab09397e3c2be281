"""How bad an answer is, and when to ask again."""

from datetime import UTC, datetime, timedelta

import pytest

from forum.rules.library.link_checks import FINE, OUTCOMES, fails_after, is_dead, next_check, outcome_of

NOW = datetime(2026, 12, 1, 12, tzinfo=UTC)


@pytest.mark.parametrize(
    ("status", "outcome"),
    [(200, "ok"), (204, "ok"), (404, "gone"), (410, "gone"), (403, "closed"), (429, "closed"), (500, "broken"),
     (503, "broken"), (400, "broken"), (304, "broken"), (0, "broken")],
)  # fmt: skip
def test_a_status_is_a_word(status: int, outcome: str) -> None:
    assert outcome_of(status, is_elsewhere=False) == outcome
    assert outcome in OUTCOMES


def test_a_page_that_moved_is_fine_and_said_to_have_moved() -> None:
    assert outcome_of(200, is_elsewhere=True) == "moved"
    assert outcome_of(404, is_elsewhere=True) == "gone"


def test_what_fails_is_asked_again_after_longer_and_longer_and_is_dead_after_three_times() -> None:
    fails, waits = 0, []
    for _ in range(7):
        fails = fails_after("gone", fails)
        waits.append((next_check("gone", fails, NOW) - NOW).days)
    assert waits == [1, 2, 4, 8, 16, 16, 16]
    assert [is_dead(number) for number in (0, 2, 3)] == [False, False, True]


@pytest.mark.parametrize("outcome", FINE)
def test_what_answers_is_asked_again_in_a_month_and_forgiven(outcome: str) -> None:
    assert fails_after(outcome, 5) == 0
    assert next_check(outcome, 0, NOW) - NOW == timedelta(days=30)
