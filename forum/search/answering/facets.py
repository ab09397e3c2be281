"""By what else a search can be narrowed, with how many things each answer would leave."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from functools import cache
from typing import cast

from forum.rules.kit.days import start_of
from forum.rules.kit.people import Person
from forum.rules.library.answer_words import say_answer
from forum.rules.library.filters import FACET_WORDS, Facet, words_of
from forum.rules.library.traits import PLACES
from forum.search.answering.whole_cards import positions_of, whole_cards
from forum.search.asking.query import Query
from forum.search.kit.document import KINDS
from forum.search.understanding.finder import FoundExercises

# As they stand on the page; the first three are open.
OF_EXERCISES: tuple[Facet, ...] = (
    "position",
    "spotter",
    "level",
    "modality",
    "equipment",
    "support",
    "gait_phase",
    "review",
)
CATEGORY, AGE = "category", "after"
MOST_OPTIONS = 8
AGES = ((7, "The last week"), (31, "The last month"), (366, "The last year"))
Term = str | datetime
Counts = Mapping[Term, int]


@dataclass(frozen=True, slots=True)
class FacetOption:
    """One answer: as an address has it, in words, and how many things there would be with it alone in its facet."""

    value: str
    words: str
    term: Term
    count: int = 0
    is_chosen: bool = False


@dataclass(frozen=True, slots=True)
class FacetCount:
    """One question with the answers that something fits; `name` is the operator's."""

    name: str
    words: str
    options: Sequence[FacetOption]


@dataclass(frozen=True, slots=True)
class Narrowing:
    """A question that is to be narrowed: as it was asked, as the index is asked, and the exercises, if they are wanted.

    `ask` counts answers among all that the index finds for a query.
    """

    query: Query
    asked: Query
    found: FoundExercises | None
    ask: Callable[[Query, Sequence[Term]], Counts]


def facets_offered(categories: Sequence[tuple[str, str]], person: Person, now: datetime) -> list[FacetCount]:
    """Every facet with every answer, not counted yet; `categories` are (slug, title)."""
    named = [FacetOption(slug, title, f"category={slug}") for slug, title in categories]
    days = [(person.day(now) - timedelta(days=days), words) for days, words in AGES]
    ages = [FacetOption(day.isoformat(), words, start_of(day, person.time_zone)) for day, words in days]
    return [*facets_of_exercises(), FacetCount(CATEGORY, "Category", named), FacetCount(AGE, "How old", ages)]


@cache
def facets_of_exercises() -> tuple[FacetCount, ...]:
    """Those that exercises and cards have."""
    return tuple(FacetCount(facet, FACET_WORDS[facet], options_of(facet)) for facet in OF_EXERCISES)


def options_of(facet: Facet) -> list[FacetOption]:
    """The answers to a facet of exercises and cards; for a position the everyday places."""
    if facet == "position":
        return [FacetOption(one, say_answer(facet, one, is_excluded=False), f"place={one}") for one in PLACES]
    return [FacetOption(value, words, f"{facet}={value}") for value, words in words_of(facet).items()]


def terms_of(facets: Sequence[FacetCount]) -> list[Term]:
    """What the index is to count for these facets."""
    return [option.term for facet in facets for option in facet.options]


def count_facets(question: Narrowing, facets: Sequence[FacetCount], counts: Counts) -> list[FacetCount]:
    """The facets with the counts of all that would be found; `counts` are the index's for the whole question.

    Answers that would leave nothing are left out, and facets without any.
    """
    counted = (count_facet(question, facet, counts) for facet in facets)
    return [one for one in counted if one.options]


def count_facet(question: Narrowing, facet: FacetCount, counts: Counts) -> FacetCount:
    """One facet; where something of it is chosen already, it is counted as if it were not."""
    query = question.query
    is_open = facet.name not in query.filters and (facet.name != AGE or query.after is None)
    if not is_open:
        counts = question.ask(without_facet(question, facet.name), terms_of([facet]))
    exercises = count_exercises(question, facet)
    options = []
    for one in facet.options:
        count = counts.get(one.term, 0) + exercises.get(one.value, 0)
        is_chosen = not is_open and has(query, facet.name, one)
        if count or is_chosen:
            options.append(FacetOption(one.value, one.words, one.term, count, is_chosen))
    return FacetCount(facet.name, facet.words, most_common(options))


def most_common(options: Sequence[FacetOption]) -> Sequence[FacetOption]:
    """Not more than can be read, in their order; the rest are in the form."""
    if len(options) <= MOST_OPTIONS:
        return options
    kept = sorted(options, key=lambda one: (not one.is_chosen, -one.count))[:MOST_OPTIONS]
    return [one for one in options if one in kept]


def without_facet(question: Narrowing, name: str) -> Query:
    """What is asked of the index without one facet."""
    asked = question.asked
    if name == AGE:
        return replace(asked, after=None, filters={"kind": KINDS} | asked.filters)
    # Every kind is named, since a question without anything finds nothing.
    filters = {"kind": KINDS} | {one: values for one, values in question.query.filters.items() if one != name}
    return replace(asked, filters=dict(whole_cards(replace(question.query, filters=filters))))


def has(query: Query, name: str, option: FacetOption) -> bool:
    """Whether the query asks for just this answer."""
    if name == AGE:
        return query.after == option.term
    wanted = positions_of(option.value) if name == "position" else (option.value,)
    return set(query.filters[name]) >= set(wanted)


def count_exercises(question: Narrowing, facet: FacetCount) -> Mapping[str, int]:
    """How many exercises each answer would leave; none has a category or an age."""
    found, name = question.found, facet.name
    if found is None or found.chooser is None or name in (CATEGORY, AGE):
        return {}
    is_open = name not in question.query.filters
    rest = found.fitting if is_open else found.chooser.fitting(found.before, besides=cast(Facet, name))
    chooser, facet_name = found.chooser, cast(Facet, name)
    if facet_name == "position":
        return {one.value: chooser.count_done_in(rest, positions_of(one.value)) for one in facet.options}
    return chooser.count(rest, facet_name)
