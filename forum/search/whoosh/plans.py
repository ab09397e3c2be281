"""A query made ready to run: what is looked up, as words, concepts and phrases."""

import unicodedata
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from forum.search.asking.analysis import WordPlace, is_looked_up, light_stems, places_in
from forum.search.asking.compounds import Joined, joined_in, numbered, parts_of
from forum.search.asking.concepts import expressions_in
from forum.search.asking.query import MAX_TERMS, Query

Terms = tuple[tuple[int, str], ...]
# The ways in which a phrase may be written; the first is as it was asked.
Phrase = tuple[Terms, ...]


@dataclass(frozen=True)
class Way:
    """Another way to write a compound: the terms it is found by, and the stems they stand for."""

    terms: Terms
    stems: tuple[str, ...]


@dataclass(frozen=True)
class Unit:
    """One thing asked for: a word, or an expression with its concepts; a light one only adds to the score.

    What is written in another way has it as well.
    """

    stems: tuple[str, ...]
    concepts: tuple[str, ...] = ()
    is_light: bool = False
    ways: tuple[Way, ...] = ()


@dataclass(frozen=True)
class QueryPlan:
    """A query made ready to run; the terms of a phrase are (offset, stem) pairs."""

    units: tuple[Unit, ...]
    phrases: tuple[Phrase, ...]
    excluded: tuple[Phrase, ...]
    query: Query

    @property
    def finds_nothing(self) -> bool:
        """Whether only words that are never looked up were asked for, or nothing."""
        query = self.query
        narrows = self.excluded or query.filters or query.before or query.after
        return not (self.units or self.phrases or narrows)


def plan_of(query: Query) -> QueryPlan:
    """What to look up for the query."""
    phrases = tuple(filter(None, map(phrase_of, query.phrases)))
    units = _units(" ".join(query.words))
    has_matter = bool(phrases) or any(not unit.is_light for unit in units)
    if not has_matter:
        units = [Unit(unit.stems, ways=unit.ways) for unit in units]
    excluded = tuple(filter(None, map(phrase_of, query.excluded)))
    return QueryPlan(tuple(units[:MAX_TERMS]), phrases, excluded, query)


def _units(text: str) -> list[Unit]:
    places, joined = _read(text)
    stems = [place.stem for place in places]
    ways = {at: _closed(one, stems) for one in joined for at in range(one.start, one.end)}
    words = [_word(stem, ways.get(at)) for at, stem in enumerate(stems)]
    for one in joined:
        if not ways[one.start].stems:
            words[one.start] = _word(one.closed, None)
    units, at = [], 0
    for expression in expressions_in(stems):
        units += words[at : expression.start]
        looked_up = tuple(filter(is_looked_up, stems[expression.start : expression.end]))
        others = dict.fromkeys(way for at in range(expression.start, expression.end) if (way := ways.get(at)))
        units.append(Unit(looked_up, expression.concepts, ways=tuple(others)))
        at = expression.end
    units += words[at:]
    return _once(unit for unit in units if unit.concepts or is_looked_up(unit.stems[0]))


def _once(units: Iterable[Unit]) -> list[Unit]:
    """A word that is asked for twice counts once, and has all ways of both."""
    found: dict[Unit, Unit] = {}
    for unit in units:
        bare = replace(unit, ways=())
        ways = (*found.get(bare, bare).ways, *unit.ways)
        found[bare] = replace(unit, ways=tuple(dict.fromkeys(ways)))
    return list(found.values())


def _word(stem: str, closed: Way | None) -> Unit:
    ways = [closed] if closed else []
    if parts := numbered(stem):
        ways.append(Way(_looked_up(parts), (stem,)))
    return Unit((stem,), is_light=stem in light_stems(), ways=tuple(ways))


def _closed(one: Joined, stems: Sequence[str]) -> Way:
    return Way(((0, one.closed),), tuple(filter(is_looked_up, stems[one.start : one.end])))


def phrase_of(text: str) -> Phrase:
    """The ways in which these words may be written one after the other; none when no word is looked up."""
    places, joined = _read(text)
    stems = [place.stem for place in places]
    closed, at = [], 0
    for one in joined:
        closed += [*stems[at : one.start], one.closed]
        at = one.end
    closed += stems[at:]
    # One that we know is looked up by its one stem, and takes the places of its parts; "" is never looked up.
    opened = [part for stem in stems for part in numbered(stem) or (stem, *[""] * (len(parts_of(stem)) - 1))]
    return tuple(dict.fromkeys(filter(None, map(_looked_up, (stems, closed, opened)))))


def _read(text: str) -> tuple[list[WordPlace], list[Joined]]:
    text = unicodedata.normalize("NFC", text)
    places = list(places_in(text))
    return places, list(joined_in(places, text))


def _looked_up(stems: Iterable[str]) -> Terms:
    return tuple((at, stem) for at, stem in enumerate(stems) if is_looked_up(stem))
