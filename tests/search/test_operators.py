"""Operators: each is typed among the words or chosen beside them, and what can't be used says so."""

from datetime import UTC, datetime
from typing import Any

import pytest

from forum.rules.library.operator_words import TAKES, say_unread
from forum.search.asking.operators import NAMES, ORDERS, name_of, public_name
from forum.search.asking.query import MAX_TERMS, Query, Unused, parse_query, with_parts

MEANT: list[tuple[str, dict[str, Any]]] = [
    ("in:title", {"is_in_title": True}),
    ("in:saved", {"within": "saved"}),
    ("in:mine", {"within": "mine"}),
    ("status:hidden", {"status": "hidden"}),
    ("order:latest", {"order": "latest"}),
    ("order:newest", {"order": "latest"}),
    ("sort:oldest", {"order": "oldest"}),
    ("level:2", {"filters": {"level": ("2",)}}),
    ("level:gentlest", {"filters": {"level": ("1",)}}),
    ("trusted:yes", {"filters": {"trusted": ("yes",)}}),
    ("reviewed:yes", {"filters": {"review": ("clinician",)}}),
    ("helper:alone", {"filters": {"spotter": ("alone",)}}),
    ("spotter:required", {"filters": {"spotter": ("required",)}}),
    ("helper:somebody", {"filters": {"spotter": ("recommended", "required")}}),
    ("support:hold-on", {"filters": {"support": ("hold_on",)}}),
    ("support:none", {"filters": {"support": ("not_needed",)}}),
    ('phase:"lifting the toes"', {"filters": {"gait_phase": ("toe_lift",)}}),
    ("phase:toe_lift", {"filters": {"gait_phase": ("toe_lift",)}}),
    ('exercise:"sit to stand"', {"filters": {"exercise": ("sit-to-stand",)}}),
    ("after:2026-05", {"after": datetime(2026, 5, 1, tzinfo=UTC)}),
    ("kind:replies", {"filters": {"kind": ("post",)}}),
]


@pytest.mark.parametrize(("typed", "meant"), MEANT)
def test_an_operator_means_the_same_typed_or_chosen(typed: str, meant: dict[str, Any]) -> None:
    name, _, value = typed.partition(":")
    assert parse_query(f"balance {typed}") == Query(words=("balance",), **meant)
    assert with_parts(parse_query("balance"), [(name, value.strip('"'))]) == Query(words=("balance",), **meant)


@pytest.mark.parametrize(
    ("typed", "why"),
    [
        ("colour:red", "name"),
        ("level:9", "value"),
        ("order:sideways", "value"),
        ("in:space", "value"),
        ("position:upside-down", "value"),
        ("after:yesterday", "value"),
        ("-kind:post", "minus"),
        ("trusted:no", "value"),
    ],
)
def test_what_can_not_be_used_is_told_and_the_rest_is_searched(typed: str, why: str) -> None:
    query = parse_query(f"balance {typed} foam")
    assert query == Query(words=("balance", "foam"))
    assert [one.why for one in query.unread] == [why]


def test_where_nothing_else_was_asked_its_words_are_searched() -> None:
    query = parse_query("question:fatigue")
    assert query.words == ("question", "fatigue")
    assert query.unread == (Unused("question", "fatigue", "name"),)


@pytest.mark.parametrize("text", ["http://example.org", "see: this", "at 10:30", "ratio 3:1", "a :b"])
def test_what_only_looks_like_an_operator_is_words(text: str) -> None:
    assert parse_query(text).unread == ()


def test_an_operator_can_be_taken_out_of_the_words() -> None:
    query = parse_query("stretch level:2 at night helper:alone")
    assert [(one.name, one.rest) for one in query.used] == [
        ("level", "stretch at night helper:alone"),
        ("spotter", "stretch level:2 at night"),
    ]


def test_every_operator_is_told_of_in_words_by_the_name_that_is_typed() -> None:
    assert {public_name(name) for name in NAMES} == set(TAKES)
    assert all(name_of(name) for name in TAKES)


def test_the_words_say_what_can_be_used() -> None:
    assert "1 (gentlest) to 5" in say_unread("level", "9", "value", is_moderator=False)
    unknown = say_unread("colour", "red", "name", is_moderator=False)
    assert "position:" in unknown
    assert "status:" not in unknown
    assert "status:" in say_unread("colour", "red", "name", is_moderator=True)


def test_no_more_parts_count_than_words_do() -> None:
    query = with_parts(Query(), [("tag", f"t{n}") for n in range(500)])
    assert len(query.filters["tag"]) == MAX_TERMS


@pytest.mark.parametrize("order", ORDERS)
def test_an_order_alone_asks_for_nothing(order: str) -> None:
    assert parse_query(f"order:{order}").is_empty
    assert parse_query("in:title").is_empty
