"""The exercises that fit what was chosen beside the words: a position, a level, who is there."""

from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import replace

import numpy as np
from numpy.typing import NDArray

from forum.rules.library.exercises import Exercise
from forum.rules.library.filters import FACETS, Facet
from forum.search.asking.analysis import is_looked_up
from forum.search.asking.operators import facet_value
from forum.search.asking.query import Query
from forum.search.kit.per_library import PerLibrary
from forum.search.understanding.exercise_texts import ExerciseTexts
from forum.search.understanding.exercises import Asked, Fitting, allowed, places_asked
from forum.search.understanding.lexicon import lexicon
from forum.search.understanding.truths import Mask, Truths


def _by_name(library: Mapping[str, Exercise]) -> dict[str, str]:
    """Each exercise by its id and by all its names; its own name counts before another's second one."""
    others = ((name, id_) for id_, one in library.items() for name in (*lexicon().names.get(id_, ()), *one.aliases))
    return {facet_value(name): id_ for name, id_ in others} | {
        facet_value(name): id_ for id_, one in library.items() for name in (one.name, id_)
    }


_named = PerLibrary(_by_name)


def find_named(library: Mapping[str, Exercise], name: str) -> str | None:
    """The id of the exercise that is called so."""
    return _named.of(library).get(facet_value(name))


def names_of(exercise: Exercise) -> tuple[str, ...]:
    """By which names a text tells of it: its own, and others of several words."""
    others = (*exercise.aliases, *lexicon().names.get(exercise.id, ()))
    return (exercise.name, *(name for name in others if " " in name or "-" in name))


class Chooser:
    """Whether exercises that the words found fit the filters of the same query."""

    def __init__(self, query: Query, asked: Asked, texts: ExerciseTexts, truths: Truths) -> None:
        self._query, self._texts, self._truths = query, texts, truths
        self._words = frozenset(filter(is_looked_up, asked.stems))
        self._chosen: dict[Facet, frozenset[str]] = {
            facet: frozenset(values) for facet in FACETS if (values := query.filters.get(facet))
        }
        self._places = places_asked(asked.answers.said)
        # The position is asked for apart, since facts are looked at where it is done.
        said = tuple(one for one in asked.answers.said if one.facet != "position")
        self._elsewhere = replace(asked, answers=replace(asked.answers, said=said))

    def fitting(self, found: Iterable[Fitting], besides: Facet | None = None) -> list[Fitting]:
        """Those that fit every filter, but for one facet."""
        masks = [*self._filters(besides)]
        if not masks:
            return list(found)
        fits, number = np.logical_and.reduce(masks), self._truths.number
        return [one for one in found if fits[number[one.exercise.id]]]

    def done_in(self, positions: Collection[str]) -> Mask:
        """Of which exercises all that was asked holds when they are done in one of these positions."""
        places = self._places.intersection(positions)
        return self._truths.offered_in(places) & allowed(self._elsewhere, places, self._texts, self._truths)

    def count(self, found: Collection[Fitting], facet: Facet) -> dict[str, int]:
        """How many of these have each value of a facet."""
        return self._truths.count_values(facet, self._numbers(found))

    def count_done_in(self, found: Collection[Fitting], positions: Collection[str]) -> int:
        """How many of these can be done in one of the positions."""
        return int(np.count_nonzero(self.done_in(positions)[self._numbers(found)]))

    def _numbers(self, found: Collection[Fitting]) -> NDArray[np.intp]:
        return np.array([self._truths.number[one.exercise.id] for one in found], np.intp)

    def _filters(self, besides: Facet | None) -> Iterator[Mask]:
        """Each filter as the exercises that fit it."""
        truths, texts = self._truths, self._texts
        for facet, values in self._chosen.items():
            if facet != besides:
                yield truths.with_value(facet, values)
                if facet == "position":
                    yield self.done_in(values)
        filters = self._query.filters
        if "exercise" in filters:
            yield truths.of([id_ for id_ in truths.library if facet_value(id_) in filters["exercise"]])
        if "trusted" in filters:
            yield truths.of([one.id for one in truths.exercises if one.is_reviewed])
        if self._query.is_in_title:
            yield truths.of([id_ for id_, text in texts.of.items() if text.name_stems.issuperset(self._words)])
