import pytest

from forum.text.kit.slugs import slugify


@pytest.mark.parametrize(
    ("title", "expected"),
    [
        ("Balance on foam", "balance-on-foam"),
        ("  What's new?  ", "whats-new"),
        ("Über Größe & Čas", "uber-grosse-cas"),
        ("Smørrebrød, crème brûlée", "smorrebrod-creme-brulee"),
        ("3 × 10 reps", "3-10-reps"),
        ("Ｆｕｌｌ width", "full-width"),
        ("日本語", "thread"),
        ("👍", "thread"),
        ("", "thread"),
        ("../../etc", "etc"),
    ],
)
def test_a_title_becomes_a_readable_address(title: str, expected: str) -> None:
    assert slugify(title) == expected


def test_a_long_title_is_cut_after_a_whole_word() -> None:
    assert slugify("walking with a cane on uneven ground", max_length=20) == "walking-with-a-cane"
    assert slugify("a" * 100, max_length=20) == "a" * 20


def test_a_title_without_letters_takes_the_given_name() -> None:
    assert slugify("???", default="routine") == "routine"


@pytest.mark.parametrize("title", ["Lock", "title!", "Pin", "Restore hidden", "V"])
def test_a_title_that_is_an_act_of_the_house_gets_a_slug_of_its_own(title: str) -> None:
    assert slugify(title).endswith("-thread")
