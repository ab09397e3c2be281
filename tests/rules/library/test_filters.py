"""Cleo chooses exercises by what she can do and what she has."""

import pytest

from forum.rules.library.filters import (
    FACETS,
    ExerciseFilter,
    Facet,
    Option,
    count_options,
    filter_exercises,
    filter_from_args,
    list_chips,
)
from forum.rules.library.search import search_words
from tests.samples.library import EXERCISES

ALL = list(EXERCISES.values())


def chosen_ids(chosen: ExerciseFilter) -> set[str]:
    return {exercise.id for exercise in filter_exercises(ALL, chosen)}


def option(chosen: ExerciseFilter, facet: Facet, value: str) -> Option:
    options = count_options(ALL, chosen)[facet]
    return next(one for one in options if one.value == value)


def test_nothing_chosen_shows_every_exercise_in_order() -> None:
    assert filter_exercises(ALL, ExerciseFilter()) == ALL


def test_answers_in_one_facet_are_joined_by_or() -> None:
    both = chosen_ids(ExerciseFilter(position=("seated", "supine")))
    assert both == chosen_ids(ExerciseFilter(position=("seated",))) | chosen_ids(ExerciseFilter(position=("supine",)))


def test_facets_are_joined_by_and() -> None:
    both = chosen_ids(ExerciseFilter(position=("seated",), modality=("balance",)))
    assert both == chosen_ids(ExerciseFilter(position=("seated",))) & chosen_ids(ExerciseFilter(modality=("balance",)))
    assert both


def test_a_value_nobody_knows_is_ignored() -> None:
    assert len(chosen_ids(ExerciseFilter(position=("floating",), heat=("\0",)))) == len(ALL)
    assert chosen_ids(ExerciseFilter(position=("floating", "prone"))) == chosen_ids(ExerciseFilter(position=("prone",)))


def test_alone_leaves_out_everything_that_asks_for_another_person() -> None:
    alone = filter_exercises(ALL, ExerciseFilter(spotter=("alone",)))
    assert {exercise.safety.spotter for exercise in alone} == {"not_needed"}


def test_nothing_to_buy_means_a_chair_or_a_wall_but_no_foam_or_ball() -> None:
    found = chosen_ids(ExerciseFilter(equipment=("none",)))
    assert {"seated-march", "heel-raise", "walking"} <= found
    assert not {"foam-stand-eyes-open", "wall-ball-squat", "treadmill-walk", "band-hip-flexion"} & found


def test_level_and_heat_can_be_chosen() -> None:
    gentle = filter_exercises(ALL, ExerciseFilter(level=("1",), heat=("low",)))
    assert {(exercise.level, exercise.safety.heat_load) for exercise in gentle} == {(1, "low")}


@pytest.mark.parametrize("facet", FACETS)
def test_each_count_is_what_choosing_that_answer_gives(facet: Facet) -> None:
    base = ExerciseFilter(position=("seated", "supine"), modality=("flexibility",))
    others = {name: base.values(name) for name in FACETS if name != facet}
    for one in count_options(ALL, base)[facet]:
        alone = ExerciseFilter(q="", **others, **{facet: (one.value,)})
        assert one.count == len(filter_exercises(ALL, alone)), one


def test_an_options_count_ignores_the_other_choices_of_its_own_facet() -> None:
    with_seated = option(ExerciseFilter(position=("seated",)), "position", "prone")
    assert with_seated.count == option(ExerciseFilter(), "position", "prone").count
    assert not with_seated.is_chosen
    assert option(ExerciseFilter(position=("seated",)), "position", "seated").is_chosen


def test_a_chip_takes_away_one_answer_and_keeps_the_rest() -> None:
    chosen = ExerciseFilter(position=("seated", "prone"), heat=("low",), q="stretch")
    chips = {chip.words: chip.rest for chip in list_chips(chosen)}
    assert set(chips) == {"Sitting", "Lying on your front", "Warms you little"}
    assert chips["Sitting"] == ExerciseFilter(position=("prone",), heat=("low",), q="stretch")


def test_a_form_of_odd_values_still_makes_a_filter() -> None:
    args = {"position": ["seated", "seated", "x"], "level": ["2", "99"], "q": ["  foam  "], "page": ["2"]}
    assert filter_from_args(args) == ExerciseFilter(position=("seated",), level=("2",), q="foam")
    assert filter_from_args({}) == ExerciseFilter()


@pytest.mark.parametrize(
    ("exercise_id", "wanted"),
    [
        ("seated-march", {"seated", "sitting", "sit", "chair", "down"}),
        ("supine-heel-slide", {"supine", "lying", "back", "bed", "strength", "strengthening"}),
        ("heel-raise", {"standing", "bench", "worktop", "kitchen", "counter"}),
        ("ball-sit-balance", {"swiss", "gym", "ball", "balance"}),
        ("foam-stand-eyes-open", {"foam"}),
    ],
)
def test_the_index_gets_the_words_people_use(exercise_id: str, wanted: set[str]) -> None:
    assert wanted <= set(search_words(EXERCISES[exercise_id]).split())
