"""What a suggested exercise must say, and which names mean the same."""

import pytest

from forum.errors import Refused
from forum.rules.library.suggested_exercises import (
    HOW_CHARS,
    HOW_LEAST,
    KEY_CHARS,
    MOST_OPEN,
    NAME_CHARS,
    check_open,
    check_suggestion,
    find_known,
    name_key,
    say_asked,
)
from tests.samples.library import EXERCISES

HOW = "I stand at a wall and slide my arms up and down."
GOOD = {"name": "Wall angels", "how": HOW, "position": "standing_supported", "held_on": "yes"}


def test_names_with_other_capitals_signs_and_number_mean_the_same() -> None:
    assert name_key("Wall angels") == name_key(" the  WALL-angel exercise ") == "wall angel"


def test_names_with_other_words_do_not_mean_the_same() -> None:
    assert name_key("Wall angels") != name_key("Floor angels")
    assert name_key("Sit to stand") != name_key("Stand to sit")


def test_a_name_of_empty_words_alone_is_still_a_name() -> None:
    assert name_key("The exercise") == "the exercise"


def test_the_longest_key_that_any_name_makes_fits_its_column() -> None:
    assert len(name_key("ﷺ" * NAME_CHARS)) <= KEY_CHARS


def test_the_library_knows_each_of_its_exercises_by_name() -> None:
    assert [one.id for one in EXERCISES.values() if find_known(one.name.upper(), EXERCISES) is None] == []


def test_the_library_knows_an_exercise_by_another_name() -> None:
    heel_raise = EXERCISES["heel-raise"]
    assert find_known(f"{heel_raise.aliases[0]}!", EXERCISES) == heel_raise
    assert find_known("Wall angels", EXERCISES) is None
    assert find_known("?!", EXERCISES) is None


@pytest.mark.parametrize(
    ("field", "text"),
    [
        ("name", ""), ("name", "?!"), ("name", "a" * (NAME_CHARS + 1)), ("how", "x" * (HOW_LEAST - 1)),
        ("how", "x" * (HOW_CHARS + 1)), ("position", ""), ("position", "flying"), ("held_on", ""), ("held_on", "maybe"),
    ],
)  # fmt: skip
def test_what_can_not_be_kept_is_refused_beside_its_field(field: str, text: str) -> None:
    with pytest.raises(Refused) as refused:
        check_suggestion(**GOOD | {field: text})
    assert refused.value.field == field


def test_a_member_has_so_many_waiting_and_no_more() -> None:
    check_open(MOST_OPEN - 1)
    with pytest.raises(Refused, match="still waiting"):
        check_open(MOST_OPEN)


def test_it_is_said_how_many_asked() -> None:
    assert (say_asked(1), say_asked(3)) == ("1 member asked for this", "3 members asked for this")
