"""A search as a person gets it: understood, run, checked against what they may read, with excerpts."""

from collections.abc import Collection
from dataclasses import dataclass

from forum.queries.search.search_things import FoundThing, find_things
from forum.rules.kit.people import Person
from forum.rules.routines.safety import SafetyLine
from forum.search.asking.port import Hit
from forum.search.asking.query import Query, parse_query
from forum.search.engine import current
from forum.search.kit.document import KINDS
from forum.search.turns import turn
from forum.search.unsettled import unsettled_keys
from forum.search.whoosh.marking import first_to_mark, spans_to_mark
from forum.text.kit.excerpts import excerpt


@dataclass(frozen=True, slots=True)
class Shown:
    """One hit as it is shown; `excerpt` is plain text and `segments` the same with the found words told apart.

    `safety` is what its page says aloud, None for what is neither a card nor an exercise.
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


@dataclass(frozen=True, slots=True)
class Answer:
    """A page of hits; `kind_counts` counts what each kind would give."""

    total: int
    hits: list[Shown]
    kind_counts: dict[str, int]


def search(text: str, person: Person, *, kinds: Collection[str] = (), limit: int = 20, page: int = 1) -> Answer:
    """What the words find for this person; raises `SearchUnavailable`, or `SearchBusy` which is one."""
    query = parse_query(text, person.time_zone)
    if query.is_empty:
        return Answer(0, [], {})
    known = [kind for kind in kinds if kind in KINDS]
    with turn():
        results = current().find(query, kinds=known, limit=limit, page=page, exclude_keys=unsettled_keys())
        things = find_things([(hit.kind, hit.id) for hit in results.hits], person)
        hits = [shown(hit, things[hit.kind, hit.id], query) for hit in results.hits if (hit.kind, hit.id) in things]
    return Answer(results.total, hits, dict(results.kind_counts))


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
    )


def marked(text: str, query: Query) -> list[tuple[str, bool]]:
    """The text in pieces, each with whether the query found it."""
    pieces: list[tuple[str, bool]] = []
    done = 0
    for start, end in spans_to_mark(text, query):
        pieces += [(text[done:start], False), (text[start:end], True)]
        done = end
    return [piece for piece in (*pieces, (text[done:], False)) if piece[0]]


def as_json(hit: Shown) -> dict[str, object]:
    """A hit as programs read it: ids are numbers, an exercise's a word; cards and exercises have `safety`."""
    plain: dict[str, object] = {
        "kind": hit.kind,
        "id": hit.id if hit.kind == "exercise" else int(hit.id),
        "title": hit.title,
        "url": hit.url,
        "excerpt": hit.excerpt,
        "score": round(hit.score, 4),
    }
    return plain if hit.safety is None else plain | {"safety": [line.words for line in hit.safety]}
