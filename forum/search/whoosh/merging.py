"""Which segments a commit joins: small ones, so that a commit stays quick and a search reads few files.

Whoosh's own policy counts on Fibonacci numbers and lets fifty-document segments pile up. Large segments are
never joined here, because that takes a minute at 100,000 posts; `rebuild` tidies them.
"""

from itertools import repeat
from typing import Any

from whoosh.reading import SegmentReader

from forum.search.whoosh.segments import blocks_at

MERGE_AT = 8
_TIERS = (100, 800)
_WORTH_TIDYING = 8_000


def merge_small(writer: Any, segments: list[Any]) -> list[Any]:
    """Whoosh's merge policy: take some segments into the one being written, and return the others."""
    kept = [segment for segment in segments if _alive(segment)]
    joined = [segment for segment in kept if _is_mostly_gone(segment)]
    for tier in _TIERS:
        small = [segment for segment in kept if _alive(segment) < tier]
        if len(small) >= MERGE_AT:
            joined += [segment for segment in small if segment not in joined]
    for segment in joined:
        reader = SegmentReader(writer.storage, writer.schema, segment)
        _take_in(writer, reader)
        reader.close()
    return [segment for segment in kept if segment not in joined]


def _take_in(writer: Any, reader: Any) -> None:
    """Whoosh's `add_reader`, but quicker: that looks every term up again and steps through matchers."""
    base = writer.docnum
    numbers = writer.write_per_doc(set(writer.schema.names()), reader)
    for (field, term), info in reader._terms.items():
        start, (size,) = info.extent()
        for documents, weights, values in blocks_at(reader._terms._postfile, start, size):
            for doc, weight, value in zip(documents, weights, values or repeat(b""), strict=False):
                number = base + doc if numbers is None else numbers.get(doc)
                if number is not None:
                    writer.pool.add((field, term, number, weight, value))
    writer._added = True


def _alive(segment: Any) -> int:
    return int(segment.doc_count_all() - segment.deleted_count())


def _is_mostly_gone(segment: Any) -> bool:
    return bool(segment.deleted_count() > _alive(segment) and segment.doc_count_all() < _WORTH_TIDYING)
