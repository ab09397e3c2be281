"""Where in a text the words of a query are, for excerpts with marks."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache
from itertools import islice

from forum.search.asking.analysis import is_looked_up, stem_of, stems_of, words_in
from forum.search.asking.concepts import Phrases, phrases_of
from forum.search.asking.query import Query
from forum.search.whoosh.plans import plan_of


@dataclass(frozen=True)
class Sought:
    """The stems and concepts that are marked, and the expressions that begin with a word of such a concept."""

    stems: frozenset[str]
    concepts: frozenset[str]
    expressions: Mapping[str, Phrases]


def spans_to_mark(text: str, query: Query) -> list[tuple[int, int]]:
    """The (start, end) of each word in `text` that the query found it by, from left to right.

    An expression is one span: "sitting down" finds and marks "in a chair".
    """
    spans: list[tuple[int, int]] = []
    for start, end in _spans(text, _sought(query.words, query.phrases)):
        if spans and start < spans[-1][1]:
            spans[-1] = (spans[-1][0], max(end, spans[-1][1]))
        else:
            spans.append((start, end))
    return spans


def first_to_mark(text: str, query: Query) -> int:
    """Where the first of these begins; 0 when there is none."""
    start, _ = next(_spans(text, _sought(query.words, query.phrases)), (0, 0))
    return start


def _spans(text: str, sought: Sought) -> Iterator[tuple[int, int]]:
    """The same by their starts; some may overlap."""
    for word in words_in(text):
        stem = stem_of(word[0])
        if stem in sought.stems:
            yield word.span()
        for expression, concepts in sought.expressions.get(stem, ()):
            words = list(islice(words_in(text, word.start()), len(expression)))
            if tuple(stem_of(one[0]) for one in words) == expression:
                if not sought.concepts.isdisjoint(concepts):
                    yield word.start(), words[-1].end()
                break


@lru_cache(maxsize=100)
def _sought(words: tuple[str, ...], phrases: tuple[str, ...]) -> Sought:
    """Worked out once for all the titles and texts of a page."""
    plan = plan_of(Query(words=words, phrases=phrases))
    stems = {stem for unit in plan.units for stem in unit.stems}
    stems.update(stem for phrase in phrases for stem in stems_of(phrase) if is_looked_up(stem))
    concepts = frozenset(concept for unit in plan.units for concept in unit.concepts)
    return Sought(frozenset(stems), concepts, phrases_of(concepts))
