"""In what order the documents come that were found: those with all words first, then those with any, by BM25."""

import math
from collections.abc import Iterable, Mapping, Sequence

import numpy as np
from numpy.typing import NDArray

from forum.search.asking.concepts import FAMILIES
from forum.search.kit.document import KINDS
from forum.search.whoosh.codec import LENGTHS
from forum.search.whoosh.matching import Matches, with_all, with_terms
from forum.search.whoosh.plans import QueryPlan, Terms
from forum.search.whoosh.state import Floats, Mask, State

K1 = 2.0
B = 0.75
LIGHT = 0.1
# What a concept that the text speaks of, and one that the document is known to have, add for the rarity.
SAID = 0.4
KNOWN = 1.5
# A whole card answers most questions better than one exercise, and a thread better than one reply in it.
KIND_WEIGHTS = {"routine": 1.5, "thread": 1.2}
# Above every sum of the others, so that all words come before some.
ALL_WORDS = 1000.0
# And what has all words but does not suit somebody still comes before what has some.
BEHIND = 400.0

_LENGTHS = np.array(LENGTHS, np.float64)
_BY_KIND = np.array([1.0, *(KIND_WEIGHTS.get(kind, 1.0) for kind in KINDS)])


Ranked = list[tuple[int, float]]


def rank(state: State, found: Matches, plan: QueryPlan, size: int, *, liked: Mapping[str, int]) -> Ranked:
    """The best `size` documents with their scores, the best first; of equals the newer.

    In every order but that of relevance the score is none.
    """
    return rank_each(state, [found], plan, size, liked=liked)[0]


def rank_each(
    state: State, parts: Sequence[Matches], plan: QueryPlan, size: int, *, liked: Mapping[str, int]
) -> list[Ranked]:
    """The same of several parts of what was found, scored at once."""
    match plan.query.order:
        case "latest":
            return [[(doc, 0.0) for doc in newest(state, found, size)] for found in parts]
        case "oldest":
            return [[(doc, 0.0) for doc in oldest(state, found, size)] for found in parts]
        case "helpful":
            return [[(doc, 0.0) for doc in most_liked(state, found, size, liked)] for found in parts]
    has_enough = [np.count_nonzero(found.all_words) >= size for found in parts]
    wanted = [part.all_words if is_so else part.any_words for part, is_so in zip(parts, has_enough, strict=True)]
    scores = _scores(state, plan, np.logical_or.reduce(wanted))
    pairs = zip(parts, wanted, strict=True)
    return [_best(state, found, np.flatnonzero(some), scores, plan, size) for found, some in pairs]


def _best(
    state: State, found: Matches, documents: NDArray[np.intp], all_scores: Floats, plan: QueryPlan, size: int
) -> Ranked:
    """The best of these documents by their scores."""
    scores = all_scores[documents] * _BY_KIND[state.kinds[documents]]
    scores += ALL_WORDS * found.all_words[documents]
    if plan.query.behind:
        unsuited = np.logical_or.reduce([state.mask("facets", f"trait={trait}") for trait in plan.query.behind])
        scores -= BEHIND * unsuited[documents]
    best = largest(size, scores, state.times[documents], documents)
    return list(zip(documents[best].tolist(), scores[best].tolist(), strict=True))


def newest(state: State, found: Matches, size: int) -> list[int]:
    """The newest `size` documents, the newest first."""
    documents = np.flatnonzero(found.any_words)
    chosen: list[int] = documents[largest(size, state.times[documents], documents)].tolist()
    return chosen


def oldest(state: State, found: Matches, size: int) -> list[int]:
    """The oldest `size` documents, the oldest first."""
    documents = np.flatnonzero(found.any_words)
    chosen: list[int] = documents[largest(size, -state.times[documents], -documents)].tolist()
    return chosen


def most_liked(state: State, found: Matches, size: int, liked: Mapping[str, int]) -> list[int]:
    """The `size` documents whose keys most people liked; of equals the newer."""
    likes = np.zeros(state.size, np.int64)
    for key, people in liked.items():
        if (doc := state.document(key)) is not None:
            likes[doc] = people
    documents = np.flatnonzero(found.any_words)
    best = largest(size, likes[documents], state.times[documents], documents)
    chosen: list[int] = documents[best].tolist()
    return chosen


