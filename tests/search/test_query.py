"""What a member types is understood, and never refused."""

from datetime import UTC, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from forum.search.asking.query import MAX_CHARS, MAX_TERMS, Query, parse_query

HOSTILE = [
    "",
    " ",
    '"',
    '"""',
    'one "two',
    '"" "" ""',
    "x" * 10_000,
    "-",
    "--- -- -",
    "kind: tag: -: : ::",
    "a\0b \0",
    "🧘‍♀️ 🦵",
    "\u202eשלום مرحبا\u202c",
    "*" * 500,
    "?" * 100 + "[a-z]*",
    "AND OR NOT",
    "(((((((((",
    "foo~9999 bar^1e999",
    "[a TO z} {x TO]",
    "kind:",
    "kind:bogus",
    "position:",
    "position:upside-down",
    "before:9999999",
    "before:2024-13",
    "after:0000",
    "after:²⁰²⁴",
    "author:a\ud800",
    "\ud800",
    "author:" + "z" * 190,
    "tag:../../etc",
    "' OR 1=1 --",
    "<script>alert(1)</script>",
    "e\u0301" * 80,
    "ﷺ" * 50,
    "a-" * 100,
    '-"',
    'kind:"',
    "http://example.org/a?b=c",
]


def test_words_phrases_and_what_is_not_wanted_are_told_apart() -> None:
    query = parse_query('balance "heel to toe" -foam -"on one leg" MS')
    assert query == Query(words=("balance", "MS"), phrases=("heel to toe",), excluded=("foam", "on one leg"))


def test_curly_quotes_from_a_phone_make_a_phrase() -> None:
    assert parse_query("“heel to toe”").phrases == ("heel to toe",)


@pytest.mark.parametrize(
    ("text", "filters"),
    [
        ("kind:routine", {"kind": ("routine",)}),
        ("kind:cards kind:Exercises", {"kind": ("routine", "exercise")}),
        ("author:Ana", {"author": ("ana",)}),
        ('category:"Trusted resources"', {"category": ("trusted-resources",)}),
        ("tag:foot-drop tag:AFO", {"tag": ("foot-drop", "afo")}),
        ("modality:balance", {"modality": ("balance",)}),
        ("modality:strength", {"modality": ("resistance",)}),
        ("position:sitting", {"position": ("seated",)}),
        ("position:standing-supported", {"position": ("standing_supported",)}),
        ('equipment:"elastic band"', {"equipment": ("resistance_band",)}),
    ],
)
def test_filters_take_library_values_and_everyday_words(text: str, filters: dict[str, tuple[str, ...]]) -> None:
    assert parse_query(text) == Query(filters=filters)


@pytest.mark.parametrize(
    ("text", "moment"),
    [
        ("2024", datetime(2024, 1, 1, tzinfo=UTC)),
        ("2024-5", datetime(2024, 5, 1, tzinfo=UTC)),
        ("2024-05-17", datetime(2024, 5, 17, tzinfo=UTC)),
    ],
)
def test_dates_are_years_months_or_days(text: str, moment: datetime) -> None:
    assert parse_query(f"before:{text} after:{text}") == Query(before=moment, after=moment)


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("kind:bogus", ("kind", "bogus")),
        ("kind:", ("kind:",)),
        ("before:9999999", ("before", "9999999")),
        ("before:2024-13", ("before", "2024-13")),
        ("position:upside-down", ("position", "upside-down")),
        ('a "b c', ("a", "b", "c")),
        ("http://example.org", ("http", "//example.org")),
    ],
)
def test_what_is_malformed_becomes_words(text: str, words: tuple[str, ...]) -> None:
    assert parse_query(text) == Query(words=words)


def test_a_long_text_is_cut() -> None:
    assert len(parse_query("word " * 5000).words) == MAX_TERMS
    assert parse_query("x" * 10_000).words == ("x" * MAX_CHARS,)


@pytest.mark.parametrize("text", ["", "  ", '"""', "- -- ---", "*" * 500, "((", "🧘"])
def test_signs_alone_ask_for_nothing(text: str) -> None:
    assert parse_query(text).is_empty


@given(st.text(alphabet=st.characters(), max_size=300))
def test_any_text_is_parsed(text: str) -> None:
    query = parse_query(text)
    assert len(query.words) + len(query.phrases) + len(query.excluded) <= MAX_CHARS


@pytest.mark.parametrize("text", HOSTILE)
def test_hostile_text_is_parsed(text: str) -> None:
    assert isinstance(parse_query(text), Query)
