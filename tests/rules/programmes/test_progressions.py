"""How a card grows and shrinks with the steps of one member."""

from dataclasses import fields, replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from forum.rules.programmes.limits import AMOUNT_RANGES
from forum.rules.programmes.programmes import StepRule
from forum.rules.programmes.progressions import Steps, apply_steps, ceiling, lower_card
from forum.rules.routines.routines import Card, Item
from tests.samples.cards import cards
from tests.samples.programmes import ADD_TWO, BAND_CARD, step_rules

AMOUNTS = tuple(
    one.name for one in fields(Item) if one.name.removesuffix("_max").removeprefix("first_") in AMOUNT_RANGES
)
STEPS = st.integers(0, 30).flatmap(lambda strong: st.builds(Steps, st.just(strong), st.integers(0, strong)))


def only(item: Item, rule: StepRule, steps: Steps) -> Item:
    return apply_steps(Card(items=(item,)), (rule,), (steps,)).items[0]


@pytest.mark.parametrize(
    ("item", "rule", "steps", "field", "expected"),
    [
        (Item(exercise_id="x", reps=10), ADD_TWO, Steps(1, 1), "reps", 12),
        (Item(exercise_id="x", reps=10), ADD_TWO, Steps(9, 9), "reps", 15),
        (Item(exercise_id="x", reps=20), ADD_TWO, Steps(1, 1), "reps", 20),
        (Item(exercise_id="x", reps_max=10), ADD_TWO, Steps(1, 1), "reps_max", 12),
        (Item(exercise_id="x"), ADD_TWO, Steps(4, 4), "reps", None),
        (Item(exercise_id="x", load_kg=1.0), StepRule(what="load_kg", by=0.5, most=2), Steps(1, 1), "load_kg", 1.5),
        (Item(exercise_id="x", hold_s=20), StepRule(what="hold_s", by=5, most=60), Steps(2, 2), "hold_s", 30),
        (Item(exercise_id="x", reps=10), replace(ADD_TWO, exercise_id="y"), Steps(1, 1), "reps", 10),
    ],
)
def test_a_step_adds_to_what_was_given_up_to_the_most(
    item: Item, rule: StepRule, steps: Steps, field: str, expected: float | None
) -> None:
    assert getattr(only(item, rule, steps), field) == expected


@pytest.mark.parametrize(
    ("band", "steps", "expected"),
    [("yellow", 1, "red"), ("Yellow", 5, "green"), ("green", 1, "green"), ("black", 1, "black"), ("", 1, "")],
)
def test_a_band_goes_on_in_the_authors_order_and_an_unknown_one_stays(band: str, steps: int, expected: str) -> None:
    rule = StepRule(what="band", bands=("yellow", "red", "green"))
    assert only(Item(exercise_id="x", band=band), rule, Steps(steps, steps)).band == expected


def test_the_weaker_side_moves_with_its_own_steps_alone() -> None:
    grown = apply_steps(BAND_CARD, (replace(ADD_TWO, when="side_easy"),), (Steps(2, 1),))
    both, own = grown.items
    assert both.reps == 12, "a line without a dose for its weaker side waits for both sides"
    assert (own.reps, own.reps_max, own.first_reps) == (14, 15, 8)


def test_a_weaker_side_that_takes_its_number_from_the_other_one_stays_behind_too() -> None:
    item = Item(exercise_id="x", sides="each", first_side="weaker", reps=10, first_sets=1, sets=2)
    grown = only(item, ADD_TWO, Steps(2, 0))
    assert (grown.reps, grown.first_reps) == (14, 10)


def test_a_side_that_only_goes_first_is_not_taken_for_the_weaker_one() -> None:
    item = Item(exercise_id="x", sides="each", first_side="left", reps=10, first_reps=6)
    grown = only(item, ADD_TWO, Steps(2, 1))
    assert (grown.reps, grown.first_reps) == (12, 8)


def test_the_ceiling_is_where_nothing_grows_any_more() -> None:
    top = ceiling(ADD_TWO, BAND_CARD)
    assert top == 5
    at_top = apply_steps(BAND_CARD, (ADD_TWO,), (Steps(top, top),))
    assert apply_steps(BAND_CARD, (ADD_TWO,), (Steps(top + 1, top + 1),)) == at_top
    assert apply_steps(BAND_CARD, (ADD_TWO,), (Steps(top - 1, top - 1),)) != at_top


def test_a_lower_dose_is_the_low_end_and_one_set_fewer() -> None:
    item = Item(exercise_id="x", sets=3, reps=8, reps_max=12, hold_s_max=30, first_sets=1)
    lower = lower_card(Card(items=(item,))).items[0]
    assert (lower.sets, lower.reps, lower.reps_max, lower.hold_s_max, lower.first_sets) == (2, 8, None, 30, 1)


@given(card=cards(), rules=st.lists(step_rules(), max_size=4), data=st.data())
def test_growing_never_passes_a_limit_never_shrinks_and_never_changes_an_exercise(
    card: Card, rules: list[StepRule], data: st.DataObject
) -> None:
    taken = [data.draw(STEPS) for _ in rules]
    grown = apply_steps(card, rules, taken)
    for before, after in zip(card.items, grown.items, strict=True):
        assert (after.exercise_id, after.position, after.support) == (
            before.exercise_id,
            before.position,
            before.support,
        )
        for name in AMOUNTS:
            was, now = getattr(before, name), getattr(after, name)
            what = name.removesuffix("_max").removeprefix("first_")
            same = [(rule.most, rule.what) for rule in rules if rule.what == what and rule.most is not None]
            if was is None:
                assert now is None or name.startswith("first_"), "what was not given is not invented"
                was = getattr(before, name.removeprefix("first_")) if now is not None else None
            if was is not None:
                assert was <= now <= max([was, *(min(most, AMOUNT_RANGES[of][1]) for most, of in same)])


@given(card=cards())
def test_a_lower_dose_is_nowhere_above_the_card(card: Card) -> None:
    for before, after in zip(card.items, lower_card(card).items, strict=True):
        for name in AMOUNTS:
            was, now = getattr(before, name), getattr(after, name)
            assert now is None or now <= was
        assert after.exercise_id == before.exercise_id
