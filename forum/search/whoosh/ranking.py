"""Which documents a query finds, and in what order: those with all its words first, then those with any."""

import math
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from heapq import nlargest
from itertools import compress

from forum.search.asking.analysis import is_looked_up, light_stems, stems_of
from forum.search.asking.concepts import FAMILIES, expressions_in
from forum.search.asking.query import MAX_TERMS, Query
from forum.search.kit.document import KINDS
from forum.search.whoosh.segments import LENGTHS, Segment, both, either, without

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

Terms = tuple[tuple[int, str], ...]
# Score, time, number of the segment, document: larger is better, and of equals the newer.
Ranked = tuple[float, int, int, int]


@dataclass(frozen=True)
class Unit:
    """One thing asked for: a word, or an expression with its concepts; a light one only adds to the score."""

    stems: tuple[str, ...]
    concepts: tuple[str, ...] = ()
    is_light: bool = False


@dataclass(frozen=True)
class QueryPlan:
    """A query made ready to run on each segment; phrases are (offset, stem) pairs."""

    units: tuple[Unit, ...]
    phrases: tuple[Terms, ...]
    excluded: tuple[Terms, ...]
    query: Query

    @property
    def finds_nothing(self) -> bool:
        """Whether only words that are never looked up were asked for, or nothing."""
        query = self.query
        narrows = self.excluded or query.filters or query.before or query.after
        return not (self.units or self.phrases or narrows)


@dataclass(frozen=True)
class SegmentMatches:
    """The documents of one segment: those with all the words, and those with any."""

    segment: Segment
    all_words: bytes
    any_words: bytes


def plan_of(query: Query) -> QueryPlan:
    """What to look up for the query."""
    phrases = tuple(filter(None, map(_terms, query.phrases)))
    units = _units(stems_of(" ".join(query.words)))
    has_matter = bool(phrases) or any(not unit.is_light for unit in units)
    if not has_matter:
        units = [Unit(unit.stems) for unit in units]
    excluded = tuple(filter(None, map(_terms, query.excluded)))
    return QueryPlan(tuple(units[:MAX_TERMS]), phrases, excluded, query)


def look_up(segment: Segment, plan: QueryPlan, exclude_keys: Collection[str]) -> SegmentMatches:
    """The documents of a segment that the plan finds, of every kind."""
    allowed = both(segment.alive, *_filters(segment, plan.query), *map(segment.phrase, plan.phrases))
    allowed = without(allowed, *map(segment.phrase, plan.excluded), _keys(segment, exclude_keys))
    masks = [_unit_mask(segment, unit) for unit in plan.units if not unit.is_light]
    if not masks or plan.phrases:
        return SegmentMatches(segment, both(allowed, *masks), allowed)
    return SegmentMatches(segment, both(allowed, *masks), both(allowed, either(*masks)))


def of_kinds(found: SegmentMatches, kinds: Collection[str]) -> SegmentMatches:
    """Only the documents of these kinds; no kinds means all."""
    if not kinds:
        return found
    segment = found.segment
    wanted = either(bytes(segment.size), *(segment.mask("facets", f"kind={kind}") for kind in kinds))
    return SegmentMatches(segment, both(found.all_words, wanted), both(found.any_words, wanted))


def count_kinds(founds: Sequence[SegmentMatches]) -> dict[str, int]:
    """How many documents of each kind were found; kinds without any are left out."""
    counts = {kind: sum(of_kinds(found, (kind,)).any_words.count(1) for found in founds) for kind in KINDS}
    return {kind: count for kind, count in counts.items() if count}


def rank(founds: Sequence[SegmentMatches], plan: QueryPlan, size: int) -> list[Ranked]:
    """The best `size` documents, the best first."""
    weights = _Weights([found.segment for found in founds])
    enough = sum(found.all_words.count(1) for found in founds) >= size
    best: list[Ranked] = []
    for number, found in enumerate(founds):
        wanted = found.all_words if enough else found.any_words
        if any(wanted):
            best += nlargest(size, _scored(number, found, wanted, plan, weights))
    return nlargest(size, best)


