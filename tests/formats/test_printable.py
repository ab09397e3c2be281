"""Words as our fonts can print them."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from forum.formats.paper.font_letters import faces
from forum.formats.paper.printable import one_line, paragraphs, printable


@pytest.mark.parametrize(
    ("typed", "printed"),
    [
        ("10 times, ½ range, ≥ 2 kg, naïve café", "10 times, ½ range, ≥ 2 kg, naïve café"),
        ("#$*@\\`<>", "#$*@\\`<>"),
        ("Well done😀now", "Well done [grinning face] now"),
        ("👋🏽", "[waving hand sign] [medium skin]"),
        ("👩‍⚕️", "[woman] [staff of aesculapius]"),
        ("🇬🇧🇫🇷", "[flag GB] [flag FR]"),
        ("→", "[rightwards arrow]"),
        ("①②", "12"),
        ("𝐁𝐨𝐥𝐝", "Bold"),
        ("४ times", "4 times"),
        ("你好世界", "[Chinese letters]"),
        ("नमस्ते Ana", "[Devanagari letters] Ana"),
        ("Ξεκούραση Отдых", "Ξεκούραση Отдых"),
        ("שלום مرحبا", "שלום مرحبا"),
        ("a\u0007b", "a b"),
        ("a\u202eb\ufeffc\u00ad", "abc"),
        ("\ue000\ud800", "[unknown sign] [unknown sign]"),
        ("e\u0301", "é"),
        ("a\r\nb\u2028c", "a\nb\nc"),
        ("", ""),
    ],
)
def test_what_has_no_letter_in_our_fonts_is_named(typed: str, printed: str) -> None:
    assert printable(typed) == printed


def test_a_long_word_has_places_where_a_line_may_end() -> None:
    word = "https://example.org/" + "x" * 40
    broken = printable(word)
    assert broken.replace("\u200b", "") == word
    assert max(map(len, broken.split("\u200b"))) <= 24


def test_lines_of_a_note_stay_apart_and_a_title_is_one_line() -> None:
    assert paragraphs("One.\n\n Two. \n") == ["One.", "Two."]
    assert one_line("One\n two") == "One two"


@given(st.text())
def test_all_that_is_printed_can_be_drawn_and_nothing_visible_is_lost(text: str) -> None:
    printed = printable(text)
    known = frozenset.union(*faces()) | {0x0A, 0x200B, 0x200C, 0x200D}
    assert {ord(letter) for letter in printed} <= known
    assert printable(printed) == printed
    assert [one for one in text if one.isascii() and one.isalnum()] == [] or printed.strip()
