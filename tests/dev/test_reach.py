"""How many exercises seven people can do alone today."""

import pytest

from dev.reach import PROFILES, list_reach, main, say_table
from forum.rules.fitting.profiles import FitProfile
from forum.rules.library.offers import is_offered
from tests.house.plan import ROOT
from tests.samples.library import EXERCISES


def test_the_audit_tells_the_numbers_of_the_library_that_is_shipped() -> None:
    assert say_table(EXERCISES) in (ROOT / "docs/library-audit.md").read_text(encoding="utf-8")


def test_nobody_can_do_less_than_before_and_nothing_that_is_held_counts() -> None:
    for profile, before in PROFILES.values():
        reached = list_reach(profile, EXERCISES)
        assert len(reached) >= before
        assert all(is_offered(EXERCISES[one]) for one in reached)


def test_somebody_with_nothing_does_no_exercise_that_needs_a_thing() -> None:
    reached = list_reach(FitProfile(positions=("seated",), things=(), has_support=False), EXERCISES)
    assert reached
    assert not [one for one in reached if EXERCISES[one].needed]


def test_the_command_prints_the_table(capsys: pytest.CaptureFixture[str]) -> None:
    main()
    assert say_table(EXERCISES) in capsys.readouterr().out
