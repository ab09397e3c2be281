"""What a member may be called, and which names look like another's."""

import pytest

from forum.errors import Refused
from forum.rules.members import names
from forum.rules.members.look_alikes import looks_like_one_of, skeleton, skeletons


@pytest.mark.parametrize(
    "name",
    [
        *("ana", "Tortoise-Tilly", "kettle_keith", "a1b", "x" * 30, "badminton-fan", "Modesty", "supporter", "alison"),
        *("Zoë", "Łukasz", "O'Neil", "Dr.Lee", "müller", "_MsSunny_", "王芳", "さくら", "नेहा", "שרה", "Ελένη", "Аня"),
    ],
)
def test_a_plain_name_of_any_script_is_taken_as_it_is(name: str) -> None:
    assert names.check_name(f" {name} ") == name


def test_a_name_counts_as_the_same_in_all_its_spellings() -> None:
    assert names.check_name("O’Neil") == "O'Neil"
    assert names.check_name("Zoe\u0308") == "Zoë"
    assert len({names.name_key(name) for name in ("Zoë", "ZOË", "zoe\u0308", " zoë ")}) == 1


@pytest.mark.parametrize(
    "name",
    [
        *("", "a", "1ana", "ana maria", "ana@home", "x" * 31, "<b>ana", "ana.", "a..b", "__", "-ana", "o''neil"),
        *("ﬁona", "Ａna", "an\u200dna", "ana\u202e", "a\nna", "💪ana"),
    ],
)
def test_a_name_that_cannot_be_typed_or_told_is_refused(name: str) -> None:
    with pytest.raises(Refused, match="2 to 30 letters") as refused:
        names.check_name(name)
    assert refused.value.field == "username"


@pytest.mark.parametrize("name", ["\u0430na", "stεve", "bеn-mod", "Okаfor"])
def test_letters_of_two_alphabets_are_refused(name: str) -> None:
    with pytest.raises(Refused, match="different alphabets"):
        names.check_name(name)


@pytest.mark.parametrize(
    "name",
    [
        *("admin", "Moderator", "strideshare", "moderat0r", "Moderators", "strideshare-team", "StrideShareTeam"),
        *("adm1n", "rnoderator", "m.o.d", "modteam", "AdminTeam", "ben-mod", "m0d3r4t0r", "help", "everyone", "ádmin"),
    ],
)
def test_nobody_can_take_a_name_that_sounds_like_the_house(name: str) -> None:
    with pytest.raises(Refused, match="reserved for the people"):
        names.check_name(name)


@pytest.mark.parametrize(
    "name",
    [
        *("okafor-physio", "dr-okafor", "Dr.Okafor", "0kafor", "okafor1", "okafor_", "OkaforPT", "ókafor"),
        *("okaforphysio", "the-real-okafor", "ok-afor", "ben10", "physio-ben"),
    ],
)
def test_a_clinicians_or_moderators_name_with_a_title_or_number_is_refused(name: str) -> None:
    with pytest.raises(Refused, match="somebody who works here"):
        names.check_not_staff(name, ["okafor", "ben"])


@pytest.mark.parametrize("name", ["Ruben", "benedict", "benny", "Dr.Lee", "kafka", "Jo-Okafor-fan", "ana"])
def test_other_names_are_free(name: str) -> None:
    names.check_not_staff(name, ["okafor", "ben"])


@pytest.mark.parametrize(
    ("one", "other"), [("ana", "\u0430na"), ("AIice", "alice"), ("paypa1", "paypal"), ("rnary", "mary"), ("B0b", "Bob")]
)
def test_names_that_look_the_same_have_one_skeleton(one: str, other: str) -> None:
    assert set(skeletons(one)) & set(skeletons(other))


def test_names_that_look_different_have_two() -> None:
    assert len({skeleton(name) for name in ("ana", "anna", "aná", "ena", "王芳", "王方")}) == 6


def test_a_skeleton_of_a_skeleton_is_itself() -> None:
    for name in ("Łukasz", "O'Neil", "müller", "Ελένη", "m0d3r4t0r", "王芳"):
        assert skeleton(skeleton(name)) == skeleton(name)
    assert not looks_like_one_of("Ελένη", ["ben"])


@pytest.mark.parametrize("name", ["Zoë Müller", "Łukasz W.", "Mary-Jane O’Neil", "王芳", ""])
def test_a_name_to_be_shown_may_have_spaces(name: str) -> None:
    assert names.check_display_name(f"  {name} ") == name.replace("’", "'")


@pytest.mark.parametrize(
    "name", ["x" * 41, "@ana", "ana (moderator)", "<b>", "Dr \u202eeel", "…", "Stridеshare", "The Moderators"]
)
def test_a_shown_name_is_as_honest_as_a_handle(name: str) -> None:
    with pytest.raises(Refused) as refused:
        names.check_display_name(name)
    assert refused.value.field == "display_name"
