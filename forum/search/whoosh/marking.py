"""Where in a text the words of a query are, for excerpts with marks."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import islice, pairwise
from typing import NamedTuple

from forum.search.asking.analysis import places_in
from forum.search.asking.compounds import parts_of
from forum.search.asking.concepts import Phrases, phrases_of
from forum.search.asking.query import Query
from forum.search.whoosh.plans import plan_of


class LongerUnits(NamedTuple):
    """The compounds and expressions that may begin with a word, and how many words the longest of them has."""

    compounds: Sequence[tuple[str, ...]]
    expressions: Phrases
    longest: int


@dataclass(frozen=True)
class Sought:
    """The stems and concepts that are marked; expressions and compounds by the word they begin with.

    All else begins with none of the stems that come `first`.
    """

    stems: frozenset[str]
    concepts: frozenset[str]
    begun: Mapping[str, LongerUnits]
    first: frozenset[str]


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
    for place in places_in(text, among=sought.first):
        if place.stem in sought.stems:
            yield place.start, place.end
        yield from ((start, end) for stem, start, end in place.more if stem in sought.stems)
        if (begun := sought.begun.get(place.stem)) is None:
            continue
        compounds, expressions, longest = begun
        words = [place] if longest == 1 else list(islice(places_in(text, place.start), longest))
        stems = tuple([word.stem for word in words])
        for parts in compounds:
            # Only blanks stand between its parts.
            if stems[: len(parts)] == parts and all(
                text[one.end : other.start].isspace() for one, other in pairwise(words[: len(parts)])
            ):
                yield place.start, words[len(parts) - 1].end
        for expression, concepts in expressions:
            if stems[: len(expression)] == expression:
                if not sought.concepts.isdisjoint(concepts):
                    yield place.start, words[len(expression) - 1].end
                break


@lru_cache(maxsize=100)
def _sought(words: tuple[str, ...], phrases: tuple[str, ...]) -> Sought:
    """Worked out once for all the titles and texts of a page."""
    plan = plan_of(Query(words=words, phrases=phrases))
    stems = {stem for unit in plan.units for stem in unit.stems}
    stems.update(stem for unit in plan.units for way in unit.ways for _, stem in way.terms if len(way.terms) == 1)
    stems.update(stem for written, *_ in plan.phrases for _, stem in written)
    stems.update(closed for phrase in plan.phrases for terms in phrase for _, closed in terms if parts_of(closed))
    compounds: dict[str, list[tuple[str, ...]]] = {}
    for parts in filter(None, map(parts_of, sorted(stems))):
        compounds.setdefault(parts[0], []).append(parts)
    concepts = frozenset(concept for unit in plan.units for concept in unit.concepts)
    expressions = phrases_of(concepts)
    begun = {stem: _begun(compounds.get(stem, ()), expressions.get(stem, [])) for stem in {*expressions, *compounds}}
    return Sought(frozenset(stems), concepts, begun, frozenset((*stems, *begun)))


def _begun(compounds: Sequence[tuple[str, ...]], expressions: Phrases) -> LongerUnits:
    return LongerUnits(
        compounds, expressions, max(len(one) for one in (*compounds, *(stems for stems, _ in expressions)))
    )
