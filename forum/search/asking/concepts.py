"""Everyday expressions for positions, modalities, equipment and the matters of MS, as one tag each.

A tag is `family=value`, such as `position=seated`. Texts are tagged when they are indexed, so a query for
"sitting down" finds "in a chair" at no cost.
"""

from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache

from forum.search.asking.analysis import compounds, stems_of
from forum.search.asking.word_lists import word_lists

FAMILIES = ("modality", "position", "equipment")

# Expressions of stems with the concepts they stand for, the longest first; a table has them by their first stem.
Phrases = list[tuple[tuple[str, ...], tuple[str, ...]]]
Table = dict[str, Phrases]


@dataclass(frozen=True)
class Expression:
    """The words `start` to `end` (exclusive) of a text or query, and the concepts they stand for."""

    start: int
    end: int
    concepts: tuple[str, ...]


def tags_in(stems: Sequence[str]) -> set[str]:
    """The concepts a text speaks of; at each word the longest expression counts."""
    return {concept for found in found_in(stems) for concept in found.concepts}


def found_in(stems: Sequence[str]) -> Iterator[Expression]:
    """The expressions of a text, the longest at each word; they may overlap."""
    table = _texts()
    for at, stem in enumerate(stems):
        for expression, concepts in table.get(stem, ()):
            end = at + len(expression)
            if tuple(stems[at:end]) == expression:
                yield Expression(at, end, concepts)
                break


def phrases_of(concepts: Collection[str]) -> Table:
    """Where a text may speak of these concepts: all expressions that begin as one of theirs does."""
    return {
        stem: phrases
        for stem, phrases in _texts().items()
        if any(not set(meant).isdisjoint(concepts) for _, meant in phrases)
    }


def expressions_in(stems: Sequence[str]) -> list[Expression]:
    """The expressions of a query from left to right, the longest first, none overlapping."""
    table, found, at = _queries(), [], 0
    while at < len(stems):
        size = 1
        for expression, concepts in table.get(stems[at], ()):
            if tuple(stems[at : at + len(expression)]) == expression:
                size = len(expression)
                found.append(Expression(at, at + size, concepts))
                break
        at += size
    return found


def concepts_of(words: Iterable[str]) -> tuple[str, ...]:
    """The concepts that these words of a query stand for, in their order."""
    found = expressions_in(stems_of(" ".join(words)))
    return tuple(dict.fromkeys(concept for expression in found for concept in expression.concepts))


def values_of(family: str, text: str) -> tuple[str, ...]:
    """The library values that a filter's text means: `seated` and "sitting" are both `("seated",)`."""
    value = text.strip().lower().replace(" ", "_").replace("-", "_")
    if f"{family}={value}" in word_lists().concepts:
        return (value,)
    prefix = f"{family}="
    return tuple(c.removeprefix(prefix) for c in concepts_of([text]) if c.startswith(prefix))


@cache
def _texts() -> Table:
    return _table(asking=False)


@cache
def _queries() -> Table:
    return _table(asking=True)


def _table(*, asking: bool) -> Table:
    """First stem -> (expression, concepts), the longest expressions first."""
    meanings: dict[tuple[str, ...], list[str]] = {}
    for concept, (words, ask) in word_lists().concepts.items():
        for phrase in words + (ask if asking else ()):
            stems = tuple(stems_of(phrase))
            closed = compounds().get(stems) if len(stems) == 2 else None
            for expression in (stems, (closed,)) if closed else (stems,):
                concepts = meanings.setdefault(expression, [])
                if concept not in concepts:
                    concepts.append(concept)
    table: Table = {}
    for expression in sorted(meanings, key=len, reverse=True):
        table.setdefault(expression[0], []).append((expression, tuple(meanings[expression])))
    return table
