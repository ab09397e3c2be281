"""How a document lies in the Whoosh index: one field of words, one of concepts, one of facets.

Whoosh's analysers hand one token object through a chain of generators, which costs more than all else when
100,000 posts are indexed; so the field of words takes stems that `analysis` made, and packs them itself.
"""

from array import array
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from whoosh import columns, fields, formats

from forum.search.asking.analysis import is_looked_up, stems_of
from forum.search.asking.concepts import FAMILIES, tags_in
from forum.search.asking.query import facet_value
from forum.search.kit.document import Document

# Raise it whenever documents would be indexed otherwise: an index of another form is rebuilt, never misread.
FORM = 4

TITLE_WEIGHT = 2
WORDS_WEIGHT = 0.3
# Positions left free between title, body and words, so that no phrase reaches across.
GAP = 16
MAX_STEMS = 60_000
MAX_TITLE = 300


@dataclass(frozen=True)
class Stems:
    """The stems of a document's three texts."""

    title: list[str]
    body: list[str]
    words: list[str]


class PackedPositions(formats.Format):  # type: ignore[misc]  # Whoosh has no types
    """A posting's value is its positions as unsigned 16-bit numbers in the machine's order."""


class StemField(fields.FieldType):  # type: ignore[misc]  # Whoosh has no types
    """A scored field made from `Stems`."""

    def __init__(self) -> None:
        super().__init__(PackedPositions(), analyzer=None, scorable=True)

    def index(self, value: Stems, **_: Any) -> Iterator[tuple[bytes, int, float, bytes]]:
        """Yield (term, its share of the length, weight, positions) for each stem that is looked up."""
        positions: dict[str, list[int]] = defaultdict(list)
        start = 0
        ends = []
        for stems in (value.title, value.body, value.words):
            for at, stem in enumerate(stems, start):
                positions[stem].append(at)
            ends.append(start + len(stems))
            start = ends[-1] + GAP
        for stem, places in positions.items():
            if not is_looked_up(stem):
                continue
            in_title = sum(at < ends[0] for at in places)
            in_words = sum(at > ends[1] for at in places)
            in_body = len(places) - in_title - in_words
            length = TITLE_WEIGHT * in_title + in_body
            yield stem.encode(), length, length + WORDS_WEIGHT * in_words, array("H", places).tobytes()


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
    )


def fields_of(document: Document) -> dict[str, Any]:
    """The values of the fields for one document."""
    stems = Stems(
        title=stems_of(document.title)[:MAX_TITLE],
        body=stems_of(document.body)[: MAX_STEMS - 5_000],
        words=stems_of(" . ".join(document.words))[:4_000],
    )
    known = [f"{family}={value}" for family in FAMILIES for value in getattr(document, family)]
    concepts = tags_in(stems.title) | tags_in(stems.body) | tags_in(stems.words) | set(known)
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
    }
