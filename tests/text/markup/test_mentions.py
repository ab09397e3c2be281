from forum.text.markup.mentions import find_exercise_ids, find_mentions


def test_names_after_an_at_sign_are_candidates_each_once_in_order() -> None:
    assert find_mentions("@Cleo and @ben, @Cleo again, (@dr-okafor)") == ("Cleo", "ben", "dr-okafor")


def test_a_name_that_ends_in_a_mark_is_a_candidate_with_and_without_it() -> None:
    assert find_mentions("_@ana_ knows") == ("ana_", "ana")


def test_parts_of_addresses_and_short_words_are_no_candidates() -> None:
    assert find_mentions("ana@example.com @doctor.gretchen @me x@y 3 @ 10 @@ben") == ()


def test_a_name_longer_than_any_member_has_is_no_candidate() -> None:
    assert find_mentions("@" + "a" * 31) == ()


def test_exercise_ids_are_found_each_once_in_order() -> None:
    assert find_exercise_ids("[[wall-squat]] [[b2]] [[wall-squat]] [[No]] [[a b]] [c] [[--]]") == (
        "wall-squat",
        "b2",
    )