def largest(size: int, *keys: NDArray[np.number]) -> NDArray[np.intp]:
    """Where the largest `size` stand, the largest first: by the first key, equals by the next, and so on."""
    chosen = _chosen(size, *keys)
    return chosen[np.lexsort([key[chosen] for key in reversed(keys)])[::-1]]


def _chosen(size: int, key: NDArray[np.number], *others: NDArray[np.number]) -> NDArray[np.intp]:
    """The same in no order, without sorting all."""
    if key.size <= size:
        return np.arange(key.size)
    bound = np.partition(key, key.size - size)[key.size - size]
    above, equal = np.flatnonzero(key > bound), np.flatnonzero(key == bound)
    rest = size - above.size
    if others:
        equal = equal[_chosen(rest, *(other[equal] for other in others))]
    return np.concatenate((above, equal[:rest]))


def _scores(state: State, plan: QueryPlan, wanted: Mask) -> Floats:
    """The score of each wanted document before its kind counts; others may have any."""
    weights = _Weights(state, wanted)
    for unit in plan.units:
        for stem in unit.stems:
            weights.add_word(stem, LIGHT if unit.is_light else 1.0)
        if unit.concepts:
            weights.add_concepts(unit.concepts)
    for way in dict.fromkeys(way for unit in plan.units for way in unit.ways):
        weights.add_instead(way.terms, with_all(state, way.stems))
    for written, *ways in plan.phrases:
        for _, stem in written:
            weights.add_word(stem, 1.0)
        for terms in ways:
            weights.add_instead(terms, with_terms(state, written))
    return weights.scores


class _Weights:
    """BM25 over the whole state, with the rarity of each word and concept worked out once a query."""

    def __init__(self, state: State, wanted: Mask) -> None:
        self._state, self._wanted = state, wanted
        self.scores = np.zeros(state.size)
        average = state.words / max(state.population, 1) or 1.0
        self._norms = K1 * (1 - B + B * _LENGTHS / average)
        self._rarities: dict[tuple[str, ...], float] = {}

    def add_instead(self, terms: Terms, others: Mask) -> None:
        """Add the score of the terms to each document that has them and is none of the others."""
        only = self._wanted & with_terms(self._state, terms) & ~others
        for _, stem in terms:
            self.add_word(stem, 1.0, only)

    def add_word(self, stem: str, share: float, only: Mask | None = None) -> None:
        """Add the word's score to each document that has it."""
        top = share * self._rarity("all", (stem,)) * (K1 + 1)
        documents, weights = self._state.weighted(stem)
        is_wanted = (self._wanted if only is None else only)[documents]
        documents, weights = documents[is_wanted], weights[is_wanted]
        self.scores[documents] += top * weights / (weights + self._norms[self._state.lengths[documents]])

    def add_concepts(self, concepts: tuple[str, ...]) -> None:
        """Add the concepts' score to each document that speaks of one, and more where it is known to hold."""
        rarity = self._rarity("concepts", concepts)
        known = [concept for concept in concepts if concept.partition("=")[0] in FAMILIES]
        self._add("concepts", concepts, SAID * rarity)
        self._add("facets", known, KNOWN * (1 + rarity))

    def _add(self, field: str, names: Iterable[str], bonus: float) -> None:
        """Add it to each document that has any of the names."""
        has_any = np.zeros(self._state.size, np.bool_)
        for name in names:
            has_any[self._state.documents(field, name)] = True
        # Numbers: adding where a mask is true takes five times as long.
        self.scores[np.flatnonzero(has_any & self._wanted)] += bonus

    def _rarity(self, field: str, terms: tuple[str, ...]) -> float:
        if terms not in self._rarities:
            having = max(self._state.frequency(field, term) for term in terms)
            self._rarities[terms] = math.log(1 + (self._state.population - having + 0.5) / (having + 0.5))
        return self._rarities[terms]
