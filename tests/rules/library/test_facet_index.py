"""Counts and pages of a list by its facts, beside what counting by hand gives."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from forum.rules.library.facet_index import FacetIndex, build_index, put_thing, take_thing

FACTS = [("kind", "video"), ("kind", "book"), ("level", "new"), ("cost", "free")]
THINGS = st.lists(st.tuples(st.text("ab", max_size=2), st.sets(st.sampled_from(FACTS))), max_size=40)
ASKED = st.sets(st.sampled_from(FACTS), max_size=2)


def by_hand(things: list[tuple[str, set[tuple[str, str]]]], asked: set[tuple[str, str]]) -> list[int]:
    """The ids of what has all these facts, by title."""
    return [n for _title, n in sorted((title, n) for n, (title, facts) in enumerate(things) if asked <= facts)]


def indexed(things: list[tuple[str, set[tuple[str, str]]]]) -> FacetIndex:
    return build_index(((title, n), facts) for n, (title, facts) in enumerate(things))


@given(THINGS, ASKED, st.integers(0, 45), st.integers(1, 5))
def test_counts_and_pages_are_those_of_counting_by_hand(
    things: list[tuple[str, set[tuple[str, str]]]], asked: set[tuple[str, str]], skip: int, most: int
) -> None:
    index, found = indexed(things), by_hand(things, asked)
    assert index.count(asked) == len(found)
    assert index.page(asked, skip, most) == found[skip : skip + most]
    answers = index.count_answers("kind", ["video", "book", "tool"], asked)
    assert answers == {one: len(by_hand(things, asked | {("kind", one)})) for one in ("video", "book", "tool")}


@given(THINGS.filter(bool), st.data())
def test_what_changed_stands_as_if_the_list_was_read_anew(
    things: list[tuple[str, set[tuple[str, str]]]], data: st.DataObject
) -> None:
    index = indexed(things)
    n = data.draw(st.integers(0, len(things) - 1))
    title, facts = data.draw(st.tuples(st.text("ab", max_size=2), st.sets(st.sampled_from(FACTS))))
    changed = [*things[:n], (title, facts), *things[n + 1 :]]
    index = put_thing(take_thing(index, n), (title, n), facts)
    for asked in (set(), *({fact} for fact in FACTS)):
        assert index.page(asked, 0, 50) == by_hand(changed, asked)


@pytest.mark.parametrize("id_", [0, 7])
def test_a_thing_that_is_not_there_can_be_taken_out(id_: int) -> None:
    index = build_index([(("a", 1), FACTS)])
    assert take_thing(index, id_) == index
