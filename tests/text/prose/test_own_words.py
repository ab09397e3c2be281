"""What its author wrote, without what is quoted."""

import pytest

from forum.text.prose.own_words import own_words, without_marks


@pytest.mark.parametrize(
    ("markdown", "own"),
    [
        ("Heel raises 10 times.", "Heel raises 10 times."),
        ("> Ana does bridges.\n\nI do squats.", "\n\nI do squats."),
        ("> Ana does bridges,\nten of them.\n\nI do squats.", "\n\n\nI do squats."),
        ("> > Deep.\n> Less deep.\n\nMine.", "\n\n\nMine."),
        ("- > Ana does bridges.\n- I do squats.", "\n- I do squats."),
        ("Rest > 30 seconds.", "Rest > 30 seconds."),
    ],
)
def test_what_is_quoted_does_not_count_as_the_authors_own(markdown: str, own: str) -> None:
    assert own_words(markdown) == own


def test_a_passage_reads_without_the_signs_of_lists_and_bold_words() -> None:
    assert without_marks("- **Heel raises**, 10 times\n2) then rest") == "Heel raises, 10 times\nthen rest"


def test_many_quotes_inside_each_other_do_no_harm() -> None:
    assert own_words(">" * 20_000 + " Deep.") == ""
