"""The search page: a list or the best of each group, what narrows it, and what lies near when there is nothing."""

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime

from forum.rules.kit.paging import page_count
from forum.rules.kit.people import Person
from forum.search.answering.facets import FacetCount, Narrowing, count_facets, facets_offered, terms_of
from forum.search.asking.port import MAX_PAGE
from forum.search.asking.query import Query
from forum.search.groups import Group, grouped
from forum.search.kit.document import KINDS
from forum.search.questions import AS_USUAL, EXERCISE, AsRead, Parts, SearchQuestion, query_of, understand
from forum.search.service import Answer, answered, look_up, nothing_for
from forum.search.turns import turn

A_PAGE = 15
# Each condition that is left out costs a search.
MOST_LEFT_OUT = 6


@dataclass(frozen=True, slots=True)
class Dropped:
    """A question without one of its conditions: `facet` and `value` name it, `total` is how many there are then."""

    facet: str
    value: str
    total: int


@dataclass(frozen=True, slots=True)
class SearchPage:
    """Page `page` of `pages`: `groups` when everything is asked for, else the hits of the answer, of these `kinds`."""

    answer: Answer
    kinds: Sequence[str] = ()
    groups: Sequence[Group] = ()
    facets: Sequence[FacetCount] = ()
    nearest: Sequence[Dropped] = ()
    page: int = 1
    pages: int = 1


def search_page(
    text: str,
    person: Person,
    *,
    now: datetime,
    kinds: Collection[str] = (),
    parts: Parts = (),
    page: int = 1,
    reading: AsRead = AS_USUAL,
    categories: Sequence[tuple[str, str]] = (),
) -> SearchPage:
    """A page of what the words find for this person, the last one where there are fewer; see `service.search`.

    `categories` are (slug, title). Raises `SearchUnavailable` or `SearchBusy`.
    """
    query = query_of(text, parts, person)
    if query.is_empty:
        return SearchPage(nothing_for(query), tuple(kinds))
    with turn():
        question = understand(query, person, kinds=kinds, reading=reading)
        facets = [] if question.is_personal else facets_offered(categories, person, now)
        shown = page_of(question, page, terms_of(facets))
        answer = shown.answer
        near = nearest(question, reading) if not answer.total and not question.is_personal else ()
        counted = count_facets(narrowing(question), facets, answer.counts) if answer.total else ()
        return SearchPage(answer, shown.kinds, shown.groups, counted, near, shown.page, shown.pages)


def narrowing(question: SearchQuestion) -> Narrowing:
    """The question as facets narrow it."""

    def ask(asked: Query, terms: Sequence[str | datetime]) -> Mapping[str | datetime, int]:
        return look_up(replace(question, asked=asked), limit=1, counted=terms).counts

    return Narrowing(question.query, question.asked, question.found if EXERCISE in question.wanted else None, ask)


def page_of(question: SearchQuestion, page: int, counted: Collection[str | datetime]) -> SearchPage:
    """The hits alone."""
    if len(question.wanted) == len(KINDS):
        answer, groups = grouped(question, counted)
        return SearchPage(answer, (), groups)
    answer = answered(question, A_PAGE, page, counted, is_folded=True)
    pages = min(page_count(answer.rows, A_PAGE), MAX_PAGE)
    if page > pages:
        return page_of(question, pages, counted)
    return SearchPage(answer, question.wanted, (), page=page, pages=pages)


def nearest(question: SearchQuestion, reading: AsRead) -> list[Dropped]:
    """The conditions without which something is found, what leaves most first."""
    query, person = question.query, question.person
    tried = [
        Dropped(facet, value, total_of(understand(asked, person, kinds=question.wanted, reading=read)))
        for facet, value, asked, read in list(fewer(question, query, reading))[:MOST_LEFT_OUT]
    ]
    return sorted((one for one in tried if one.total), key=lambda one: -one.total)


def fewer(question: SearchQuestion, query: Query, reading: AsRead) -> Iterator[tuple[str, str, Query, AsRead]]:
    """Each condition with the question that lacks it; needs are no conditions."""
    for one in question.found.understood:
        if one.facet != "need":
            yield one.facet, one.value, query, replace(reading, removed=(*reading.removed, one.key))
    for name in query.filters:
        filters = {other: values for other, values in query.filters.items() if other != name}
        yield name, "", replace(query, filters=filters), reading
    plain: list[tuple[str, bool, Query]] = [
        ("before", query.before is not None, replace(query, before=None)),
        ("after", query.after is not None, replace(query, after=None)),
        ("in", query.is_in_title, replace(query, is_in_title=False)),
        ("order", query.order != "relevance", replace(query, order="relevance")),
    ]
    yield from ((name, "", without, reading) for name, asks, without in plain if asks)


def total_of(question: SearchQuestion) -> int:
    """How many things it finds."""
    return look_up(question, limit=1).total + len(question.fitting)