def _scored(
    number: int, found: SegmentMatches, wanted: bytes, plan: QueryPlan, weights: "_Weights"
) -> Iterator[Ranked]:
    segment = found.segment
    scores = [0.0] * segment.size
    for unit in plan.units:
        for stem in unit.stems:
            weights.add_word(scores, segment, stem, LIGHT if unit.is_light else 1.0)
        if unit.concepts:
            weights.add_concepts(scores, segment, unit.concepts)
    for phrase in plan.phrases:
        for _, stem in phrase:
            weights.add_word(scores, segment, stem, 1.0)
    for kind, weight in KIND_WEIGHTS.items():
        for doc in compress(range(segment.size), segment.mask("facets", f"kind={kind}")):
            scores[doc] *= weight
    times, has_all = segment.times, found.all_words
    for doc in compress(range(segment.size), wanted):
        yield scores[doc] + ALL_WORDS * has_all[doc], times[doc], number, doc


class _Weights:
    """BM25 over all segments, with the rarity of each word and concept worked out once a query."""

    def __init__(self, segments: Sequence[Segment]) -> None:
        self._segments = segments
        self._size = sum(segment.size for segment in segments)
        average = sum(segment.words for segment in segments) / max(self._size, 1) or 1.0
        self._norms = [K1 * (1 - B + B * length / average) for length in LENGTHS]
        self._rarities: dict[tuple[str, ...], float] = {}

    def add_word(self, scores: list[float], segment: Segment, stem: str, share: float) -> None:
        """Add the word's score to each document that has it."""
        top = share * self._rarity("all", (stem,)) * (K1 + 1)
        norms, lengths = self._norms, segment.lengths
        for documents, weights, _ in segment.blocks("all", stem):
            for doc, weight in zip(documents, weights, strict=True):
                scores[doc] += top * weight / (weight + norms[lengths[doc]])

    def add_concepts(self, scores: list[float], segment: Segment, concepts: tuple[str, ...]) -> None:
        """Add the concepts' score to each document that speaks of one, and more where it is known to hold."""
        rarity = self._rarity("concepts", concepts)
        known = [concept for concept in concepts if concept.partition("=")[0] in FAMILIES]
        parts = (("concepts", concepts, SAID * rarity), ("facets", known, KNOWN * (1 + rarity)))
        for field, names, bonus in parts:
            mask = either(bytes(segment.size), *(segment.mask(field, name) for name in names))
            for doc in compress(range(segment.size), mask):
                scores[doc] += bonus

    def _rarity(self, field: str, terms: tuple[str, ...]) -> float:
        if terms not in self._rarities:
            having = max(sum(segment.frequency(field, term) for segment in self._segments) for term in terms)
            self._rarities[terms] = math.log(1 + (self._size - having + 0.5) / (having + 0.5))
        return self._rarities[terms]


def _units(stems: list[str]) -> list[Unit]:
    units, at = [], 0
    for expression in expressions_in(stems):
        units += [_word(stem) for stem in stems[at : expression.start]]
        looked_up = tuple(filter(is_looked_up, stems[expression.start : expression.end]))
        units.append(Unit(looked_up, expression.concepts))
        at = expression.end
    units += [_word(stem) for stem in stems[at:]]
    return list(dict.fromkeys(unit for unit in units if unit.concepts or is_looked_up(unit.stems[0])))


def _word(stem: str) -> Unit:
    return Unit((stem,), is_light=stem in light_stems())


def _terms(text: str) -> Terms:
    return tuple((at, stem) for at, stem in enumerate(stems_of(text)) if is_looked_up(stem))


def _unit_mask(segment: Segment, unit: Unit) -> bytes:
    masks = [segment.mask("concepts", concept) for concept in unit.concepts]
    if unit.stems:
        masks.append(both(*(segment.mask("all", stem) for stem in unit.stems)))
    return either(*masks)


def _filters(segment: Segment, query: Query) -> Iterator[bytes]:
    for name, values in query.filters.items():
        if name != "kind":
            yield either(*(segment.mask("facets", f"{name}={value}") for value in values))
    if query.before:
        before = query.before.timestamp()
        yield bytes(at < before for at in segment.times)
    if query.after:
        after = query.after.timestamp()
        yield bytes(at >= after for at in segment.times)


def _keys(segment: Segment, keys: Collection[str]) -> bytes:
    mask = bytearray(segment.size)
    for key in keys:
        doc = segment.document(key)
        if doc is not None:
            mask[doc] = 1
    return bytes(mask)
