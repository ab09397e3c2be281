"""A fitted card and a card of a tired day show whatever the library says of the lines that remain."""

from dataclasses import replace
from itertools import product

import pytest

from forum.formats.routines.fit_view import view_fit
from forum.formats.routines.steps import Step
from forum.formats.routines.view import view_card
from forum.rules.fitting.energy_days import for_day
from forum.rules.fitting.fitting import accept, fit
from forum.rules.fitting.profiles import DAYS, RESTING, THINGS, FitProfile
from forum.rules.library.words import POSITION_WORDS
from forum.rules.routines.facts import is_set
from forum.rules.routines.routines import Card, Item
from forum.rules.routines.safety import is_no_stricter, item_strip, safety_strip
from tests.samples.library import EXERCISES

ALL = tuple(POSITION_WORDS)
PROFILES = (
    FitProfile(positions=("seated",), has_support=False),
    FitProfile(positions=RESTING, can_use_floor=True, things=THINGS),
    FitProfile(positions=ALL, things=THINGS),
    FitProfile(positions=ALL, has_company=True, can_use_floor=True, may_close_eyes=True, things=THINGS),
)


def words_of(step: Step) -> set[str]:
    return {line.words for line in step.care} | {words for _, words in step.where}


def library_words(item: Item) -> set[str]:
    return {line.words for line in item_strip(item, EXERCISES.get(item.exercise_id)).lines if is_set(line)}


def check_shown(card: Card) -> None:
    """Every line's facts stand beside it, and the worst of them over the card."""
    view = view_card(card, EXERCISES)
    for item, step in zip(card.items, view.steps, strict=True):
        assert library_words(item) <= words_of(step)
    strip = safety_strip(card, EXERCISES)
    assert {line.words for line in strip.lines if is_set(line)} <= {line.words for line in view.safety}
    for item in card.items:
        assert is_no_stricter(item_strip(item, EXERCISES.get(item.exercise_id)), strip)


@pytest.mark.parametrize("exercise_id", list(EXERCISES))
def test_no_adaptation_shows_less_than_the_library_says_of_what_remains(exercise_id: str) -> None:
    exercise = EXERCISES[exercise_id]
    for position in (None, *ALL):
        usual = Item(exercise_id=exercise_id, sets=2, reps=10, position=position)
        card = Card(title="One", items=(usual,))
        for day in DAYS:
            check_shown(for_day(card, day, EXERCISES).card)
        if position not in (None, *exercise.positions):
            continue
        for profile, day in product(PROFILES, DAYS):
            mine = replace(profile, day=day)
            fitted = fit(card, mine, EXERCISES)
            check_shown(fitted.card)
            check_shown(accept(card, fitted, frozenset((0,))))
            for row, line in zip(view_fit(fitted, EXERCISES), fitted.lines, strict=True):
                assert library_words(line.before) <= words_of(row.before)
                assert row.after is None or (line.after and library_words(line.after) <= words_of(row.after))
