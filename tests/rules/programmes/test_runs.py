"""Where a member is in a programme, after everything they told us."""

from dataclasses import replace
from datetime import timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from forum.errors import Refused
from forum.rules.programmes.pauses import LONG_PAUSE, PAUSE_REASONS, PauseReason, after_pause
from forum.rules.programmes.programmes import StepRule
from forum.rules.programmes.progressions import Steps
from forum.rules.programmes.runs import (
    Event,
    RunState,
    card_of_week,
    check_check_in,
    fold,
    list_open_checks,
    list_open_weeks,
)
from tests.samples.programmes import ADD_TWO, BAND_CARD, START, histories, plan_with, step_rules, told

CARDS = {(1, 1): BAND_CARD}
PLAN = plan_with(ADD_TWO)


def at_day(day: int, *events: Event, rule: StepRule = ADD_TWO, gentle: bool = False) -> RunState:
    return fold(plan_with(rule), CARDS, START, events, START + timedelta(days=day), is_gentle=gentle)


def answers(*felts: str) -> list[Event]:
    return [told(7 * week + 5, "check_in", week=week + 1, felt=felt) for week, felt in enumerate(felts)]


@pytest.mark.parametrize(
    ("day", "week", "is_over"), [(0, 1, False), (6, 1, False), (7, 2, False), (83, 12, False), (84, 12, True)]
)
def test_weeks_are_counted_from_the_day_of_the_start(day: int, week: int, is_over: bool) -> None:
    state = at_day(day)
    assert (state.week, state.is_over) == (week, is_over)


@pytest.mark.parametrize(
    ("felts", "strong", "weak"),
    [
        (["both"], 1, 1),
        (["right", "both", "strong"], 1, 1),
        (["both", "both"], 2, 2),
        (["both", "hard"], 0, 0),
        (["hard"], 0, 0),
        (["rested", "both"], 1, 1),
        ([], 0, 0),
    ],
)
def test_a_step_is_taken_when_both_sides_felt_easy_and_taken_back_when_it_was_too_hard(
    felts: list[str], strong: int, weak: int
) -> None:
    assert at_day(60, *answers(*felts)).steps == (Steps(strong, weak),)


@pytest.mark.parametrize(
    ("rule", "felts", "steps"),
    [
        (replace(ADD_TWO, count=2), ["both"], Steps(0, 0)),
        (replace(ADD_TWO, count=2), ["both", "both"], Steps(1, 1)),
        (replace(ADD_TWO, count=2), ["both", "rested", "both"], Steps(1, 1)),
        (replace(ADD_TWO, count=2), ["both", "right", "both"], Steps(0, 0)),
        (replace(ADD_TWO, when="side_easy"), ["strong", "both"], Steps(2, 1)),
        (replace(ADD_TWO, when="weeks", count=2), ["right", "strong", "right"], Steps(1, 1)),
        (replace(ADD_TWO, when="weeks", count=2), ["right", "hard", "right"], Steps(0, 0)),
    ],
)
def test_each_kind_of_rule_waits_for_its_own_answers(rule: StepRule, felts: list[str], steps: Steps) -> None:
    assert at_day(80, *answers(*felts), rule=rule).steps == (steps,)


def test_nothing_grows_without_an_answer() -> None:
    rule = replace(ADD_TWO, when="weeks")
    assert at_day(80, rule=rule).steps == (Steps(),)


def test_too_hard_at_the_top_is_one_step_below_the_top() -> None:
    state = at_day(80, *answers(*["both"] * 8, "hard"))
    assert state.steps == (Steps(4, 4),)


def test_an_answer_that_was_changed_counts_once() -> None:
    first, second = told(5, "check_in", week=1, felt="both"), told(6, "check_in", week=1, felt="hard")
    state = at_day(7, first, second)
    assert (state.answers, state.steps) == ({1: "hard"}, (Steps(),))


def test_a_pause_freezes_the_week_and_the_run_goes_on_in_it_lower() -> None:
    events = [*answers("both", "both"), told(15, "pause", reason="rest")]
    paused = at_day(70, *events)
    assert (paused.week, paused.pause is not None) == (3, True)
    back = at_day(22, *events, told(21, "resume"))
    assert (back.week, back.pause, back.steps, back.is_first_week_back) == (3, None, (Steps(1, 1),), True)
    assert at_day(28, *events, told(21, "resume")).is_first_week_back is False


@pytest.mark.parametrize(
    ("reason", "days", "left"),
    [
        ("rest", 3, Steps(4, 3)), ("rest", 14, Steps(2, 2)), ("infection", 13, Steps(4, 3)),
        ("infection", 20, Steps(2, 2)), ("relapse", 1, Steps(2, 2)), ("steroids", 5, Steps(2, 2)),
    ],
)  # fmt: skip
def test_what_is_left_after_a_pause(reason: PauseReason, days: int, left: Steps) -> None:
    assert after_pause(Steps(5, 4), reason, timedelta(days=days)) == left


