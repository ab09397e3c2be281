"""A card fitted to one member: nothing breaks the answers, hides a warning or gets harder."""

from collections import Counter
from dataclasses import fields, replace
from itertools import product

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from forum.rules.fitting.conflicts import list_conflicts
from forum.rules.fitting.fitting import FittedLine, accept, fit
from forum.rules.fitting.profiles import DAYS, RESTING, THINGS, Day, FitProfile
from forum.rules.library.offers import is_offered
from forum.rules.library.words import POSITION_WORDS
from forum.rules.routines.routines import Card, Item
from forum.rules.routines.safety import exercise_strip, item_strip, worst
from tests.samples.cards import cards, items
from tests.samples.library import EXERCISES, STORY_CARD

SITTING_ALONE = FitProfile(positions=("seated",), has_support=True, has_company=False, can_use_floor=False)
EVERYTHING = FitProfile(
    positions=tuple(POSITION_WORDS),
    has_support=True,
    has_company=True,
    can_use_floor=True,
    may_close_eyes=True,
    things=THINGS,
)
PLACES = (("seated",), ("supine",), RESTING, (*RESTING, "standing_supported"), tuple(POSITION_WORDS))
THINGS_AND_DAYS: tuple[tuple[tuple[str, ...], Day], ...] = (
    (FitProfile().things, "green"), (("chair",), "red"), (THINGS, "amber"),
)  # fmt: skip
# Every mix of answers that changes what fits; Hypothesis goes through the mixtures of the others below.
PROFILES = [
    FitProfile(positions=places, has_support=held, has_company=company, can_use_floor=floor, may_close_eyes=closed,
               things=things, day=day)
    for places, held, company, floor, closed, (things, day) in product(
        PLACES, (True, False), (True, False), (True, False), (True, False),
        THINGS_AND_DAYS,
    )
]  # fmt: skip


def profiles() -> st.SearchStrategy[FitProfile]:
    return st.builds(
        FitProfile,
        positions=st.sets(st.sampled_from(list(POSITION_WORDS)), min_size=1).map(
            lambda chosen: tuple(one for one in POSITION_WORDS if one in chosen)
        ),
        has_support=st.booleans(),
        has_company=st.booleans(),
        can_use_floor=st.booleans(),
        may_close_eyes=st.booleans(),
        things=st.sets(st.sampled_from(THINGS)).map(lambda chosen: tuple(one for one in THINGS if one in chosen)),
        day=st.sampled_from(DAYS),
    )


def check_line(line: FittedLine, profile: FitProfile) -> None:
    """What must be true of every line for every member."""
    assert line.words
    if line.after is None:
        assert line.status == "dropped"
        return
    before, after = EXERCISES[line.before.exercise_id], EXERCISES[line.after.exercise_id]
    assert list_conflicts(line.after, after, profile) == ()
    assert after.level <= before.level
    shown = item_strip(line.after, after)
    # What is shown holds every flag of the exercise where it is done, and whatever the author asked for in support and
    # company.
    place = line.after.position
    asked = Item(exercise_id=after.id, support=line.before.support, spotter=line.before.spotter, position=place)
    whole = worst((exercise_strip(after, place), shown, item_strip(asked, after)))
    assert replace(whole, positions=shown.positions) == shown
    if line.status == "kept":
        assert line.after == line.before
    if after.id == before.id:
        usual = replace(line.before, position=place) if line.before.position in before.positions else line.before
        usual = replace(usual, position=place) if usual.position is None else usual
        assert replace(item_strip(usual, before), positions=shown.positions) == shown
    else:
        assert line.status == "swapped"
        assert line.after.instead_of
        assert line.after.reason


@pytest.mark.parametrize("exercise_id", list(EXERCISES))
def test_no_exercise_for_any_member_breaks_the_answers_hides_a_flag_or_gets_harder(exercise_id: str) -> None:
    card = Card(title="One", items=(Item(exercise_id=exercise_id, sets=2, reps=10, reps_max=15),))
    for profile in PROFILES:
        for line in fit(card, profile, EXERCISES).lines:
            check_line(line, profile)


@given(items(), profiles())
def test_no_line_whatever_its_author_wrote_breaks_the_answers(item: Item, profile: FitProfile) -> None:
    for line in fit(Card(title="One", items=(item,)), profile, EXERCISES).lines:
        check_line(line, profile)


@given(items(), profiles())
def test_no_amount_ever_grows(item: Item, profile: FitProfile) -> None:
    for line in fit(Card(title="One", items=(item,)), profile, EXERCISES).lines:
        if line.after:
            for field in fields(Item):
                if not field.name.startswith(("sets", "reps", "hold", "duration", "effort", "load", "first_")):
                    continue
                now, then = getattr(line.after, field.name), getattr(line.before, field.name)
                assert not isinstance(now, int | float) or (then is not None and now <= then), field.name


@given(cards(), profiles())
def test_the_same_answers_give_the_same_card_and_fitting_it_again_changes_nothing(
    card: Card, profile: FitProfile
) -> None:
    fitted = fit(card, profile, EXERCISES)
    assert fit(card, profile, EXERCISES) == fitted
    calm = replace(profile, day="green")
    once = fit(card, calm, EXERCISES)
    assert fit(once.card, calm, EXERCISES).card == once.card


@given(cards(), profiles())
def test_no_line_is_lost_and_none_appears(card: Card, profile: FitProfile) -> None:
    fitted = fit(card, profile, EXERCISES)
    assert sorted(line.n for line in fitted.lines) == list(range(len(card.items)))
    assert len(fitted.card.items) == sum(line.after is not None for line in fitted.lines)


