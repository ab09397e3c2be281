"""Which documents a query finds: those with all its words, and those with any. A set is one truth a document."""

from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from forum.search.asking.operators import facet_value
from forum.search.asking.query import Query
from forum.search.kit.document import KINDS
from forum.search.whoosh.plans import Phrase, QueryPlan, Terms, Unit, phrase_of
from forum.search.whoosh.schema import GAP
from forum.search.whoosh.state import Mask, State

# A document has fewer positions than this, and a word of a phrase a smaller offset.
_PLACES = 1 << 17


@dataclass(frozen=True)
class Matches:
    """The documents with all the words, and those with any."""

    all_words: Mask
    any_words: Mask


def look_up(state: State, plan: QueryPlan, exclude_keys: Collection[str], *, needs_all: bool = False) -> Matches:
    """The documents that the plan finds, of every kind; with `needs_all` none that lacks a word."""
    allowed = state.alive.copy()
    for mask in (*_filters(state, plan.query), *(with_phrase(state, phrase) for phrase in plan.phrases)):
        allowed &= mask
    for phrase in plan.excluded:
        allowed &= ~with_phrase(state, phrase)
    for trait in plan.query.barred:
        allowed &= ~state.mask("facets", f"trait={trait}")
    for name in plan.query.unheard:
        allowed &= ~(state.mask("facets", f"author={facet_value(name)}") & _in_threads(state))
    allowed[[doc for key in exclude_keys if (doc := state.document(key)) is not None]] = False
    if plan.query.is_in_title:
        return _in_titles(state, plan, allowed)
    masks = [_with_unit(state, unit) for unit in plan.units if not unit.is_light]
    all_words = np.logical_and.reduce([allowed, *masks])
    if needs_all:
        return Matches(all_words, all_words)
    if not masks or plan.phrases:
        return Matches(all_words, allowed)
    return Matches(all_words, allowed & np.logical_or.reduce(masks))


def _in_threads(state: State) -> Mask:
    """Threads and posts."""
    return np.isin(state.kinds, [KINDS.index(kind) + 1 for kind in ("thread", "post")])


def of_kinds(state: State, found: Matches, kinds: Collection[str]) -> Matches:
    """Only the documents of these kinds; no kinds means all."""
    if not kinds:
        return found
    wanted = np.zeros(state.size, np.bool_)
    for number, kind in enumerate(KINDS, 1):
        if kind in kinds:
            wanted |= state.kinds == number
    return Matches(found.all_words & wanted, found.any_words & wanted)


def in_title(state: State, terms: Iterable[str]) -> Mask:
    """The documents that have one of the terms in their title.

    A body begins at least `GAP` places behind its title, so what stands before that place is of the title.
    """
    found = np.zeros(state.size, np.bool_)
    for term in terms:
        documents, positions = state.placed(term)
        if documents.size:
            ends = np.cumsum(positions.counts, dtype=np.int64)
            first = positions.places[ends - positions.counts]
            found[documents[first < GAP]] = True
    return found


def _in_titles(state: State, plan: QueryPlan, allowed: Mask) -> Matches:
    """Those of the allowed whose titles have all the words; the title of a reply is its thread's."""

    def having(stems: Iterable[str]) -> Mask:
        found: Mask = np.logical_and.reduce([in_title(state, (stem,)) for stem in stems])
        return found

    ways = [[unit.stems, *(_stems_of(way.terms) for way in unit.ways)] for unit in plan.units]
    ways += [[_stems_of(terms) for terms in phrase] for phrase in plan.phrases]
    masks = [np.logical_or.reduce([having(stems) for stems in some]) for some in ways]
    is_reply = state.kinds == 1 + KINDS.index("post")
    found: Mask = np.logical_and.reduce([allowed, ~is_reply, *masks])
    return Matches(found, found)


def _stems_of(terms: Terms) -> tuple[str, ...]:
    return tuple(stem for _, stem in terms)


def with_phrase(state: State, phrase: Phrase) -> Mask:
    """The documents that have the phrase in one of its ways."""
    found: Mask = np.logical_or.reduce([with_terms(state, terms) for terms in phrase])
    return found


def with_terms(state: State, terms: Terms) -> Mask:
    """The documents that have all terms, each at its offset from a common start."""
    wanted: Mask = np.logical_and.reduce([state.mask("all", term) for _, term in terms])
    if len(terms) == 1 or not wanted.any():
        return wanted
    first, *others = (_starts(state, term, offset, wanted) for offset, term in terms)
    for other in others:
        # Both are in order, which makes this sort a merge.
        merged = np.concatenate((first, other))
        merged.sort(kind="stable")
        first = merged[1:][merged[1:] == merged[:-1]]
    found = np.zeros(state.size, np.bool_)
    found[first // _PLACES] = True
    return found


def with_all(state: State, stems: Iterable[str]) -> Mask:
    """The documents that have all the stems, wherever."""
    found: Mask = np.logical_and.reduce([state.mask("all", stem) for stem in stems])
    return found


def _starts(state: State, term: str, offset: int, wanted: Mask) -> NDArray[np.int64]:
    """Where in the wanted documents a phrase would begin that has the term at this offset: one number for both."""
    documents, positions = state.placed(term)
    has_it = wanted[documents]
    positions = positions.only(has_it)
    owners = np.repeat(documents[has_it].astype(np.int64), positions.counts)
    return owners * _PLACES + _PLACES // 2 + positions.places - offset


def _with_unit(state: State, unit: Unit) -> Mask:
    masks = [state.mask("concepts", concept) for concept in unit.concepts]
    if unit.stems:
        masks.append(with_all(state, unit.stems))
    masks += [with_terms(state, way.terms) for way in unit.ways]
    found: Mask = np.logical_or.reduce(masks)
    return found


def _filters(state: State, query: Query) -> Iterator[Mask]:
    for name, values in query.filters.items():
        if name != "kind":
            masks = [state.mask("facets", f"{name}={value}") for value in values]
            if name == "exercise":
                masks += [with_phrase(state, phrase) for phrase in map(phrase_of, query.exercise_names) if phrase]
            yield np.logical_or.reduce(masks)
    if query.before:
        yield state.times < query.before.timestamp()
    if query.after:
        yield state.times >= query.after.timestamp()