def test_a_graver_reason_is_kept_when_a_milder_one_follows() -> None:
    state = at_day(9, told(2, "pause", reason="steroids"), told(3, "pause", reason="rest"))
    assert state.pause is not None
    assert state.pause.reason == "steroids"
    assert at_day(9, told(2, "pause", reason="rest"), told(3, "pause", reason="relapse")).pause is not None


def test_an_easy_first_week_back_takes_no_step() -> None:
    events = [told(2, "pause", reason="rest"), told(9, "resume"), told(10, "check_in", week=1, felt="both")]
    assert at_day(12, *events).steps == (Steps(),)


def test_a_gentle_start_is_lower_until_a_week_felt_easy_on_both_sides() -> None:
    first = card_of_week(PLAN, CARDS, at_day(1, gentle=True))
    assert first is not None
    assert [item.sets for item in first.items] == [1, 1]
    later = at_day(8, *answers("both"), gentle=True)
    assert (later.is_gentle, later.steps) == (False, (Steps(),))
    assert card_of_week(PLAN, CARDS, later) == replace(BAND_CARD, days_per_week=3)


def test_a_week_off_and_a_card_that_is_gone_have_no_card() -> None:
    short = replace(PLAN, parts=(replace(PLAN.parts[0], last_week=2),))
    assert card_of_week(short, CARDS, at_day(20)) is None
    assert card_of_week(PLAN, {}, at_day(1)) is None


def test_this_week_and_an_unanswered_week_before_can_be_answered() -> None:
    assert list_open_weeks(PLAN, at_day(8)) == (2, 1)
    assert list_open_weeks(PLAN, at_day(8, *answers("both"))) == (2,)
    for week, felt, words in ((3, "both", "this week"), (0, "both", "this week"), (2, "fine", "how it went")):
        with pytest.raises(Refused, match=words):
            check_check_in(PLAN, at_day(8), week, felt)
    with pytest.raises(Refused, match="Rest counts"):
        check_check_in(PLAN, at_day(8, told(3, "pause", reason="rest")), 1, "both")


def test_check_weeks_open_when_they_come() -> None:
    assert list_open_checks(PLAN, at_day(0)) == (0,)
    assert list_open_checks(PLAN, at_day(49)) == (0, 8)


@given(events=histories(), rule=step_rules(), data=st.data())
def test_the_order_in_which_answers_are_handed_in_does_not_matter(
    events: list[Event], rule: StepRule, data: st.DataObject
) -> None:
    shuffled = data.draw(st.permutations(events))
    assert at_day(150, *shuffled, rule=rule) == at_day(150, *events, rule=rule)


@given(events=histories(), rule=step_rules(), reason=st.sampled_from(PAUSE_REASONS), days=st.integers(0, 60))
def test_a_pause_and_coming_back_never_raise_anything(
    events: list[Event], rule: StepRule, reason: PauseReason, days: int
) -> None:
    before = at_day(201, *events, rule=rule)
    paused = [*events, told(201, "pause", number=900, reason=reason)]
    during = at_day(300, *paused, rule=rule)
    after = at_day(201 + days, *paused, told(201 + days, "resume", number=901), rule=rule)
    assert during.week == before.week == after.week
    assert during.steps == before.steps
    for was, now in zip(before.steps, after.steps, strict=True):
        assert now.weak <= was.weak
        assert now.strong <= was.strong
    if not before.pause and days >= LONG_PAUSE.days:
        assert after.steps[0].strong <= before.steps[0].strong // 2


@given(events=histories(), rule=step_rules())
def test_the_weaker_side_is_never_ahead(events: list[Event], rule: StepRule) -> None:
    assert all(0 <= steps.weak <= steps.strong for steps in at_day(250, *events, rule=rule).steps)


def test_a_new_card_begins_as_its_author_gives_it_and_an_old_one_where_it_was() -> None:
    parts = tuple(
        replace(PLAN.parts[0], first_week=first, last_week=last, routine_id=routine_id)
        for first, last, routine_id in ((1, 2, 1), (3, 4, 2), (5, 12, 1))
    )
    plan, cards = replace(PLAN, parts=parts), {(1, 1): BAND_CARD, (2, 1): BAND_CARD}
    events = answers("both", "both")
    steps = [fold(plan, cards, START, events, START + timedelta(days=day)).steps for day in (13, 14, 28)]
    assert steps == [(Steps(2, 2),), (Steps(),), (Steps(2, 2),)]
