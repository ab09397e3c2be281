import pytest

from forum.text.markup.mentions import find_exercise_ids, find_mentions


def test_names_after_an_at_sign_are_candidates_each_once_in_order() -> None:
    assert find_mentions("@Cleo and @ben, @Cleo again, (@dr-okafor)") == ("Cleo", "ben", "dr-okafor")


def test_a_name_that_ends_in_a_mark_is_a_candidate_with_and_without_it() -> None:
    assert find_mentions("_@ana_ knows") == ("ana_", "ana")


def test_parts_of_addresses_are_no_candidates() -> None:
    assert find_mentions("ana@example.com @1st x@y 3 @ 10 @@ben @ben@example.com") == ()


@pytest.mark.parametrize(
    "name", ["Zoë", "Łukasz", "O'Neil", "O’Neil", "Dr.Lee", "müller", "_MsSunny_", "王芳", "नेहा", "שרה"]
)
@pytest.mark.parametrize("sentence", ["@{}", "Ask @{}.", "(@{})", "@{}, please", "@{}…", "“@{}”"])
def test_a_name_of_any_script_is_a_candidate_wherever_it_stands(name: str, sentence: str) -> None:
    assert name in find_mentions(sentence.format(name))


def test_what_belongs_to_somebody_is_no_part_of_their_name() -> None:
    assert "O'Neil" in find_mentions("@O'Neil's chair")
    assert "Dr.Lee" in find_mentions("@Dr.Lee’s chair")


def test_a_name_longer_than_any_member_has_is_no_candidate() -> None:
    assert find_mentions("@" + "a" * 31) == ()


def test_exercise_ids_are_found_each_once_in_order() -> None:
    assert find_exercise_ids("[[wall-squat]] [[b2]] [[wall-squat]] [[No]] [[a b]] [c] [[--]]") == (
        "wall-squat",
        "b2",
    )
