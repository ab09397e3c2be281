"""The exercises that fit what was chosen beside the words: a position, a level, who is there."""

from collections.abc import Collection, Iterable, Mapping
from dataclasses import replace

from forum.rules.library.exercises import Exercise
from forum.rules.library.filters import FACETS, Facet, facet_values
from forum.rules.library.offers import is_offered_in
from forum.search.asking.analysis import is_looked_up
from forum.search.asking.operators import facet_value
from forum.search.asking.query import Query
from forum.search.kit.per_library import PerLibrary
from forum.search.understanding.exercise_texts import ExerciseTexts
from forum.search.understanding.exercises import Asked, Fitting, is_allowed, places_asked
from forum.search.understanding.lexicon import lexicon

Values = Mapping[Facet, frozenset[str]]


def _values(library: Mapping[str, Exercise]) -> dict[str, Values]:
    return {id_: {facet: frozenset(facet_values(facet, one)) for facet in FACETS} for id_, one in library.items()}


def _by_name(library: Mapping[str, Exercise]) -> dict[str, str]:
    """Each exercise by its id and by all its names; its own name counts before another's second one."""
    others = ((name, id_) for id_, one in library.items() for name in (*lexicon().names.get(id_, ()), *one.aliases))
    return {facet_value(name): id_ for name, id_ in others} | {
        facet_value(name): id_ for id_, one in library.items() for name in (one.name, id_)
    }


_known = PerLibrary(_values)
_named = PerLibrary(_by_name)


def find_named(library: Mapping[str, Exercise], name: str) -> str | None:
    """The id of the exercise that is called so."""
    return _named.of(library).get(facet_value(name))


def names_of(exercise: Exercise) -> tuple[str, ...]:
    """By which names a text tells of it: its own, and others of several words."""
    others = (*exercise.aliases, *lexicon().names.get(exercise.id, ()))
    return (exercise.name, *(name for name in others if " " in name or "-" in name))


class Chooser:
    """Whether exercises that the words found fit the filters of the same query.

    `known` says of each exercise which answers of each facet are true.
    """

    def __init__(self, query: Query, asked: Asked, texts: ExerciseTexts) -> None:
        self._query, self._texts = query, texts
        self.known = _known.of(texts.library)
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
        return [one for one in found if self._fits(one.exercise, besides)]

    def is_done_in(self, exercise: Exercise, positions: Collection[str]) -> bool:
        """Whether all that was asked holds when it is done in one of these positions."""
        places = self._places.intersection(positions)
        if places.isdisjoint(exercise.positions):
            return False
        text = self._texts.of[exercise.id]
        return is_offered_in(exercise, places) and is_allowed(exercise, self._elsewhere, places, text)

    def _fits(self, exercise: Exercise, besides: Facet | None) -> bool:
        known = self.known[exercise.id]
        for facet, values in self._chosen.items():
            if facet == besides:
                continue
            if facet == "position" and not self.is_done_in(exercise, values):
                return False
            if values.isdisjoint(known[facet]):
                return False
        filters = self._query.filters
        if "exercise" in filters and facet_value(exercise.id) not in filters["exercise"]:
            return False
        if "trusted" in filters and not exercise.is_reviewed:
            return False
        return not self._query.is_in_title or self._texts.of[exercise.id].name_stems.issuperset(self._words)
