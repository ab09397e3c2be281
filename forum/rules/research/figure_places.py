"""Where each figure of a digest stands in the facts of its study."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from forum.rules.claims.numbers import Figure, figures_of
from forum.rules.claims.reading import words_of
from forum.rules.research.digests import PARTS, DigestText, Part, paragraphs_of
from forum.rules.research.studies import StudyRecord


@dataclass(frozen=True, slots=True)
class FigurePlace:
    """A fact that figures of the text come from: what it is, its words, where we read it, its place on the page."""

    label: str
    told: str
    where: str
    anchor: str


@dataclass(frozen=True, slots=True)
class Piece:
    """Some words of a paragraph; a figure has the number of its place (from 1), all else has 0."""

    words: str
    place: int = 0


@dataclass(frozen=True, slots=True)
class PlacedText:
    """The parts of a digest under its title as paragraphs of pieces, and the places their figures lead to."""

    parts: dict[Part, tuple[tuple[Piece, ...], ...]]
    places: tuple[FigurePlace, ...]


def place_figures(text: DigestText, record: StudyRecord) -> PlacedText:
    """The text with each figure led to the fact it comes from; one that follows from others by arithmetic is left."""
    facts = tuple(_facts(record))
    numbers: dict[int, int] = {}
    seen: set[tuple[int, str]] = set()
    parts = {
        part: tuple(tuple(_pieces(one, facts, numbers, seen)) for one in paragraphs_of(text.said(part)))
        for part in PARTS[1:]
    }
    return PlacedText(parts, tuple(facts[at] for at in numbers))


def _facts(record: StudyRecord) -> Iterator[FigurePlace]:
    for n, outcome in enumerate(record.outcomes, 1):
        told = "; ".join(outcome.figures) or outcome.name
        yield FigurePlace(outcome.name, told, outcome.where, f"outcome-{n}")
    yield FigurePlace("How many", record.n_said, "", "facts")
    yield FigurePlace("Groups", "; ".join(f"{one.name}: {one.n}" for one in record.arms if one.n), "", "facts")
    yield FigurePlace("What was done", record.trained, "", "facts")
    yield FigurePlace("How much", record.dose, "", "facts")
    if record.follow_up_weeks:
        yield FigurePlace("Followed for", f"{record.follow_up_weeks} weeks", "", "facts")
    yield FigurePlace("Who was studied", f"{record.population} {record.edss}".strip(), "", "facts")
    yield FigurePlace("Harm", record.harms, "", "facts")
    yield FigurePlace("Limits", record.limits, "", "facts")


def _pieces(
    paragraph: str, facts: Sequence[FigurePlace], numbers: dict[int, int], seen: set[tuple[int, str]]
) -> Iterator[Piece]:
    words, end = words_of(paragraph), 0
    for figure in figures_of(words):
        at = _find(figure, facts)
        shown = paragraph[words[figure.first].start : words[figure.last - 1].end]
        if at is None or (at, shown) in seen:
            continue
        seen.add((at, shown))
        start = words[figure.first].start
        if start > end:
            yield Piece(paragraph[end:start])
        yield Piece(shown, numbers.setdefault(at, len(numbers) + 1))
        end = words[figure.last - 1].end
    yield Piece(paragraph[end:])


def _find(figure: Figure, facts: Sequence[FigurePlace]) -> int | None:
    """The fact with this figure and its unit, else with the bare number."""
    bare = None
    for at, fact in enumerate(facts):
        for one in figures_of(words_of(f"{fact.label} {fact.told}")):
            if abs(one.value - figure.value) < 1e-6:
                if one.unit == figure.unit:
                    return at
                bare = at if bare is None else bare
    return bare
