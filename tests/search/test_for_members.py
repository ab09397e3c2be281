"""What is for members only is found by them; to strangers the index is as if it were not there."""

from dataclasses import replace

import pytest

from forum.search import Document, Search, parse_query
from forum.search.asking.operators import Order
from forum.search.kit.document import MEMBERS_ONLY
from tests.search.conftest import Home
from tests.search.making import COMMUNITY, document

WORDS = "Zebrafinch balance, foam and zebrafinch again"
INNER = [
    document("thread", 90 + n, f"Balance {WORDS}", WORDS * n, author="Ana", category="balance", facets=(MEMBERS_ONLY,))
    for n in range(1, 6)
]
QUERIES = (
    "balance",
    "foam balance",
    "zebrafinch",
    '"balance zebrafinch"',
    "author:ana",
    "category:balance",
    "-foam chair",
)
COUNTED = ("kind=thread", "author=ana", "category=balance")


@pytest.fixture
def mixed(empty: Search) -> Search:
    """The community, and between its documents what is for members."""
    empty.put([*COMMUNITY[:4], *INNER])
    empty.put(COMMUNITY[4:])
    return empty


@pytest.mark.parametrize("text", QUERIES)
def test_a_stranger_gets_what_an_index_without_it_would_give(mixed: Search, home: Home, text: str) -> None:
    query = parse_query(text)
    told = mixed.find(query, counted=COUNTED)
    alone = home.open()
    alone.rebuild(COMMUNITY)
    expected = alone.find(query, counted=COUNTED)
    assert replace(told, hits=()) == replace(expected, hits=())
    assert [hit.key for hit in told.hits] == [hit.key for hit in expected.hits]
    # Of the length of a document only a code of one byte is kept.
    assert [hit.score for hit in told.hits] == pytest.approx([hit.score for hit in expected.hits], rel=0.02)


@pytest.mark.parametrize("order", ["latest", "oldest"])
def test_by_time_it_is_not_found_either(mixed: Search, order: Order) -> None:
    query = replace(parse_query("zebrafinch"), order=order)
    assert mixed.find(query).total == 0
    assert mixed.find(replace(query, for_members=True)).total == len(INNER)


def test_a_member_finds_it_with_its_count(mixed: Search) -> None:
    found = mixed.find(replace(parse_query("zebrafinch"), for_members=True), counted=COUNTED)
    assert {hit.key for hit in found.hits} == {one.key for one in INNER}
    assert found.total == found.kind_counts["thread"] == found.counts["author=ana"] == len(INNER)


def test_its_words_are_known_to_members_alone(mixed: Search) -> None:
    assert mixed.knows("zebrafinch", for_members=True)
    assert not mixed.knows("zebrafinch")
    assert mixed.knows("foam")


@pytest.mark.parametrize("typed", ["zebraf", "balance zebr", "balance"])
def test_its_title_is_suggested_to_members_alone(mixed: Search, typed: str) -> None:
    inner = {one.key for one in INNER}
    told = mixed.find_begun(typed, kinds=["thread"], limit=9)
    assert not inner & {hit.key for hit in told}
    assert inner <= {hit.key for hit in mixed.find_begun(typed, kinds=["thread"], limit=9, for_members=True)}


def test_a_beginning_that_only_members_wrote_is_no_beginning_to_strangers(empty: Search) -> None:
    empty.put([document("thread", 1, "Zebra"), document("thread", 2, "Zebrafinches", facets=(MEMBERS_ONLY,))])
    alone: list[Document] = [document("thread", 1, "Zebra")]
    told = [hit.key for hit in empty.find_begun("zebrafi", kinds=["thread"], limit=5)]
    empty.rebuild(alone)
    assert told == [hit.key for hit in empty.find_begun("zebrafi", kinds=["thread"], limit=5)] == ["thread:1"]


def test_it_becomes_known_when_it_is_opened_to_everybody(mixed: Search) -> None:
    mixed.put([replace(INNER[0], facets=())])
    assert [hit.key for hit in mixed.find(parse_query("zebrafinch")).hits] == [INNER[0].key]