@given(cards())
def test_somebody_who_can_do_everything_gets_the_card_as_it_is(card: Card) -> None:
    known = [(item, EXERCISES[item.exercise_id]) for item in card.items if item.exercise_id in EXERCISES]
    # What waits in one of its positions is placed in another when the card names none.
    asked = [(one, at) for item, one in known for at in ([item.position] if item.position else one.positions)]
    assume(all(is_offered(one, at) for one, at in asked))
    assert fit(card, EVERYTHING, EXERCISES).card == card


@pytest.mark.parametrize("exercise_id", [one.id for one in EXERCISES.values() if not is_offered(one)])
def test_what_waits_for_a_clinician_is_offered_to_nobody(exercise_id: str) -> None:
    [line] = fit(Card(title="One", items=(Item(exercise_id=exercise_id),)), EVERYTHING, EXERCISES).lines
    assert "It waits for a clinician to read it." in line.words
    assert line.after is None or line.after.exercise_id != exercise_id


def test_cleo_who_sits_alone_gets_only_what_she_can_do() -> None:
    fitted = fit(STORY_CARD, SITTING_ALONE, EXERCISES)
    assert all(item.position in ("seated", None) for item in fitted.card.items)
    for item in fitted.card.items:
        assert set(item_strip(item, EXERCISES[item.exercise_id]).positions) == {"seated"}
    closed = next(line for line in fitted.lines if line.before.exercise_id == "feet-together-eyes-closed")
    assert "It is done with eyes closed." in closed.words


def test_another_position_of_the_same_exercise_is_tried_first() -> None:
    two = EXERCISES["arm-raise-front"]
    [line] = fit(Card(title="One", items=(Item(exercise_id=two.id, reps=5),)), SITTING_ALONE, EXERCISES).lines
    assert line.status == "adapted"
    assert line.after == Item(exercise_id=two.id, reps=5, position="seated")
    assert line.words[0] == "Sitting this time."


def test_a_band_that_is_not_there_is_left_out_where_the_exercise_does_without() -> None:
    plain = next(one for one in EXERCISES.values() if one.positions == ("seated",) and set(one.equipment) <= {"chair"}
                 and one.safety.spotter == "not_needed")  # fmt: skip
    item = Item(exercise_id=plain.id, reps=8, band="red", load_kg=1.5)
    [line] = fit(Card(title="One", items=(item,)), SITTING_ALONE, EXERCISES).lines
    assert line.after == Item(exercise_id=plain.id, reps=8)
    assert line.words[:2] == ("Without the band.", "Without the weight.")


def test_an_author_who_wants_somebody_there_is_not_overruled() -> None:
    plain = next(one for one in EXERCISES.values() if one.positions == ("seated",) and set(one.equipment) <= {"chair"}
                 and one.safety.spotter == "not_needed")  # fmt: skip
    item = Item(exercise_id=plain.id, reps=8, spotter="required")
    [line] = fit(Card(title="One", items=(item,)), SITTING_ALONE, EXERCISES).lines
    assert line.status == "dropped"
    assert {"Better with someone near you.", "Have someone with you."} & set(line.words)


def test_an_exercise_we_do_not_know_is_offered_to_be_left_out() -> None:
    [line] = fit(Card(title="One", items=(Item(exercise_id="trombone"),)), EVERYTHING, EXERCISES).lines
    assert line.after is None
    assert "not in our library" in line.words[0]


def test_a_member_may_keep_a_line_as_it_was() -> None:
    fitted = fit(STORY_CARD, SITTING_ALONE, EXERCISES)
    every = frozenset(line.n for line in fitted.lines)
    assert sorted(item.exercise_id for item in accept(STORY_CARD, fitted, every).items) == sorted(
        item.exercise_id for item in STORY_CARD.items
    )
    assert accept(STORY_CARD, fitted, frozenset()) == fitted.card


def test_most_of_the_library_has_a_form_for_somebody_who_sits() -> None:
    seated = replace(SITTING_ALONE, positions=RESTING, things=THINGS)
    counts = Counter(
        fit(Card(title="One", items=(Item(exercise_id=one),)), seated, EXERCISES).lines[0].status for one in EXERCISES
    )
    assert counts["dropped"] < len(EXERCISES) / 2, counts


def test_what_stands_for_an_exercise_trains_the_same_or_is_its_next_step_down() -> None:
    for profile in (SITTING_ALONE, replace(SITTING_ALONE, positions=RESTING), FitProfile(day="red")):
        for one in EXERCISES.values():
            [line] = fit(Card(title="One", items=(Item(exercise_id=one.id),)), profile, EXERCISES).lines
            if line.after is None or line.after.exercise_id in (one.id, *one.regressions):
                continue
            other = EXERCISES[line.after.exercise_id]
            trains = {*one.muscle_groups, *one.gait_phases}
            assert trains & {*other.muscle_groups, *other.gait_phases} or (
                not trains and one.modality == other.modality
            )
            assert (one.family == "class-or-game") == (other.family == "class-or-game")


def test_squeezing_a_ball_is_swapped_for_the_fingers_and_not_for_lifting_the_arms() -> None:
    [line] = fit(Card(title="One", items=(Item(exercise_id="hand-squeeze"),)), SITTING_ALONE, EXERCISES).lines
    assert line.after is not None
    assert line.after.exercise_id == "thumb-to-fingers"
