"""A programme: its plain data, its form, what must be put right, and its words."""

from dataclasses import replace
from typing import Any

import pytest

from forum.errors import Refused
from forum.rules.programmes.checks import check_cards, check_plan, list_gaps, say_gaps
from forum.rules.programmes.fields import fields_of, list_rows, rearrange
from forum.rules.programmes.measures import read_measured
from forum.rules.programmes.programmes import Part, Plan, StepRule, plan_from_dict, plan_to_dict
from forum.rules.programmes.reading import check_fields, read_plan
from forum.rules.programmes.words import say_check_weeks, say_in_short, say_rule
from tests.samples.library import EXERCISES
from tests.samples.programmes import ADD_TWO, plan_with

BANDS = StepRule(what="band", bands=("yellow", "red"), count=2)
HOLD = StepRule(what="hold_s", by=5, most=60, when="weeks", count=2, exercise_id="wall-ball-squat")
WHOLE = plan_with(ADD_TWO, BANDS, HOLD, purpose="Slow.", note="Rest.", provenance="pt")
PART = WHOLE.parts[0]


def test_a_programme_and_its_data_and_its_form_are_the_same_thing() -> None:
    assert plan_from_dict(plan_to_dict(WHOLE)) == WHOLE
    assert read_plan(fields_of(WHOLE)) == (WHOLE, [])
    assert check_plan(WHOLE, EXERCISES) == []


@pytest.mark.parametrize(
    "data",
    [
        None, [], {"titel": "x"}, {"title": 3}, {"parts": {}}, {"parts": [{"first_week": 1}]}, {"weeks": True},
        {"rules": [{"what": "speed"}]}, {"check_weeks": ["a"]}, {"provenance": "me"},
    ],
)  # fmt: skip
def test_data_of_another_kind_is_refused(data: object) -> None:
    with pytest.raises(Refused, match="could not be read"):
        plan_from_dict(data)


@pytest.mark.parametrize(
    ("changes", "field"),
    [
        ({"title": " "}, "title"),
        ({"weeks": None}, "weeks"),
        ({"weeks": 0}, "weeks"),
        ({"weeks": 10_000}, "weeks"),
        ({"parts": ()}, "parts"),
        ({"parts": (replace(PART, last_week=13),)}, "parts.0.last_week"),
        ({"parts": (PART, replace(PART, first_week=12))}, "parts.1.first_week"),
        ({"parts": (replace(PART, days_per_week=9),)}, "parts.0.days_per_week"),
        ({"rules": (replace(ADD_TWO, by=11),)}, "rules.0.by"),
        ({"rules": (replace(ADD_TWO, by=1.5),)}, "rules.0.by"),
        ({"rules": (replace(ADD_TWO, most=None),)}, "rules.0.most"),
        ({"rules": (replace(ADD_TWO, most=10_000),)}, "rules.0.most"),
        ({"rules": (replace(ADD_TWO, count=0),)}, "rules.0.count"),
        ({"rules": (replace(ADD_TWO, exercise_id="nothing"),)}, "rules.0.exercise_id"),
        ({"rules": (ADD_TWO, replace(ADD_TWO, exercise_id="wall-ball-squat"))}, "rules.1.what"),
        ({"rules": (replace(BANDS, bands=("red",)),)}, "rules.0.bands"),
        ({"rules": (replace(BANDS, bands=("red", "Red")),)}, "rules.0.bands"),
        ({"check_weeks": (13,)}, "check_weeks"),
        ({"check_weeks": ()}, "check_weeks"),
        ({"measures": ()}, "measures"),
        ({"note": "x" * 4_001}, "note"),
        ({"source_url": "javascript:alert(1)"}, "source_url"),
    ],
)
def test_what_must_be_put_right(changes: dict[str, Any], field: str) -> None:
    assert [one.field for one in check_plan(replace(WHOLE, **changes), EXERCISES)][:1] == [field]


def test_weeks_without_a_card_are_said_aloud_and_not_refused() -> None:
    plan = replace(WHOLE, parts=(replace(PART, last_week=4), replace(PART, first_week=6, last_week=10)))
    assert check_plan(plan, EXERCISES) == []
    assert list_gaps(plan) == [(5, 5), (11, 12)]
    assert say_gaps(plan) == "Week 5, Weeks 11 to 12 have no card. They are weeks off."
    assert say_gaps(WHOLE) == ""


