"""Which passwords are the same, and which are too easy to guess."""

import pytest
from zxcvbn.frequency_lists import FREQUENCY_LISTS

from forum.rules.members.passwords import is_guessable, password_key, typed_forms


def test_one_password_has_one_form() -> None:
    assert password_key("mu\u0308ller\u00a0pass") == password_key("müller pass") == "müller pass"
    assert password_key("tab\there") == "tab\there"
    assert "mu\u0308ller" in typed_forms("müller")
    assert typed_forms("kettle garden stick") == ("kettle garden stick",)


def test_every_common_password_that_is_long_enough_is_refused() -> None:
    common = [word for word in FREQUENCY_LISTS["passwords"] if len(word) >= 10]
    assert len(FREQUENCY_LISTS["passwords"]) >= 10_000
    assert [word for word in common if not is_guessable(word)] == []


@pytest.mark.parametrize(
    "password",
    [
        *("Password1234", "P@ssw0rd12", "sunshine2026", "1q2w3e4r5t", "qwertzuiop", "abcabcabcabc", "0123456789"),
        *("multiplesclerosis", "MultipleSclerosis1", "strideshare1", "fernfern", "fern@example.org"),
    ],
)
def test_what_a_stranger_would_try_first_is_refused(password: str) -> None:
    assert is_guessable(password, ("fern", "fern@example.org", "fern"))


@pytest.mark.parametrize("password", ["kettle garden stick", "demo-pass-1", "grüne Straße 7", "пароль для кухни"])
def test_others_are_taken(password: str) -> None:
    assert not is_guessable(password)
