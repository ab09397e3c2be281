"""The words a query found are marked in the text."""

import pytest

from forum.search import parse_query, spans_to_mark
from forum.search.whoosh.marking import first_to_mark


@pytest.mark.parametrize(
    ("query", "text", "marked"),
    [
        ("stretching calves", "I stretch my calf.", ["stretch", "calf"]),
        ("sitting down", "I do it in a chair now.", ["in a chair"]),
        ('"heel to toe"', "From heel to toe.", ["heel", "toe"]),
        ("-foam kind:post balance", "Foam and balance", ["balance"]),
        ("the", "the end", []),
        ("physio", "Physical therapy helps", ["Physical therapy"]),
        ("warmup", "My warm-up, my warm up", ["warm-up", "warm up"]),
        ("warm-up", "A warmup. Keep warm. Upstairs", ["warmup", "warm"]),
        ("warmup", "Keep warm. Up we go", []),
        ("covid19", "COVID-19 and covid 19", ["COVID-19", "covid 19"]),
        ("covid-19", "covid19", ["covid19"]),
        ('"e-stim pads"', "estim pads", ["estim", "pads"]),
        ("平衡", "做平衡运动", ["平衡"]),
        ("平衡运动 MS", "MS平衡运动很好", ["MS", "平衡运动"]),
        ("平", "水平", ["平"]),
        ("soren strasse", "Søren, Straße", ["Søren", "Straße"]),
        ("physical therapy", "Physical therapy helps", ["Physical therapy"]),
    ],
)
def test_words_and_expressions_are_marked(query: str, text: str, marked: list[str]) -> None:
    assert [text[start:end] for start, end in spans_to_mark(text, parse_query(query))] == marked


def test_an_excerpt_begins_at_the_first_of_them() -> None:
    text = "Every day I do it in a chair, in a chair."
    assert first_to_mark(text, parse_query("sitting")) == text.index("in a chair")
    assert first_to_mark(text, parse_query("foam")) == 0
