"""The ranking as it was first written: a step a document, plain Python, no files. Slow, and easily read."""

import math
from array import array
from collections.abc import Collection, Iterable
from dataclasses import dataclass, field

from whoosh.util.numeric import byte_to_length, length_to_byte

from forum.search import Document, Query
from forum.search.asking.concepts import FAMILIES
from forum.search.whoosh.plans import Phrase, Terms, Unit, plan_of
from forum.search.whoosh.schema import StemField, fields_of

K1, B, LIGHT, SAID, KNOWN, ALL_WORDS = 2.0, 0.75, 0.1, 0.4, 1.5, 1000.0
KIND_WEIGHTS = {"routine": 1.5, "thread": 1.2}

Found = tuple[int, dict[str, int], list[tuple[str, float]]]


@dataclass
class Entry:
    """A document as ranking sees it; one that was replaced or dropped still counts for how rare a word is."""

    key: str
    kind: str
    at: int
    length: int = 0
    words: dict[str, tuple[float, list[int]]] = field(default_factory=dict)
    concepts: frozenset[str] = frozenset()
    facets: frozenset[str] = frozenset()
    is_gone: bool = False


class Reference:
    """Documents in the order in which they were written."""

    def __init__(self) -> None:
        self.entries: list[Entry] = []

    def put(self, documents: Iterable[Document]) -> None:
        """Add the documents, replacing those with the same keys."""
        batch = {document.key: document for document in documents}
        self.drop(batch)
        self.entries += map(_entry, batch.values())

    def drop(self, keys: Collection[str]) -> None:
        """Take the documents with these keys out."""
        for entry in self.entries:
            entry.is_gone = entry.is_gone or entry.key in keys

    def find(self, query: Query, kinds: Collection[str], size: int, exclude_keys: Collection[str]) -> Found:
        """The total, the counts by kind, and the best documents with their scores."""
        plan = plan_of(query)
        if plan.finds_nothing:
            return 0, {}, []
        units = [unit for unit in plan.units if not unit.is_light]
        all_words, any_words = [], []
        counts: dict[str, int] = {}
        for n, one in enumerate(self.entries):
            if one.is_gone or one.key in exclude_keys or not _is_allowed(one, query):
                continue
            if not all(_has_any(one, p) for p in plan.phrases) or any(_has_any(one, p) for p in plan.excluded):
                continue
            has = [_has_unit(one, unit) for unit in units]
            if not (any(has) or plan.phrases or not units):
                continue
            counts[one.kind] = counts.get(one.kind, 0) + 1
            if all(not some or one.kind in some for some in (kinds, query.filters.get("kind", ()))):
                any_words.append(n)
                all_words += [n] if all(has) else []
        wanted = all_words if len(all_words) >= size else any_words
        stems = [(stem, LIGHT if unit.is_light else 1.0) for unit in plan.units for stem in unit.stems]
        stems += [(stem, 1.0) for written, *_ in plan.phrases for _, stem in written]
        ways = {way for unit in plan.units for way in unit.ways}
        instead = [(way.terms, tuple((0, stem) for stem in way.stems), False) for way in ways]
        instead += [(terms, written, True) for written, *others in plan.phrases for terms in others]
        ranked = []
        for n in wanted:
            one = self.entries[n]
            score = sum(share * self._word(one, stem) for stem, share in stems)
            for terms, others, is_phrase in instead:
                has_others = _has_phrase(one, others) if is_phrase else all(stem in one.words for _, stem in others)
                if _has_phrase(one, terms) and not has_others:
                    score += sum(self._word(one, stem) for _, stem in terms)
            score += sum(self._concept(one, unit.concepts) for unit in plan.units if unit.concepts)
            score = score * KIND_WEIGHTS.get(one.kind, 1.0) + ALL_WORDS * (n in all_words)
            ranked.append((score, one.at, n))
        best = sorted(ranked, reverse=True)[:size]
        return len(any_words), counts, [(self.entries[n].key, score) for score, _, n in best]

    def _word(self, one: Entry, stem: str) -> float:
        if stem not in one.words:
            return 0.0
        average = sum(entry.length for entry in self.entries) / len(self.entries) or 1.0
        norm: float = K1 * (1 - B + B * byte_to_length(length_to_byte(one.length)) / average)
        weight = one.words[stem][0]
        return self._rarity(sum(stem in entry.words for entry in self.entries)) * (K1 + 1) * weight / (weight + norm)

    def _concept(self, one: Entry, concepts: tuple[str, ...]) -> float:
        rarity = self._rarity(max(sum(c in entry.concepts for entry in self.entries) for c in concepts))
        is_known = any(c in one.facets for c in concepts if c.partition("=")[0] in FAMILIES)
        says_so = not one.concepts.isdisjoint(concepts)
        return SAID * rarity * says_so + KNOWN * (1 + rarity) * is_known

    def _rarity(self, having: int) -> float:
        return math.log(1 + (len(self.entries) - having + 0.5) / (having + 0.5))


def _entry(document: Document) -> Entry:
    fields = fields_of(document)
    entry = Entry(document.key, document.kind, fields["at"])
    for term, length, weight, positions in StemField().index(fields["all"]):
        entry.length += length
        entry.words[term.decode()] = (array("f", [weight])[0], array("H", positions).tolist())
    entry.concepts, entry.facets = frozenset(fields["concepts"]), frozenset(fields["facets"])
    return entry


def _is_allowed(one: Entry, query: Query) -> bool:
    for name, values in query.filters.items():
        if name != "kind" and not any(f"{name}={value}" in one.facets for value in values):
            return False
    is_early = query.before is None or one.at < query.before.timestamp()
    return is_early and (query.after is None or one.at >= query.after.timestamp())


def _has_unit(one: Entry, unit: Unit) -> bool:
    has_words = bool(unit.stems) and all(stem in one.words for stem in unit.stems)
    has_way = any(_has_phrase(one, way.terms) for way in unit.ways)
    return has_words or has_way or not one.concepts.isdisjoint(unit.concepts)


def _has_any(one: Entry, phrase: Phrase) -> bool:
    return any(_has_phrase(one, terms) for terms in phrase)


def _has_phrase(one: Entry, terms: Terms) -> bool:
    starts = [{place - offset for place in one.words.get(stem, (0.0, []))[1]} for offset, stem in terms]
    return bool(set.intersection(*starts))