@pytest.mark.parametrize(
    ("states", "is_shared", "wrong"),
    [
        ({(1, 1): "public"}, True, 0), ({(1, 1): "private"}, True, 1), ({(1, 1): "private"}, False, 0), ({}, False, 1),
    ],
)  # fmt: skip
def test_a_shared_programme_needs_public_cards(states: dict[tuple[int, int], str], is_shared: bool, wrong: int) -> None:
    assert len(check_cards(WHOLE, states, is_shared=is_shared)) == wrong


@pytest.mark.parametrize(
    ("rule", "words"),
    [
        (ADD_TWO, "Add 2 times when both sides felt easy, up to 15 times. For every exercise that has it."),
        (
            BANDS,
            (
                "Take the next band when both sides felt easy, 2 check-ins in a row, in this order: yellow, red. "
                "For every exercise that has it."
            ),
        ),
        (
            HOLD,
            (
                "Add 5 seconds of hold every 2 weeks, as long as it was not too hard, up to 60 seconds of hold. "
                f"For {EXERCISES['wall-ball-squat'].name}."
            ),
        ),
        (
            StepRule(what="sets", by=1, most=3, when="side_easy"),
            "Add 1 set on each side when that side felt easy, up to 3 sets. For every exercise that has it.",
        ),
    ],
)
def test_a_rule_reads_as_a_sentence(rule: StepRule, words: str) -> None:
    assert say_rule(rule, EXERCISES) == words


def test_a_programme_in_short() -> None:
    assert say_in_short(WHOLE) == "12 weeks · 1 card · measured 3 times"
    assert say_check_weeks((0, 8, 12)) == "Before you start, and in weeks 8 and 12"
    assert say_check_weeks((8,)) == "In week 8"


@pytest.mark.parametrize(
    ("fields", "field"),
    [
        ({"weeks": "soon"}, "weeks"),
        ({"check_weeks": "0, later"}, "check_weeks"),
        ({"parts.0.card": "12", "parts.0.first_week": "1"}, "parts.0.card"),
        ({"parts.0.card": "1.1", "parts.0.first_week": ""}, "parts.0.first_week"),
        ({"rules.0.what": "", "rules.0.by": "2"}, "rules.0.what"),
        ({"rules.0.what": "reps", "rules.0.by": "two or so"}, "rules.0.by"),
    ],
)
def test_what_can_not_be_read_is_said_beside_its_field(fields: dict[str, str], field: str) -> None:
    assert field in [one.field for one in check_fields(fields, EXERCISES, is_draft=True)[1]]


def test_numbers_may_be_words_and_times_may_have_units() -> None:
    fields = {"weeks": "twelve", "check_weeks": "0, 8 and 12", "rules.0.what": "duration_s", "rules.0.by": "1 minute"}
    plan, _ = read_plan(fields)
    assert (plan.weeks, plan.check_weeks, plan.rules[0].by) == (12, (0, 8, 12), 60)


def test_the_buttons_add_and_take_out_rows() -> None:
    fields = rearrange(fields_of(Plan(title="x", weeks=12)), "add:parts")
    assert list_rows(fields, "parts") == [
        {"card": "", "first_week": "1", "last_week": "12", "days_per_week": "", "note": ""}
    ]
    fields = rearrange(fields, "add:measures", "sit-to-stand")
    assert list_rows(fields, "measures")[0]["unit"] == "times"
    assert list_rows(rearrange(fields, "remove:parts.0"), "parts") == []
    for act in ("remove:parts.7", "remove:parts.x", "remove:nothing.0", "add:nothing", "fly"):
        assert rearrange(fields, act) == fields


def test_parts_know_their_cards_once() -> None:
    later = Part(first_week=1, last_week=2, routine_id=2, n=1)
    assert replace(WHOLE, parts=(PART, later, PART)).card_keys == ((1, 1), (2, 1))


@pytest.mark.parametrize(("typed", "value"), [("12", 12), ("7,5", 7.5), (" 9 times ", 9), ("0", 0)])
def test_a_measured_number_is_read_as_people_write_it(typed: str, value: float) -> None:
    assert read_measured(typed, "measure-0") == value


@pytest.mark.parametrize("typed", ["many", "-1", "1e9", "9999999", "1.234"])
def test_nonsense_is_not_measured(typed: str) -> None:
    with pytest.raises(Refused, match="Write a number"):
        read_measured(typed, "measure-0")
