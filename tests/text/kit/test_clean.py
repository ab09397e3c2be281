import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from forum.text.kit.clean import clean_text


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("a\r\nb\rc\u2028d", "a\nb\nc\nd"),
        ("a\tb\n", "a\tb\n"),
        ("a\0b\x07c\x7fd\x9be", "abcde"),
        ("a\ud800b\udfffc", "abc"),
        ("a\u202ed\u2066e\u2069", "ade"),
        ("\ufeffa\uffff", "a"),
        ("e\u0301", "é"),
        ("👩\u200d🦽", "👩\u200d🦽"),
        ("שלום \u200f", "שלום \u200f"),
        ("a" + "\u0301" * 50, "á" + "\u0301" * 7),
    ],
)
def test_text_is_kept_without_what_misleads_or_breaks(text: str, expected: str) -> None:
    assert clean_text(text) == expected


@settings(max_examples=150, deadline=None)
@given(st.text(st.characters()))
def test_cleaned_text_can_always_be_stored(text: str) -> None:
    cleaned = clean_text(text)
    assert cleaned.encode().decode() == cleaned
    assert not {"\0", "\r", "\u202e"} & set(cleaned)
