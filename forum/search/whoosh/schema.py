"""How a document lies in the Whoosh index: one field of words, one of concepts, one of facets.

Whoosh's analysers hand one token object through a chain of generators, which costs more than all else when
100,000 posts are indexed; so the field of words takes stems that `analysis` made, and packs them itself.
"""

from array import array
from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from whoosh import columns, fields, formats

from forum.search.asking.analysis import Text, is_looked_up, read
from forum.search.asking.concepts import FAMILIES, tags_in
from forum.search.asking.query import facet_value
from forum.search.kit.document import Document

# Raise it whenever documents would be indexed otherwise: an index of another form is rebuilt, never misread.
FORM = 8

TITLE_WEIGHT = 2
WORDS_WEIGHT = 0.3
# Positions left free between title, body and words, so that no phrase reaches across.
GAP = 16
MAX_STEMS = 60_000
MAX_TITLE = 300


@dataclass(frozen=True)
class Stems:
    """A document's three texts."""

    title: Text
    body: Text
    words: Text


class PackedPositions(formats.Format):  # type: ignore[misc]  # Whoosh has no types
    """A posting's value is its positions as unsigned 16-bit numbers in the machine's order."""


class StemField(fields.FieldType):  # type: ignore[misc]  # Whoosh has no types
    """A scored field made from `Stems`."""

    def __init__(self) -> None:
        super().__init__(PackedPositions(), analyzer=None, scorable=True)

    def index(self, value: Stems, **_: Any) -> Iterator[tuple[bytes, int, float, bytes]]:
        """Yield (term, its share of the length, weight, positions) for each stem that is looked up.

        What a text is found by as well takes no length, so that a hyphen moves no other word.
        """
        positions: dict[str, list[int]] = defaultdict(list)
        more: dict[str, list[int]] = defaultdict(list)
        start = 0
        ends = []
        for text in (value.title, value.body, value.words):
            for at, stem in enumerate(text.stems, start):
                positions[stem].append(at)
            for at, stem in text.more:
                more[stem].append(start + at)
            ends.append(start + len(text.stems))
            start = ends[-1] + GAP
        lengths = {stem: _weigh(places, ends)[0] for stem, places in positions.items() if stem in more}
        for stem, others in more.items():
            positions[stem] = sorted({*positions[stem], *others})
        for stem, places in positions.items():
            if is_looked_up(stem):
                length, weight = _weigh(places, ends)
                length = lengths.get(stem, 0) if stem in more else length
                yield stem.encode(), length, weight, array("H", places).tobytes()


def _weigh(places: list[int], ends: list[int]) -> tuple[int, float]:
    """Length and weight of a stem at these places; `ends` are those of title, body and words."""
    in_title = bisect_left(places, ends[0])
    in_words = len(places) - bisect_right(places, ends[1])
    in_body = len(places) - in_title - in_words
    length = TITLE_WEIGHT * in_title + in_body
    return length, length + WORDS_WEIGHT * in_words


def schema() -> Any:
    """The fields of the index; `key`, `title` and `url` are all that is stored."""
    return fields.Schema(
        all=StemField(),
        concepts=fields.ID(),
        facets=fields.ID(),
        key=fields.ID(unique=True, stored=True),
        title=fields.STORED(),
        url=fields.STORED(),
        at=fields.COLUMN(columns.NumericColumn("q")),
        thread=fields.COLUMN(columns.NumericColumn("q")),
    )


def fields_of(document: Document) -> dict[str, Any]:
    """The values of the fields for one document."""
    # The title of a reply is its thread's: it is found by that, but a short "Thank you" does not answer the title.
    is_reply = document.kind == "post"
    words = (document.title, *document.words) if is_reply else document.words
    stems = Stems(
        title=read("" if is_reply else document.title).cut(MAX_TITLE),
        body=read(document.body).cut(MAX_STEMS - 5_000),
        words=read(" . ".join(words)).cut(4_000),
    )
    known = [f"{family}={value}" for family in FAMILIES for value in getattr(document, family)]
    concepts = tags_in(stems.title.stems) | tags_in(stems.body.stems) | tags_in(stems.words.stems) | set(known)
    named = [("kind", document.kind), ("author", document.author), ("category", document.category)]
    named += [*(("tag", tag) for tag in document.tags), *(("trait", trait) for trait in document.traits)]
    facets = {f"{name}={facet_value(value)}" for name, value in named if value}
    return {
        "all": stems,
        "concepts": sorted(concepts),
        "facets": sorted(facets | set(known) | set(document.facets)),
        "key": document.key,
        "title": document.title[:MAX_TITLE],
        "url": document.url,
        "at": int(document.at.timestamp()),
        "thread": document.thread,
    }
