"""Hits as a person reads them: their present titles, excerpts with the words marked, and how safe they are."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from forum.queries.search.found_things import FoundThing
from forum.queries.search.search_things import find_things
from forum.rules.kit.people import Person
from forum.rules.library.exercises import Exercise
from forum.rules.routines.safety import SafetyLine
from forum.search.asking.port import Hit
from forum.search.asking.query import Query
from forum.search.whoosh.marking import first_to_mark, spans_to_mark
from forum.text.kit.excerpts import excerpt


@dataclass(frozen=True, slots=True)
class Shown:
    """One hit as it is shown; `excerpt` is plain text and `segments` the same with the found words told apart.

    `safety` is what its page says aloud, None for what is neither a card nor an exercise.
    `thread_id` is the thread that a post stands in, `beside` how many more posts of it this one stands for.
    `mark` is what must be read first.
    """

    kind: str
    id: str
    title: str
    url: str
    excerpt: str
    score: float
    segments: list[tuple[str, bool]]
    title_segments: list[tuple[str, bool]]
    meta: str
    modalities: tuple[str, ...] = ()
    safety: tuple[SafetyLine, ...] | None = None
    thread_id: int | None = None
    beside: int = 0
    mark: str = ""

    @property
    def told_first(self) -> tuple[str, ...]:
        """What must be known before it is opened, as sentences: how its study stands, and every safety fact."""
        words = (self.mark, *(line.words for line in self.safety or ()))
        return tuple(f"{one.rstrip('.')}." for one in words if one)


def show(
    hits: Sequence[Hit], person: Person, query: Query, exercises: Mapping[str, Exercise] | None = None
) -> list[Shown]:
    """These hits as this person may read them now; `exercises` are those of the library, where they are at hand."""
    things = find_things([(hit.kind, hit.id) for hit in hits], person, exercises)
    return [shown(hit, things[hit.kind, hit.id], query) for hit in hits if (hit.kind, hit.id) in things]


def shown(hit: Hit, thing: FoundThing, query: Query) -> Shown:
    """A hit with its present title and an excerpt around the words."""
    piece = excerpt(thing.text, first_to_mark(thing.text, query))
    return Shown(
        kind=hit.kind,
        id=hit.id,
        title=thing.title,
        url=thing.url,
        excerpt=piece,
        score=hit.score,
        segments=marked(piece, query),
        title_segments=marked(thing.title, query),
        meta=thing.meta,
        modalities=thing.modalities,
        safety=thing.safety,
        thread_id=thing.thread_id,
        beside=hit.beside,
        mark=thing.mark,
    )


def marked(text: str, query: Query) -> list[tuple[str, bool]]:
    """The text in pieces, each with whether the query found it."""
    pieces: list[tuple[str, bool]] = []
    done = 0
    for start, end in spans_to_mark(text, query):
        pieces += [(text[done:start], False), (text[start:end], True)]
        done = end
    return [piece for piece in (*pieces, (text[done:], False)) if piece[0]]
