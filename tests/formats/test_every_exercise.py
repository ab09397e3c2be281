"""Every exercise, in every position, for every kind of day and of member: nothing shows less than the library's facts,
and nothing is offered to somebody without what it needs."""

import json
from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime

import pytest

from forum.formats.paper.sheet_data import Imprint, sheet_data
from forum.formats.routines.csv_table import routine_to_csv
from forum.formats.routines.fhir import routine_to_fhir
from forum.formats.routines.json_ld import routine_to_json
from forum.formats.routines.markdown import routine_to_markdown
from forum.formats.routines.steps import Neighbour
from forum.formats.routines.view import view_card
from forum.rules.fitting.energy_days import for_day
from forum.rules.fitting.fitting import fit
from forum.rules.fitting.profiles import DAYS, RESTING, THINGS, FitProfile
from forum.rules.library.exercises import Exercise
from forum.rules.library.needs import missing_in
from forum.rules.library.offers import is_line_offered, is_offered
from forum.rules.library.positions import moves_between, places_of
from forum.rules.library.words import POSITION_WORDS
from forum.rules.routines.coverage_gaps import list_gaps
from forum.rules.routines.exercise_suggestions import suggest_exercises
from forum.rules.routines.facts import told
from forum.rules.routines.routines import Card, Item
from forum.rules.routines.safety import (
    STOP_RULES,
    Strip,
    exercise_strip,
    is_no_stricter,
    item_strip,
    safety_strip,
)
from tests.fixtures.papers import squeeze
from tests.samples.library import EXERCISES

NOW = datetime(2026, 11, 30, 12, tzinfo=UTC)
URL = "https://example.org/routines/1"
PROFILES = (
    FitProfile(),
    FitProfile(positions=("seated",), things=("chair",), has_support=False),
    FitProfile(positions=("seated",), things=(), has_support=False),
    FitProfile(positions=RESTING, things=("chair", "mat_or_bed")),
    FitProfile(positions=("standing_supported", "standing_unsupported", "walking"), things=("counter", "wall")),
    FitProfile(positions=tuple(POSITION_WORDS), things=THINGS, has_company=True, can_use_floor=True),
)


def cards_of(exercise: Exercise) -> Iterator[Card]:
    """A card of one line for each position, and one that leaves it open."""
    for position in (None, *exercise.positions):
        yield Card(title="One", days_per_week=3,
                   items=(Item(exercise_id=exercise.id, sets=2, reps=8, position=position),))  # fmt: skip


def library_strip(item: Item) -> Strip:
    """What the library says of a line, fact by fact, read off the exercise itself."""
    exercise = EXERCISES[item.exercise_id]
    known = item.position in exercise.positions
    facts = exercise.facts_in(item.position) if known and not moves_between(exercise) else exercise.safety
    return Strip(
        positions=places_of(exercise, item.position),
        support=facts.stable_support, spotter=facts.spotter, eyes_closed=facts.eyes_closed, fall_risk=facts.fall_risk,
        heat=facts.heat_load, floor_transfer=facts.floor_transfer, spasticity_caution=facts.spasticity_caution,
        impact=facts.impact, low_back_caution=facts.low_back_caution,
    )  # fmt: skip


def files_of(card: Card) -> Iterator[tuple[str, str]]:
    """Every file that is made without a page, as text."""
    yield "Markdown", routine_to_markdown(card, EXERCISES, url=URL, author="ana", version=1).replace("\\", "")
    yield "CSV", routine_to_csv(card, EXERCISES).decode("utf-8-sig")
    fhir = routine_to_fhir(card, routine_id=1, version=1, url=URL, author="ana", published_at=NOW, is_public=True,
                           exercises=EXERCISES)  # fmt: skip
    yield "FHIR", json.dumps(fhir, ensure_ascii=False)
    plain = routine_to_json(card, id=1, version=1, url=URL, author_name="ana", published_at=NOW, exercises=EXERCISES)
    plain.pop("strideshare")
    yield "JSON", json.dumps(plain, ensure_ascii=False)


@pytest.mark.parametrize("exercise", EXERCISES.values(), ids=list(EXERCISES))
def test_no_file_and_no_page_says_less_than_the_library_in_any_position_on_any_day(exercise: Exercise) -> None:
    imprint = Imprint(author="ana", version=1, date="30 November 2026", published_on="2026-11-30", address=URL)
    for card in cards_of(exercise):
        assert is_no_stricter(library_strip(card.items[0]), item_strip(card.items[0], exercise))
        lines = told(exercise_strip(exercise, card.items[0].position))
        for name, text in files_of(card):
            letters = squeeze(text)
            missing = [line.words for line in lines if squeeze(line.words) not in letters]
            assert missing == [], name
            assert [rule for rule in STOP_RULES if squeeze(rule) not in letters] == [], name
        for day in DAYS:
            made = for_day(card, day, EXERCISES).card
            assert set(told(safety_strip(made, EXERCISES))) <= set(view_card(made, EXERCISES).safety)
            letters = squeeze(json.dumps(sheet_data(card, day, imprint, EXERCISES), ensure_ascii=False))
            lines = told(safety_strip(made, EXERCISES)) if made.items else ()
            assert [line.words for line in lines if squeeze(line.words) not in letters] == []


@pytest.mark.parametrize("exercise", EXERCISES.values(), ids=list(EXERCISES))
def test_no_adaptation_hides_a_fact_or_offers_what_somebody_lacks(exercise: Exercise) -> None:
    for card in cards_of(exercise):
        for day in DAYS:
            for line in for_day(card, day, EXERCISES).lines:
                if line.after and day != "green":
                    check_line(line.after)
            for profile in PROFILES:
                for fitted in fit(card, replace(profile, day=day), EXERCISES).lines:
                    if fitted.after:
                        check_line(fitted.after)
                        check_profile(fitted.after, profile)


def check_line(item: Item) -> None:
    """It is offered so, and shows all that the library says of it."""
    one = EXERCISES[item.exercise_id]
    assert is_line_offered(one, item.position)
    assert is_no_stricter(library_strip(item), item_strip(item, one))


def check_profile(item: Item, profile: FitProfile) -> None:
    """Read off the exercise itself: this member has what it takes."""
    one, facts = EXERCISES[item.exercise_id], library_strip(item)
    assert missing_in(one, item.position, profile.things) == ()
    assert set(facts.positions) <= set(profile.positions)
    assert profile.has_company or facts.spotter == "not_needed"
    assert profile.has_support or facts.support == "not_needed"
    assert profile.can_use_floor or not facts.floor_transfer
    assert profile.may_close_eyes or not facts.eyes_closed


@pytest.mark.parametrize("exercise", EXERCISES.values(), ids=list(EXERCISES))
def test_ladders_gaps_and_suggestions_offer_only_what_may_be_and_name_every_danger(exercise: Exercise) -> None:
    for card in cards_of(exercise):
        [step] = view_card(card, EXERCISES).steps
        for near in (*step.easier, *step.harder):
            check_neighbour(near)
        strip = safety_strip(card, EXERCISES)
        for gap in list_gaps(card, EXERCISES):
            for one in gap.suggestions:
                assert is_offered(one)
                assert is_no_stricter(exercise_strip(one), strip)
    if exercise.level == 1:
        alone = suggest_exercises(card, EXERCISES)
        assert all(is_offered(one) and one.safety.spotter == "not_needed" for one in alone)


def check_neighbour(near: Neighbour) -> None:
    one = EXERCISES[near.id]
    assert is_offered(one)
    warned = {line.words for line in exercise_strip(one).lines if line.severity == "warn"}
    assert warned <= {line.words for line in near.safety.named}
