"""Which threads may answer a question that somebody is about to ask."""

import pytest

from forum.rules.talk.alike import is_alike, say_alike


@pytest.mark.parametrize(
    ("asked", "said", "is_one"),
    [
        ({"foot", "drop"}, {"foot", "drop", "brace"}, True),
        ({"foot", "drop", "stair"}, {"foot", "drop"}, True),
        ({"foot", "drop", "stair"}, {"foot"}, False),
        ({"foot"}, {"hand"}, False),
        (set(), {"foot"}, False),
    ],
)
def test_a_thread_is_offered_when_it_has_most_of_the_words_that_matter(
    asked: set[str], said: set[str], is_one: bool
) -> None:
    assert is_alike(asked, said) is is_one


def test_ana_is_told_how_many_there_are() -> None:
    assert say_alike(0) == ""
    assert say_alike(1) == "This thread may answer you already"
    assert say_alike(4) == "These 4 threads may answer you already"
