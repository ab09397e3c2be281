import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from forum.text.contacts.contacts import mask_contacts
from forum.text.kit.folding import fold

MARKS = [
    *(
        "a",
        "7",
        "@",
        ".",
        " ",
        "\n",
        "&#64;",
        "&amp;",
        "&nosuch;",
        "&#x1;",
        "\\@",
        "\\",
        "\u200b",
        "\u00ad",
        "＠",
        "７",
    ),
    *("ana", "@example.com", " at ", " dot ", "(at)", "602-555-0137", "+44 ", "mailto:", "<", ">", "https://x.org/"),
]
PIECES = st.sampled_from(MARKS)


@pytest.mark.parametrize(
    ("source", "shown"),
    [
        ("ａｎａ＠ｅｘａｍｐｌｅ．ｏｒｇ", "ana@example.org"),
        ("&#64;&commat;&#x40;", "@@@"),
        ("\u200ba\u200bb\u00ad", "ab"),
        ("\\@\\a", "@\\a"),
        ("\u0662\u0663 \u2013 x", "23 - x"),
        ("&amp;&nosuch;", "&&nosuch;"),
    ],
)
def test_text_is_folded_to_what_a_reader_sees(source: str, shown: str) -> None:
    assert fold(source).text == shown


def test_every_folded_character_knows_where_it_was_typed() -> None:
    folded = fold("\u200ba&#64;b\u200bc")
    assert list(zip(folded.text, folded.starts, strict=False)) == [("a", 1), ("@", 2), ("b", 7), ("c", 9)]
    assert folded.starts[-1] == 10


@settings(max_examples=150, deadline=None)
@given(st.lists(PIECES | st.text(max_size=4), max_size=30).map("".join))
def test_masking_any_text_keeps_all_that_is_not_hidden_in_order(source: str) -> None:
    folded = fold(source)
    assert len(folded.starts) == len(folded.text) + 1
    assert folded.starts == sorted(folded.starts)
    masked = mask_contacts(source)
    assert (masked.count == 0) == (masked.text == source)
