"""What somebody has to have: exactly what the position takes; what is optional is for those who like."""

from forum.rules.library.exercises import Exercise
from forum.rules.library.needs import Needs, missing_in, needs_in, together
from forum.rules.library.words import EQUIPMENT_WORDS
from tests.samples.library import EXERCISES


def test_a_position_takes_its_own_things_and_no_others() -> None:
    band = EXERCISES["band-hip-flexion"]
    assert needs_in(band, "seated").must == ("chair", "resistance_band")
    assert needs_in(band, "standing_supported").must == ("counter", "resistance_band")
    assert set(needs_in(band, None).must) == {"chair", "mat_or_bed", "counter", "resistance_band"}


def test_of_several_things_one_is_enough() -> None:
    needs = needs_in(EXERCISES["heel-raise"], "standing_supported")
    assert (needs.must, needs.one_of) == ((), (("wall", "counter"),))
    assert needs.words == ("Wall or kitchen worktop",)
    assert needs.can_do_with({"wall"})
    assert not needs.can_do_with({"chair"})


def test_a_thing_the_line_names_settles_which_of_several() -> None:
    needs = needs_in(EXERCISES["heel-raise"], "standing_supported", ("counter",))
    assert (needs.must, needs.one_of, needs.optional) == (("counter",), (), ())


def test_what_is_optional_is_said_apart() -> None:
    needs = needs_in(EXERCISES["seated-knee-extension"], "seated")
    assert needs.words == ("Firm chair",)
    assert needs.optional_words == "If you like: ankle weight"
    assert needs_in(EXERCISES["seated-march"], "seated").optional_words == ""


def test_what_one_line_takes_is_not_optional_for_the_card() -> None:
    card = together([Needs(must=("chair",), optional=("ankle_weight",)), Needs(must=("ankle_weight",))])
    assert (card.must, card.optional) == (("chair", "ankle_weight"), ())


def test_nothing_is_no_thing() -> None:
    assert together([Needs(must=("none",))]) == Needs()


def test_what_is_said_to_be_enough_is_enough_for_fit_too() -> None:
    def differs(exercise: Exercise, position: str, things: set[str]) -> bool:
        return needs_in(exercise, position).can_do_with(things) != (not missing_in(exercise, position, things))

    wrong = [
        (one.id, position)
        for one in EXERCISES.values()
        for position in one.positions
        for things in ({*needs_in(one, position).must}, {*needs_in(one, position).things}, {*EQUIPMENT_WORDS})
        if differs(one, position, things)
    ]
    assert wrong == []
