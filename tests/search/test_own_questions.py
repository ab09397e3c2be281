"""Questions we wrote ourselves, as people would: those that were looked at, and those that were set aside."""

import pytest

from tests.samples.search_score import faults, questions

# The share that must be answered as expected; `python -m tests.samples.search_score -v` says which are not.
LEAST = {False: 0.85, True: 0.8}


@pytest.mark.parametrize("aside", [False, True])
def test_most_of_our_own_questions_are_answered(aside: bool) -> None:
    asked = questions(aside=aside)
    wrong = [(one["words"], found) for one in asked if (found := list(faults(one)))]
    assert len(asked) >= 20
    assert 1 - len(wrong) / len(asked) >= LEAST[aside], wrong
