"""How often things may be done."""

import pytest

from forum.rules.kit.throttles import LIMITS, Limit, decide, words_for_wait

EIGHT = Limit(burst=8, every_s=60)


def allowed(limit: Limit, times: int, now_s: float, free_at: float = 0.0) -> tuple[int, float]:
    """How many of `times` tries at one moment are let through, and what is kept afterwards."""
    done = 0
    for _ in range(times):
        verdict = decide(limit, free_at, now_s)
        done += verdict.is_allowed
        free_at = verdict.free_at
    return done, free_at


def test_a_person_may_mistype_a_password_eight_times_in_a_row() -> None:
    assert allowed(EIGHT, 20, 1000.0)[0] == 8


def test_after_a_pause_one_more_try_is_free_for_each_minute() -> None:
    _, free_at = allowed(EIGHT, 20, 1000.0)
    assert allowed(EIGHT, 20, 1000.0 + 120, free_at)[0] == 2


def test_after_a_long_pause_all_is_as_at_first() -> None:
    _, free_at = allowed(EIGHT, 8, 1000.0)
    assert allowed(EIGHT, 20, 1000.0 + 3600, free_at)[0] == 8


def test_a_refused_try_costs_nothing() -> None:
    _, free_at = allowed(EIGHT, 8, 1000.0)
    assert decide(EIGHT, free_at, 1000.0).free_at == free_at


def test_the_wait_that_is_told_is_long_enough() -> None:
    _, free_at = allowed(EIGHT, 8, 1000.0)
    verdict = decide(EIGHT, free_at, 1000.0)
    assert decide(EIGHT, free_at, 1000.0 + verdict.wait_s).is_allowed
    assert not decide(EIGHT, free_at, 1000.0 + verdict.wait_s - 2).is_allowed


@pytest.mark.parametrize(
    ("wait_s", "words"), [(1, "1 second"), (45, "45 seconds"), (90, "2 minutes"), (121, "3 minutes")]
)
def test_a_wait_is_told_in_words(wait_s: int, words: str) -> None:
    assert words_for_wait(wait_s) == words


# These are counted beside another act, which counts addresses and everybody.
BESIDE = {"account", "device", "password", "letter", "second"}


@pytest.mark.parametrize("act", sorted(LIMITS.keys() - BESIDE))
def test_every_act_is_limited_for_one_address_and_for_all_together(act: str) -> None:
    assert {"n", "g"} <= set(LIMITS[act])
