"""How far a study can be trusted: eight points, monotone in design and people, and lowered only downwards."""

from dataclasses import replace
from itertools import pairwise
from typing import Any

import pytest

from forum.errors import Refused
from forum.rules.claims.studied import DESIGNS
from forum.rules.research.credibility import LADDER, POINTS, check_lowering, judge_study
from forum.rules.research.studies import Arm, StudyRecord, read_record

BARE = read_record({"design": "cross_sectional", "n": 21, "n_said": "21 people", "is_peer_reviewed": False})
FULL = replace(
    BARE,
    design="randomised_trial",
    n=120,
    comparator="a waiting list",
    follow_up_weeks=26,
    registration="NCT01234567",
    is_blinded=True,
    is_peer_reviewed=True,
    funding="A charity.",
    conflicts="None declared.",
)


def points_of(record: StudyRecord) -> set[str]:
    return {one.name for one in judge_study(record).points if one.has}


@pytest.mark.parametrize(
    ("given", "gained"),
    [
        ({}, set()),
        ({"design": "randomised_trial"}, {"Design"}),
        ({"design": "systematic_review"}, {"Design"}),
        ({"design": "controlled_trial"}, set()),
        ({"comparator": "a leaflet"}, {"Compared with others"}),
        ({"arms": (Arm("yoga", 9), Arm("strength", 9))}, {"Compared with others"}),
        ({"arms": (Arm("yoga", 9),)}, set()),
        ({"is_blinded": True}, {"Blind measuring"}),
        ({"n": 99}, set()),
        ({"n": 100}, {"Enough people"}),
        ({"n": None}, set()),
        ({"n": 500, "design": "narrative_review"}, set()),
        ({"n": 500, "design": "protocol"}, set()),
        ({"follow_up_weeks": 11}, set()),
        ({"follow_up_weeks": 12}, {"Followed up"}),
        ({"follow_up_weeks": 52, "design": "protocol"}, set()),
        ({"registration": "NCT01234567"}, {"Plan told first"}),
        ({"registration": "Not told where we read it."}, set()),
        ({"is_peer_reviewed": True}, {"Read by others"}),
        ({"funding": "A charity"}, set()),
        ({"conflicts": "None declared."}, {"Nothing to gain"}),
        ({"conflicts": "No competing interests"}, {"Nothing to gain"}),
        ({"conflicts": "The authors declare that they have no conflicts of interest."}, {"Nothing to gain"}),
        ({"conflicts": "The authors declare no conflicts, except that one sells the vest."}, set()),
        ({"conflicts": "Not told where we read it."}, set()),
        ({"conflicts": "The first author sells the vest."}, set()),
        ({"conflicts": "None of the authors but the last has shares."}, set()),
        ({"conflicts": "The authors have declared that no competing interests exist."}, {"Nothing to gain"}),
        ({"conflicts": "We declare no conflict of interest"}, {"Nothing to gain"}),
        ({"conflicts": "Conflicts of interest: none."}, {"Nothing to gain"}),
        ({"conflicts": "The author(s) declared no potential conflicts of interest."}, {"Nothing to gain"}),
        ({"conflicts": "The authors declare that there are no conflicts of interest."}, {"Nothing to gain"}),
        ({"conflicts": "The authors declare no conflicts of interest. JD was paid for talks by the maker."}, set()),
        ({"conflicts": "None for two authors; the third is paid by the maker of the device."}, set()),
        ({"conflicts": "No conflict statement was found."}, set()),
        ({"conflicts": "No conflict of interest was stated."}, set()),
        ({"conflicts": "None stated"}, set()),
        ({"conflicts": "None of the authors told their interests."}, set()),
    ],
)
def test_each_point_has_its_fact(given: dict[str, Any], gained: set[str]) -> None:
    assert points_of(replace(BARE, **given)) == gained


def test_a_study_can_have_all_points_and_none() -> None:
    assert judge_study(FULL).earned == judge_study(FULL).shown == POINTS == len(judge_study(BARE).points)
    assert judge_study(BARE).earned == 0


@pytest.mark.parametrize("record", [BARE, FULL, replace(FULL, n=30), replace(BARE, comparator="others")])
def test_a_design_that_stands_higher_never_gives_fewer_points(record: StudyRecord) -> None:
    assert set(LADDER) == set(DESIGNS)
    earned = [judge_study(replace(record, design=one)).earned for one in LADDER]
    assert all(low <= high for low, high in pairwise(earned))


@pytest.mark.parametrize("design", DESIGNS)
def test_more_people_never_give_fewer_points(design: Any) -> None:
    numbers = [None, 1, 20, 99, 100, 1000, 20_000]
    earned = [judge_study(replace(FULL, design=design, n=n)).earned for n in numbers]
    assert all(low <= high for low, high in pairwise(earned))


@pytest.mark.parametrize("design", DESIGNS)
def test_every_point_has_its_sentence_and_every_design_what_it_cannot_tell(design: Any) -> None:
    for record in (replace(BARE, design=design), replace(FULL, design=design)):
        found = judge_study(record)
        assert found.cannot_tell
        assert all(one.said.endswith(".") for one in found.points)


def test_what_a_curator_lowered_stays_low_whatever_the_facts_say_later() -> None:
    assert judge_study(FULL, [5]).shown == 5
    assert judge_study(FULL, [5, 2]).shown == 2
    assert judge_study(replace(FULL, is_blinded=False, funding="", registration="", n=3), [5, 4]).shown == 4
    assert judge_study(BARE, [3]).shown == 0


@pytest.mark.parametrize("to", [None, -1, 4, 5, 9])
def test_nobody_raises_it(to: int | None) -> None:
    with pytest.raises(Refused, match="fewer than the 4 shown now"):
        check_lowering(4, to, "The groups were unlike.")


def test_lowering_needs_its_reason() -> None:
    with pytest.raises(Refused, match="Say why"):
        check_lowering(4, 2, "")
    with pytest.raises(Refused, match="at most"):
        check_lowering(4, 2, "x" * 501)
    assert check_lowering(4, 0, "Made up.") == 0
    with pytest.raises(Refused, match="nothing to lower"):
        check_lowering(0, 0, "Again.")


@pytest.mark.parametrize(
    ("given", "said"),
    [
        ({}, "may gain by it is not told where we read it. Who paid is not told."),
        ({"funding": "A charity."}, "may gain by it is not told where we read it. Who paid: A charity."),
        ({"conflicts": "One author sells it."}, "its authors say: “One author sells it”. Who paid is not told."),
        ({"conflicts": "None.", "funding": "A charity"}, "they gain nothing by it. Who paid: A charity."),
    ],
)
def test_who_may_gain_is_said_and_who_paid_beside_it(given: dict[str, Any], said: str) -> None:
    assert judge_study(replace(BARE, **given)).points[-1].said.endswith(said)
