"""A query made ready to run: what is looked up, as words, concepts and phrases."""

from dataclasses import dataclass

from forum.search.asking.analysis import is_looked_up, light_stems, stems_of
from forum.search.asking.concepts import expressions_in
from forum.search.asking.query import MAX_TERMS, Query

Terms = tuple[tuple[int, str], ...]


@dataclass(frozen=True)
class Unit:
    """One thing asked for: a word, or an expression with its concepts; a light one only adds to the score."""

    stems: tuple[str, ...]
    concepts: tuple[str, ...] = ()
    is_light: bool = False


@dataclass(frozen=True)
class QueryPlan:
    """A query made ready to run; phrases are (offset, stem) pairs."""

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


def plan_of(query: Query) -> QueryPlan:
    """What to look up for the query."""
    phrases = tuple(filter(None, map(terms_of, query.phrases)))
    units = _units(stems_of(" ".join(query.words)))
    has_matter = bool(phrases) or any(not unit.is_light for unit in units)
    if not has_matter:
        units = [Unit(unit.stems) for unit in units]
    excluded = tuple(filter(None, map(terms_of, query.excluded)))
    return QueryPlan(tuple(units[:MAX_TERMS]), phrases, excluded, query)


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


def terms_of(text: str) -> Terms:
    """The words of a phrase that are looked up, each with its place in it."""
    return tuple((at, stem) for at, stem in enumerate(stems_of(text)) if is_looked_up(stem))
